// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Scenarios

/// What a file holds, and what a model leaves open.
struct ModelArguments: ParsableArguments {
  /// What a file can hold.
  enum Input: String, ExpressibleByArgument, CaseIterable {
    /// A scenario in YAML.
    case yaml
    /// A model in MPS with several N rows.
    case mop
  }

  @Option(
    help: ArgumentHelp(
      "What the file holds: yaml, a scenario, or mop, a model (default: by its name).",
      valueName: "format"))
  var from: Input?

  @Flag(help: "The objectives of a model are to be as large as possible, not as small.")
  var maximize = false

  /// Whether a file is a model, not a scenario.
  func isModel(_ file: String) -> Bool {
    switch from {
    case .mop: true
    case .yaml: false
    case nil: ModelFile.isNamed(file)
    }
  }
}
