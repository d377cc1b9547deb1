// SPDX-License-Identifier: GPL-3.0-or-later

/// How far arithmetic may leave a row, or a floor on an objective, on the wrong side of its bound.
///
/// The measure is what the lines contribute: neither the unit of a row nor a constant in it makes a
/// bound any looser, but for the last digits that a constant costs.
struct RowTolerance {
  /// A share of the sizes of the parts that a row is summed from.
  let share: Double

  /// For a mix of proposals that is a plan: ten times what the master may leave.
  static let mix = RowTolerance(share: 1e-10)
  /// For a mix of uses, which is no plan: what nearly equal proposals make of the master's digits,
  /// and less than is let pass in a plan, or cases without plans would have mixes for ever.
  static let relaxation = RowTolerance(share: 4e-10)
  /// For a plan: half of what counts as kept.
  static let plan = RowTolerance(share: 5e-10)
  /// For changes of a plan that are tried by the thousand, and checked as a plan in the end.
  static let change = RowTolerance(share: 1e-11)

  /// The tolerance of a row.
  ///
  /// - Parameters:
  ///   - size: of what lines contribute.
  ///   - constant: what the row is without them.
  func slip(size: Double, constant: Double) -> Double {
    share * size + 0x1p-51 * abs(constant)
  }
}
