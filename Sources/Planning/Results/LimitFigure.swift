// SPDX-License-Identifier: GPL-3.0-or-later

/// The number by which a limit is stated, in the form in which the scenario has it.
public struct LimitFigure: Hashable, Sendable {
  /// What the number is.
  public enum Form: Hashable, Sendable {
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
  public var value: Double
  /// What it is.
  public var form: Form

  /// Makes a figure.
  public init(_ value: Double, _ form: Form) {
    self.value = value
    self.form = form
  }
}
