// SPDX-License-Identifier: GPL-3.0-or-later

/// The regularized incomplete beta function `I_x(a, b)`.
struct IncompleteBeta {
  let a: Double
  let b: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  /// The function's value.
  ///
  /// Source: the continued fraction of Abramowitz & Stegun (1964), 26.5.8, evaluated as Lentz
  /// (1976) does, from the side on which it converges fast (26.5.2).
  ///
  /// - Parameters:
  ///   - x: where, between 0 and 1.
  ///   - complement: `1 - x`, which the caller may know with more digits.
  func value(at x: Double, complement: Double) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    let front = Elementary.exp(
      a * Elementary.log(x) + b * Elementary.log(complement)
        + Self.logGamma(a + b) - Self.logGamma(a) - Self.logGamma(b))
    let isDirect = x < (a + 1) / (a + b + 2)
    return isDirect
      ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, complement) / b
  }

  private func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for index in 1...10_000 {
      let m = Double(index)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }

  /// The logarithm of the gamma function of a number above 0.
  ///
  /// Source: Stirling's series, Abramowitz & Stegun (1964), 6.1.41, from 15 on, and
  /// `Γ(x+1) = x Γ(x)` below.
  static func logGamma(_ x: Double) -> Double {
    var (x, product) = (x, 1.0)
    while x < 15 {
      product *= x
      x += 1
    }
    let inverse = 1 / x
    let square = inverse * inverse
    let series =
      inverse
      * (1.0 / 12 - square
        * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188)))))
    return (x - 0.5) * Elementary.log(x) - x + 0.5 * Elementary.log(2 * Double.pi) + series
      - Elementary.log(product)
  }
}
