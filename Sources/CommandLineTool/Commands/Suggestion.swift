// SPDX-License-Identifier: GPL-3.0-or-later

import Scenarios

/// What to say to somebody who has misspelt a name.
enum Suggestion {
  /// "; did you mean 'reach'?", or what there is to choose from where no name is near.
  static func text(for name: String, among names: [String]) -> String {
    nearest(to: name, among: names)
      ?? "; there is " + names.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// What the parser says of arguments, with a hint at the option that an unknown one may stand
  /// for: a key of the scenario is changed with `--set`, and only a name that is near is offered.
  static func refining(_ message: String) -> String {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    guard message.hasPrefix("Unknown option '--"), parts.count >= 3 else { return message }
    let name = parts[1].dropFirst(2)
    if settable.contains(String(name)) {
      return
        "Unknown option '--\(name)'. To change the scenario for one run, write '--set \(name)=…'."
    }
    guard parts.count >= 5 else { return message }
    let offered = String(parts[3].drop { $0 == "-" })
    let isNear = NearestName.nearest(to: String(name), among: [offered]) != nil
    return isNear ? message : "Unknown option '--\(name)'"
  }

  /// Keys at the top of a scenario that hold one value.
  private static let settable: Set<String> = ["budget", "name", "period", "step"]

  /// "; did you mean 'reach'?", or nothing where no name is near.
  static func nearest(to name: String, among names: [String]) -> String? {
    NearestName.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
  }
}
