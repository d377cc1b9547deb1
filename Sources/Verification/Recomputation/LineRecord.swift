// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a plan does with one line.
struct LineRecord: Hashable, Sendable {
  /// All money, fees and commission included.
  var spend: Double
  /// The money that curves see.
  var amount: Double
  /// The units bought, for a campaign bought in units.
  var units: Double?
  /// The package booked, for a creator.
  var package: String?

  init(_ allocation: Plan.Allocation, isCampaign: Bool) {
    spend = allocation.spend
    amount = isCampaign ? allocation.spend - allocation.setUpFee - allocation.commission : 0
    units = allocation.units
    package = allocation.package
  }

  /// Whether the line gets money, or is booked for nothing.
  var isActive: Bool { amount > 0 || package != nil }
}

extension Scenario {
  /// What a line has of something; `nil` for units of a line that is not bought in any.
  func amount(of counted: Counted, _ line: Int, _ record: LineRecord) -> Double? {
    switch counted {
    case .spend: record.spend
    case .active: record.isActive ? 1 : 0
    case .changed: hasChanged(line, record) ? 1 : 0
    case .units: record.units
    }
  }

  /// Whether a line gets another amount of money than in the last period, up to rounding.
  func hasChanged(_ line: Int, _ record: LineRecord) -> Bool {
    guard let last = lastSpend(ofLineAt: line) else { return true }
    return abs(record.spend - last) > Tolerance.money * max(1, last, record.spend)
  }
}
