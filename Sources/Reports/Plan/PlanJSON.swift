// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// Plans for answers that are no forms yet.
struct PlanJSON {
  let scenario: CheckedScenario

  /// What a plan and a frontier say about their scenario.
  var heading: [String: JSONValue] {
    ScenarioForm.keys(\CheckedScenario.self).mapValues { $0.write(scenario) }
  }

  /// The parts of a plan that a frontier's plans have too.
  func object(_ plan: Plan) -> [String: JSONValue] {
    PlanForm.core.mapValues { $0.write((plan, scenario)) }
  }

  /// The checks of a plan or a frontier.
  func verification(_ report: VerificationReport) -> JSONValue {
    VerificationForm.verification.write(report)
  }

  /// How far envelopes lie above their points.
  func envelopes(_ report: VerificationReport) -> JSONValue {
    .list(report.envelopeLifts.map(VerificationForm.envelope.write))
  }
}
