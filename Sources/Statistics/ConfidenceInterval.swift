// SPDX-License-Identifier: GPL-3.0-or-later

/// The values that data do not speak against at a level of confidence.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The level of confidence of every interval where none is asked for.
  public static let standardConfidence = 0.95

  /// The least of the values.
  public var lower: Double
  /// The largest of the values.
  public var upper: Double
  /// How often such an interval holds the true value, for example 0.95.
  public var confidence: Double

  /// Makes an interval from its ends.
  public init(lower: Double, upper: Double, confidence: Double) {
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }

  /// Whether a value is inside, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
