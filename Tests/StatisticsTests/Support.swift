// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Whether two numbers agree to a share of their size.
func agrees(_ value: Double?, _ expected: Double, within share: Double = 1e-12) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= share * max(abs(expected), 1e-300)
}

/// Series over periods 0, 1, 2, ….
func series(_ first: [Double?], _ second: [Double?]) -> PairedSeries {
  PairedSeries(
    zip(first, second).enumerated().map { index, values in
      .init(position: index, first: values.0, second: values.1)
    })
}

/// Numbers that look random and are the same in every run (a linear congruence; Knuth's MMIX
/// constants).
struct Noise {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// A number from 0 to below 1.
  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// About normal, with mean 0 and standard deviation 1: twelve uniform numbers minus six.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }
}

/// Two years in which a form's rate of policies falls from about 14% to about 8%; made up.
enum Drift {
  static let forms: [Double] = [
    600, 664, 644, 588, 590, 562, 664, 791, 706, 687, 728, 713, 729, 717, 806, 848, 700, 738, 672,
    757, 766, 871, 788, 858,
  ]
  static let policies: [Double] = [
    78, 92, 83, 92, 80, 88, 104, 103, 99, 84, 90, 82, 73, 76, 81, 83, 57, 67, 62, 46, 54, 83, 57,
    61,
  ]
  static let pairs = series(forms, policies).pairs()
}

/// Anscombe's first set (1973, "Graphs in statistical analysis", The American Statistician 27).
enum Anscombe {
  static let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  static let y: [Double] = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
}
