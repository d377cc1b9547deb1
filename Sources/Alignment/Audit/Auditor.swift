// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Planning
package import Service

/// Looks for what is wrong with the goals, KPIs, weights and lines of a scenario although it can be
/// planned.
///
/// Nothing is found because it is usually so: every finding rests on what the scenario declares, on
/// what the catalogue says of a KPI, or on plans that were solved for it and verified.
package struct Auditor {
  private let scenario: CheckedScenario

  /// Prepares an audit.
  package init(_ scenario: CheckedScenario) {
    self.scenario = scenario
  }

  /// Audits the scenario.
  ///
  /// - Parameters:
  ///   - options: how good plans must be and how long all of it may take; `points` is not used.
  ///   - cancellation: ends the search from outside.
  /// - Complexity: a solve for the plan, up to six for each pair of objectives, two for each weight
  ///   and each goal, and for each weight that changes nothing two for each rule.
  package func audit(
    _ options: SearchOptions = SearchOptions(), cancellation: CancellationToken? = nil
  ) throws(ServiceError) -> Audit {
    var solver = AuditSolver(scenario, options, cancellation)
    let (solution, obstacle) = try solver.declaredPlan()
    let reading = ScenarioReading(scenario)
    var findings = GoalAudit(reading: reading).findings()
    findings += KindAudit(reading: reading, plan: solution?.plan).findings()
    findings += PlatformAudit(reading: reading, plan: solution?.plan).findings()
    var omissions: [Audit.Omission] = []
    switch obstacle {
    case .infeasible, .unbounded, .interrupted: break
    case .undeclared, nil:
      var values = ValueAudit(reading: reading)
      for index in findings.indices {
        guard case .misfit(var misfit) = findings[index].fact else { continue }
        misfit.price = try values.price(of: misfit, &solver)
        findings[index].fact = .misfit(misfit)
      }
      findings += try values.findings(&solver)
      omissions += values.omissions
    }
    if let solution {
      var weights = WeightAudit(
        reading: reading, solution: solution, alike: findings.compactMap(\.alike))
      findings += try weights.findings(&solver)
      omissions += weights.omissions
    }
    accept(&findings, isWhole: omissions.isEmpty && obstacle == nil)
    return Audit(
      findings: Self.sorted(findings), solution: solution, obstacle: obstacle, omissions: omissions,
      interruption: solver.interruption)
  }

  /// Notes what the author accepts, and finds what is accepted without being there.
  private func accept(_ findings: inout [AuditFinding], isWhole: Bool) {
    for silence in scenario.scenario.silences {
      let concerned = findings.indices.filter { findings[$0].code.rawValue == silence.code }
      for index in concerned { findings[index].acceptance = silence.reason }
      // What was not looked for may be there all the same.
      let isLookedFor = isWhole || !(silence.code.hasPrefix("G3") || silence.code == "G105")
      if concerned.isEmpty, isLookedFor, silence.code != AuditCode.staleSilence.rawValue {
        findings.append(
          AuditFinding(
            .staleSilence(code: silence.code), .note, at: ["audit", "silence", silence.code]))
      }
    }
    guard
      let own = scenario.scenario.silences.first(where: {
        $0.code == AuditCode.staleSilence.rawValue
      })
    else { return }
    for index in findings.indices where findings[index].code == .staleSilence {
      findings[index].acceptance = own.reason
    }
  }

  private static func sorted(_ findings: [AuditFinding]) -> [AuditFinding] {
    let ranks = AuditCode.Severity.allCases
    func key(_ place: Int) -> (Int, String, Int) {
      let finding = findings[place]
      return (ranks.firstIndex(of: finding.severity) ?? 0, finding.code.rawValue, place)
    }
    return findings.indices.sorted { key($0) < key($1) }.map { findings[$0] }
  }
}

extension AuditFinding {
  /// The two objectives of one measure that it is about, if it is.
  fileprivate var alike: Set<String>? {
    if case .sameMeasure(let pair, _) = fact { [pair.first.kpi, pair.second.kpi] } else { nil }
  }
}
