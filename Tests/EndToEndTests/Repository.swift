// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Where the parts of the checkout are that tests read.
enum Repository {
  /// The checkout's folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a shipped scenario.
  static func scenario(_ name: String) -> String {
    root.appending(path: "scenarios/\(name)").path
  }

  /// The names of all shipped scenarios.
  static let shippedScenarios = [
    "agency-creators.yaml", "ampl-advertising.yaml", "creators-200.yaml", "flamingo-grill.yaml",
    "launch-net-reach.yaml", "meridian-demo.yaml",
  ]
}
