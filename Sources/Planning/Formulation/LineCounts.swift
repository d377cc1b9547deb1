// SPDX-License-Identifier: GPL-3.0-or-later

// What lines have of each quantity: of a use, as a straight line over its amount, and of a plan.

extension LineOption {
  /// What a use counts: `fixed + slope · amount`.
  func count(of quantity: LineQuantity) -> (fixed: Double, slope: Double) {
    switch quantity {
    case .spend: (fee, 1 + commission)
    case .active: (isActive ? 1 : 0, 0)
    case .changed: (isChanged ? 1 : 0, 0)
    case .units: (units?.base ?? 0, units?.perMoney ?? 0)
    }
  }
}

extension Plan.Allocation {
  /// What the line has of a quantity.
  ///
  /// - Parameter last: what was spent on it in the last period.
  func amount(of quantity: LineQuantity, last: Double?) -> Double {
    switch quantity {
    case .spend: spend
    case .active: isActive ? 1 : 0
    case .changed: last.map { Figure.isSameMoney($0, spend) } == true ? 0 : 1
    case .units: units ?? 0
    }
  }

  /// Whether the line gets money, or is booked for nothing.
  var isActive: Bool { package != nil || spend > 0 }
}
