// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The schemas of plans for answers that are no forms yet.
enum PlanSchema {
  /// What every answer about a scenario says of the scenario.
  static let heading = ScenarioForm.keys(\CheckedScenario.self).mapValues(\.schema)

  /// What a plan has by itself and in a frontier.
  static let core = PlanForm.core.mapValues(\.schema)

  /// What came of checking.
  static let checked = PlanForm.checked.mapValues(\.schema)
}
