// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether plans must keep to the scenario's steps of money.
public enum StepDemand: Hashable, Sendable {
  /// Every amount must be on its step.
  case kept
  /// Any amount will do, as for the plan that shows what the steps cost.
  case waived
}
