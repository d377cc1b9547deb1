// SPDX-License-Identifier: GPL-3.0-or-later

/// One way to use a line, of which a plan takes exactly one: off, on, a package, a tier of a rate
/// card.
///
/// Within an option the line's *amount* x, in money, lies in a range, and everything else follows
/// from it.
package struct LineOption: Hashable, Sendable {
  /// The position among all ways to use the line, as ``CaseSplit/options(line:_:)`` counts them:
  /// off first wherever the line may get nothing, then tiers of a rate card or packages in order.
  package var position: Int
  /// The creator's package, or `nil` for a campaign and for a creator that is left out.
  package var package: String?
  /// Whether the line counts as active, in counts and conditions.
  package var isActive: Bool
  /// The money that the curves see; a single value where there is nothing to choose.
  package var amount: ClosedRange<Double>
  /// The distance between the amounts that can be bought, starting from the range's lower end; 0
  /// for any amount.
  package var step: Double
  /// The money spent besides the amount: a set-up fee or a package's fee.
  package var fee: Double
  /// The money spent on top of each unit of the amount, a commission: 0.08 for 8%; 0 for a creator,
  /// whose fee holds it.
  package var commission: Double
  /// Whether the line gets another amount of money than in the last period; looked at only for
  /// lines of which a rule counts how many do. An option over a range counts as a change, also at
  /// the one amount that would be none.
  package var isChanged: Bool
  /// The units bought: `units.base + units.perMoney · x`; `nil` for a line that is not bought in
  /// units.
  package var units: Units?
  /// What the amount brings, sorted by KPI: `factor · curve(x)`.
  package var flows: [Flow]
  /// What comes with the option itself, sorted by KPI.
  package var figures: [Creator.Figure]

  /// Units as a straight line over the amount.
  package struct Units: Hashable, Sendable {
    /// The units at an amount of 0, as the line has it.
    package var base: Double
    /// Units per money.
    package var perMoney: Double

    /// Makes a line.
    package init(base: Double, perMoney: Double) {
      self.base = base
      self.perMoney = perMoney
    }
  }

  /// Makes an option.
  package init(
    position: Int = 0, package: String? = nil, isActive: Bool, amount: ClosedRange<Double>,
    step: Double = 0, fee: Double = 0, commission: Double = 0, isChanged: Bool = true,
    units: Units? = nil, flows: [Flow] = [], figures: [Creator.Figure] = []
  ) {
    self.position = position
    self.package = package
    self.isActive = isActive
    self.amount = amount
    self.step = step
    self.fee = fee
    self.commission = commission
    self.isChanged = isChanged
    self.units = units
    self.flows = flows
    self.figures = figures
  }

  /// All money that an amount takes: with fee and commission.
  package func spend(at amount: Double) -> Double { amount * (1 + commission) + fee }
}
