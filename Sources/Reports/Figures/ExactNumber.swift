// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes numbers for machines.
enum ExactNumber {
  /// The shortest digits that read back as the same number, without `.0`: `1200000`, `0.1`,
  /// `1e+16`.
  ///
  /// 0 for -0, and nothing for what is no number.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value == 0 { return "0" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
