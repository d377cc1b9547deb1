// SPDX-License-Identifier: GPL-3.0-or-later

/// A figure that data give, or why they do not.
package enum Measured<Value> {
  /// The figure.
  case value(Value)
  /// The data do not have one.
  case undefined(Undefined)

  /// The figure, or `nil` where the data do not have one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Why there is no figure; `nil` where there is one.
  package var reason: Undefined? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}

extension Measured: Equatable where Value: Equatable {}
extension Measured: Hashable where Value: Hashable {}
extension Measured: Sendable where Value: Sendable {}

/// Why data do not have a figure.
package enum Undefined: Hashable, Sendable {
  /// There are fewer observations than the figure needs.
  case tooFew(size: Int, needed: Int)
  /// The first series, or the only one, is the same all the time.
  case firstIsConstant
  /// The second series is the same all the time.
  case secondIsConstant
  /// A value is infinite or not a number.
  case notFinite
  /// A value is below 0 where only amounts make sense.
  case negative
}
