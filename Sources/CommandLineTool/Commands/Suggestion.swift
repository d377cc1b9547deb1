// SPDX-License-Identifier: GPL-3.0-or-later

import Scenarios

/// What to say to somebody who has misspelt a name.
enum Suggestion {
  /// "; did you mean 'reach'?", or what there is to choose from where no name is near.
  static func text(for name: String, among names: [String]) -> String {
    nearest(to: name, among: names)
      ?? "; there is " + names.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// "; did you mean 'reach'?", or nothing where no name is near.
  static func nearest(to name: String, among names: [String]) -> String? {
    NearestName.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
  }
}
