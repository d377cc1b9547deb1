// SPDX-License-Identifier: GPL-3.0-or-later

/// Student's t distribution.
package struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom; above 0.
  package let degrees: Double

  /// Makes a distribution.
  ///
  /// - Precondition: the degrees of freedom are finite and above 0.
  package init(degrees: Double) {
    precondition(degrees > 0 && degrees.isFinite, "degrees of freedom are above 0")
    self.degrees = degrees
  }

  /// The probability of a value that is further from 0 than `t`, on either side.
  ///
  /// Source: `A(t|ν) = 1 - I_x(ν/2, 1/2)` with `x = ν/(ν + t²)`, Abramowitz & Stegun (1964), 26.7.1
  /// and 26.5.27.
  package func outside(_ t: Double) -> Double {
    if t == 0 { return 1 }
    if t.isInfinite { return 0 }
    let square = t * t
    return IncompleteBeta(0.5 * degrees, 0.5)
      .value(at: degrees / (degrees + square), complement: square / (degrees + square))
  }

  /// The probability of a value of at most `t`.
  package func cumulative(_ t: Double) -> Double {
    let tail = 0.5 * outside(t)
    return t > 0 ? 1 - tail : tail
  }

  /// How far an interval of a confidence reaches to either side of 0.
  ///
  /// Halves an interval that holds it until no number lies between the ends.
  ///
  /// - Precondition: `0 < confidence < 1`.
  package func reach(_ confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    let rest = 1 - confidence
    var (inside, beyond) = (0.0, 1.0)
    while outside(beyond) > rest, beyond < 1e300 { (inside, beyond) = (beyond, 2 * beyond) }
    while true {
      let middle = inside + 0.5 * (beyond - inside)
      if middle <= inside || middle >= beyond { return middle }
      if outside(middle) > rest { inside = middle } else { beyond = middle }
    }
  }
}
