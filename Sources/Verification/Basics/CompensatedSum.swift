// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum that carries along what rounding takes from it, so that ten thousand terms are as good as
/// two.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
/// ZAMM 54 (1974).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0
  /// The sum of the absolute values of the terms: rounding errors are small against this, not
  /// against the sum.
  private(set) var magnitude = 0.0

  init(_ first: Double = 0) { add(first) }

  /// A value whose parts are known to be larger.
  init(_ value: Double, magnitude: Double) {
    add(value)
    self.magnitude = max(abs(value), magnitude)
  }

  /// The sum.
  var value: Double { sum.isFinite ? sum + lost : sum }

  mutating func add(_ term: Double) {
    let next = sum + term
    if abs(sum) >= abs(term) {
      lost += (sum - next) + term
    } else {
      lost += (term - next) + sum
    }
    sum = next
    magnitude += abs(term)
  }

  /// Adds a multiple of another sum together with its magnitude.
  mutating func add(_ factor: Double, times other: CompensatedSum) {
    let before = magnitude
    add(factor * other.value)
    magnitude = before + abs(factor) * other.magnitude
  }
}
