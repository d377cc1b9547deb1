// SPDX-License-Identifier: GPL-3.0-or-later

/// The standard normal distribution.
package enum NormalDistribution {
  /// The probability of a value of at most `x`.
  ///
  /// Source: `Φ(x) = erfc(-x/√2) / 2`, Abramowitz & Stegun (1964), 26.2.29 with 7.1.2.
  package static func cumulative(_ x: Double) -> Double {
    0.5 * Elementary.erfc(-x * 0.5.squareRoot())
  }

  /// The value that is not passed with a probability.
  ///
  /// Starts from Abramowitz & Stegun (1964), 26.2.23 (error below 4.5e-4), which three of Halley's
  /// steps on ``cumulative(_:)`` bring to the last digits.
  ///
  /// - Precondition: `0 < probability < 1`.
  package static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
    if probability > 0.5 { return -quantile(1 - probability) }
    let t = (-2 * Elementary.log(probability)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = numerator / denominator - t
    for _ in 0..<3 {
      let density = Elementary.exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
      let step = (cumulative(x) - probability) / density
      x -= step / (1 + 0.5 * x * step)
    }
    return x
  }

  /// How many standard deviations an interval of a confidence reaches to either side.
  ///
  /// - Precondition: `0 < confidence < 1`.
  package static func reach(_ confidence: Double) -> Double {
    -quantile(0.5 * (1 - confidence))
  }
}
