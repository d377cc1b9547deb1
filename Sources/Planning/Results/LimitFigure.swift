// SPDX-License-Identifier: GPL-3.0-or-later

/// The number by which a limit is stated, in the form in which the scenario has it.
package struct LimitFigure: Hashable, Sendable {
  /// What the number is.
  package enum Form: Hashable, Sendable {
    /// An amount in the unit of what is limited.
    case amount
    /// A share of the budget: 0.3 for `30% of budget`.
    case shareOfBudget
    /// A share of what the same lines got in the last period.
    case shareOfLast
    /// A multiple of something else that the plan has.
    case multiple
  }

  /// The number.
  package var value: Double
  /// What it is.
  package var form: Form

  /// Makes a figure.
  package init(_ value: Double, _ form: Form) {
    self.value = value
    self.form = form
  }
}
