// SPDX-License-Identifier: GPL-3.0-or-later

/// The values that data do not speak against at a level of confidence.
package struct ConfidenceInterval: Hashable, Sendable {
  /// The level of confidence of every interval where none is asked for.
  package static let standardConfidence = 0.95

  /// The least of the values.
  package var lower: Double
  /// The largest of the values.
  package var upper: Double
  /// How often such an interval holds the true value, for example 0.95.
  package var confidence: Double

  /// Makes an interval from its ends.
  package init(lower: Double, upper: Double, confidence: Double) {
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }

  /// Whether a value is inside, ends included.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
