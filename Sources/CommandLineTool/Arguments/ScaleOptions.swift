// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// What weights stand on where a scenario is changed by variants.
struct ScaleOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Work out anew what weights stand on (default: as in the scenario without variants)."))
  var rescale = false

  /// The switches, as they were given.
  var switches: [String] { rescale ? ["--rescale"] : [] }
}
