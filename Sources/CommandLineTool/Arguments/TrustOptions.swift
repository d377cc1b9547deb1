// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Scenarios

/// What a scenario may reach for.
struct TrustOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Read tables outside of the scenario's folder too; for scenarios whose author you trust."))
  var allowOutside = false

  /// The switches, as they were given.
  var switches: [String] { allowOutside ? ["--allow-outside"] : [] }

  /// What reads the scenario and its tables.
  var reader: SystemFileReader { SystemFileReader(mayLeaveFolder: allowOutside) }
}
