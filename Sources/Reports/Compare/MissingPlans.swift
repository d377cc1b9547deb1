// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// Why some scenarios of a comparison have no plan, in a sentence each.
struct MissingPlans {
  let entries: [PlannedScenario]

  /// A sentence for each scenario without a plan.
  var sentences: [String] {
    entries.compactMap { entry in
      guard let reason = entry.outcome.noPlan else { return nil }
      return "\(entry.name): " + Self.words(reason, of: entry.scenario)
    }
  }

  /// The reason in one sentence.
  static func words(_ reason: NoPlan, of scenario: CheckedScenario) -> String {
    let limits = LimitWords(scenario)
    switch reason {
    case .infeasible(let proof):
      let conflict = proof.conflict.map { limits.full($0.limit) }
      let text = ConflictText(
        context: ReportContext(scenario, TextOptions()), infeasibility: proof, place: { _ in nil })
      let pressed = PressedLines(proof, limits).lines.map { text.range($0).1 }
      let all = conflict + (proof.isSearched ? [] : pressed)
      if all.isEmpty { return "no plan fits" }
      return "no plan fits; "
        + (all.count == 1 ? "none keeps " : "these cannot all hold: ")
        + Amounts.list(all, most: 5)
    case .unbounded(let finding):
      return "a limit is missing: nothing limits the spend of "
        + Amounts.list(finding.campaigns.map { "'\($0)'" }, most: 4)
    case .interrupted(let interruption):
      return "\(ProofText.words(interruption)) before there was a plan"
    }
  }
}
