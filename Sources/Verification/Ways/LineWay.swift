// SPDX-License-Identifier: GPL-3.0-or-later

/// What is counted line by line, besides KPIs.
enum Counted: Int, CaseIterable, Sendable {
  /// Money spent.
  case spend
  /// Whether the line is active.
  case active
  /// Whether the line gets another amount of money than in the last period.
  case changed
  /// Units bought.
  case units
}

/// One way to use a line: not at all, with a package, or with an amount of money at one price.
///
/// Everything that counts is a function of the amount x, in money and without fees.
struct LineWay: Sendable {
  /// What one KPI gets: `figure + rate · x + factor · curve(x)`.
  struct Share: Sendable {
    /// The KPI's position among those that lines deliver.
    var kpi: Int
    var figure = 0.0
    var rate = 0.0
    var curve: (factor: Double, curve: ReadCurve)?
  }

  /// Units as `base + perMoney · x`.
  struct Units: Sendable {
    var base: Double
    var perMoney: Double

    func count(at amount: Double) -> Double { base + perMoney * amount }
  }

  /// The creator's package.
  var package: String?
  /// Whether the line counts as active.
  var isActive: Bool
  /// What the line itself allows; `nil` where that is nothing, for example no step within its
  /// range.
  var amounts: Amounts?
  /// What the budget leaves of that when every other line takes its cheapest way; `nil` for
  /// nothing.
  var reachable: Amounts?
  /// Money beside the amount.
  var fee = 0.0
  /// Money on top of each unit of the amount.
  var commission = 0.0
  /// Whether the line gets another amount of money than in the last period; a way over a range
  /// counts as a change.
  var isChanged = true
  /// For a campaign bought in units.
  var units: Units?
  var shares: [Share] = []

  /// What the way has of something: `fixed + slope · x`.
  func count(of counted: Counted) -> (fixed: Double, slope: Double) {
    switch counted {
    case .spend: (fee, 1 + commission)
    case .active: (isActive ? 1 : 0, 0)
    case .changed: (isChanged ? 1 : 0, 0)
    case .units: (units?.base ?? 0, units?.perMoney ?? 0)
    }
  }

  /// The least money that the way takes.
  var leastMoney: Double {
    amounts.map { $0.range.lowerBound * (1 + commission) + fee } ?? .infinity
  }
}
