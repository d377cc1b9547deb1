// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// A length of time as people write it: `500ms`, `10s`, `2m`, `1h`.
struct DurationArgument: ExpressibleByArgument, Hashable {
  /// The time, above 0.
  let duration: Duration

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let seconds: Double
    switch argument.dropFirst(digits.count) {
    case "ms": seconds = 0.001
    case "s": seconds = 1
    case "m", "min": seconds = 60
    case "h": seconds = 3600
    default: return nil
    }
    guard let number = Double(digits), number > 0 else { return nil }
    // A year is as good as for ever, and leaves clocks room to add.
    duration = .seconds(min(number * seconds, 365 * 24 * 3600))
  }
}
