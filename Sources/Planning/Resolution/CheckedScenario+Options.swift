// SPDX-License-Identifier: GPL-3.0-or-later

/// A condition with its lines by position.
package struct ConditionInstance: Hashable, Sendable {
  /// The condition's name.
  package var name: String
  /// The line that it starts from, by position.
  package var line: Int
  /// What it asks.
  package var consequence: Condition.Consequence
  /// The line that it asks it of, by position.
  package var other: Int
}

extension CheckedScenario {
  /// Every condition, sorted by name.
  package var conditionInstances: [ConditionInstance] { resolution.conditionInstances }

  /// The ways to use a line, given by position: off first where the line may get nothing and that
  /// is not just an amount of 0, then tiers of a rate card or packages in order. Ways that the
  /// budget or the line's own limits leave no amount are left out.
  ///
  /// A campaign without choices has one option, over ``reachableRange(of:)``. A line for which no
  /// way is left has none.
  ///
  /// - Complexity: linear in what the line brings × tiers.
  package func options(of line: Int) -> [LineOption] {
    OptionListing(scenario: scenario, resolution: resolution).options(of: line)
  }
}
