// SPDX-License-Identifier: GPL-3.0-or-later

/// Round figures along an axis.
struct AxisTicks {
  /// The figures, ascending, each a multiple of 1, 2 or 5 times a power of ten.
  let values: [Double]
  /// How they are written.
  let format: FigureFormat

  /// What the figures along an axis are.
  enum Kind {
    /// Any amounts.
    case amounts
    /// Counts, of which there are only whole ones.
    case counts
  }

  /// Chooses at most `most` ticks, at least 2, within a range that is not empty; of counts there
  /// may be fewer.
  init(_ range: ClosedRange<Double>, most: Int, of kind: Kind = .amounts) {
    let span = range.upperBound - range.lowerBound
    var exponent = FixedPoint.exponentOfTen(span) - 2
    if kind == .counts { exponent = max(0, exponent) }
    var values: [Double] = []
    search: while true {
      for digit in [1.0, 2, 5] {
        values = Self.multiples(of: digit, exponent, in: range)
        if values.count <= max(2, most) { break search }
      }
      exponent += 1
    }
    self.values = values
    format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
  }

  /// The multiples of digit · 10^exponent in a range, each rounded once.
  private static func multiples(
    of digit: Double, _ exponent: Int, in range: ClosedRange<Double>
  ) -> [Double] {
    let power = FixedPoint.powerOfTen(abs(exponent))
    let step = exponent < 0 ? digit / power : digit * power
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 10_000 else { return [] }
    return (0...Int(last - first)).map { count in
      let multiple = (first + Double(count)) * digit
      return exponent < 0 ? multiple / power : multiple * power
    }
  }
}
