// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes shares of 1 as percentages.
package enum Percentage {
  /// One decimal: `26.2%`.
  static func share(_ value: Double) -> String {
    FixedPoint.text(value * 100, decimals: 1) + "%"
  }

  /// A change with its sign, of two significant digits or one decimal, whichever is finer: `+4.7%`,
  /// `-0.012%`.
  static func change(_ value: Double) -> String {
    let percent = value * 100
    guard percent != 0, percent.isFinite else { return "0%" }
    let decimals = min(9, max(1, 1 - FixedPoint.exponentOfTen(percent)))
    let text = FixedPoint.text(percent, decimals: decimals)
    return (percent > 0 ? "+" : "") + text + "%"
  }

  /// A share to three significant digits or one decimal, whichever is finer: `61.0%`, `0.032%`.
  static func rounded(_ value: Double) -> String {
    let percent = value * 100
    guard percent != 0, percent.isFinite else { return "0%" }
    let decimals = min(9, max(1, 2 - FixedPoint.exponentOfTen(percent)))
    return FixedPoint.text(percent, decimals: decimals) + "%"
  }

  /// How good a proof is, of two significant digits and never rounded down: `0.0001%`, `15%` for
  /// 14.2%.
  ///
  /// Under a billionth of a percent the arithmetic does not tell, and it says so.
  package static func gap(_ value: Double) -> String {
    guard value > 0 else { return "0%" }
    // A hair more, so that 0.000001 is 0.0001% although the product is below it.
    let percent = value * 100 * (1 + 1e-12)
    guard percent >= 1e-9 else { return "under 0.000000001%" }
    let up = FixedPoint.roundedUp(percent, significant: 2)
    return FixedPoint.text(up, decimals: FixedPoint.decimals(of: up, significant: 2)) + "%"
  }

  /// A share as somebody wrote it: `30%`, `12.5%`.
  static func written(_ value: Double) -> String {
    FigureFormat([value * 100], significant: 7).text(value * 100) + "%"
  }
}
