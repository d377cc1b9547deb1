// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// A gap as people write it: `1e-6` or `0.1%`.
struct GapArgument: ExpressibleByArgument, Hashable {
  /// The gap as a share, at least 0 and below 1.
  let share: Double

  init?(argument: String) {
    let isPercentage = argument.hasSuffix("%")
    let digits = isPercentage ? argument.dropLast() : argument[...]
    // Double also reads hexadecimal and names of numbers, which nobody means here.
    guard digits.allSatisfy({ "0123456789.eE+-".contains($0) }), let number = Double(digits) else {
      return nil
    }
    let share = isPercentage ? number / 100 : number
    guard share >= 0, share < 1 else { return nil }
    self.share = share
  }
}
