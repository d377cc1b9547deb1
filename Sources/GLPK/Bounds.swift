// SPDX-License-Identifier: GPL-3.0-or-later

/// The range in which a column's value or a row's activity must lie.
///
/// An infinite end means that there is no limit on that side. Whether the ends make sense is
/// checked when they reach a problem, so that a complaint can name the row or column.
package struct Bounds: Hashable, Sendable {
  /// The least value, or minus infinity.
  package var lower: Double

  /// The greatest value, or infinity.
  package var upper: Double

  /// The range from `lower` to `upper`, both included.
  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// No limit on either side.
  package static let free = Bounds(lower: -.infinity, upper: .infinity)

  /// Zero and above.
  package static let nonnegative = Bounds(lower: 0, upper: .infinity)

  /// `value` and above.
  package static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value, upper: .infinity) }

  /// `value` and below.
  package static func atMost(_ value: Double) -> Bounds { Bounds(lower: -.infinity, upper: value) }

  /// Just `value`.
  package static func exactly(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }

  /// From `lower` to `upper`, both included.
  package static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }
}
