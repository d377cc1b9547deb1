// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ReadCurve {
  /// The factor by which the curve is another one at every spend; `nil` where it is none.
  ///
  /// What makes the shape of a curve must be the same to the last digit. Besides, both must agree
  /// where they are looked at, by the formulas of ``CurveFormula``: were something forgotten here
  /// that shapes a curve, nothing would be united.
  ///
  /// - Complexity: a few evaluations of both; linear in the number of points.
  func multiple(of other: ReadCurve) -> Double? {
    if self == other { return 1 }
    switch (self, other) {
    case (.formula(let own), .formula(let second)):
      guard let own = own.formula, let second = second.formula, type(of: own) == type(of: second),
        own.profile == second.profile, let factor = own.height(beside: second)
      else { return nil }
      return isMultiple(of: other, by: factor, near: own.bend) ? factor : nil
    case (.pieces(let own), .pieces(let other)),
      (.majorant(let own, of: _), .majorant(let other, of: _)):
      return own.multiple(of: other)
    case (.formula, _), (.pieces, _), (.majorant, _):
      return nil
    }
  }

  /// Whether both agree at spends around those at which the curves bend.
  private func isMultiple(of other: ReadCurve, by factor: Double, near bend: Double) -> Bool {
    [1.0 / 16, 1, 16].allSatisfy { share in
      let spend = share * bend
      let (own, other) = (value(at: spend), factor * other.value(at: spend))
      return abs(own - other) <= 1e-12 * max(abs(own), abs(other))
    }
  }
}

extension CurveFormula {
  /// How many times as high the formula is as another one of the same shape; `nil` where no one
  /// factor says.
  fileprivate func height(beside other: any CurveFormula) -> Double? {
    let pairs = zip(heights, other.heights)
    guard let highest = pairs.max(by: { abs($0.1) < abs($1.1) }) else { return nil }
    let factor = highest.0 / highest.1
    guard factor.isNormal else { return nil }
    return pairs.allSatisfy { abs($0 - factor * $1) <= 4 * $0.ulp } ? factor : nil
  }
}
