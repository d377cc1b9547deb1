// SPDX-License-Identifier: GPL-3.0-or-later

package import Alignment
package import Planning

/// How far the proxies of a scenario can be trusted, told to those who plan with them.
package struct ProxyReport: RowReport {
  /// The question that it answers.
  package static var kinds: [JSONEnvelope.Kind] { [.proxies] }

  /// The proxies, in the order of the scenario.
  package var assessments: [ProxyAssessment]
  /// The scenario that declares them.
  package var scenario: CheckedScenario
  /// How the text is laid out.
  package var options: TextOptions

  /// Makes a report.
  package init(
    _ assessments: [ProxyAssessment], of scenario: CheckedScenario,
    options: TextOptions = TextOptions()
  ) {
    self.assessments = assessments
    self.scenario = scenario
    self.options = options
  }

  /// The verdicts in a sentence: `form submissions: misleading; clicks: weak`.
  package var summary: String {
    assessments.map { "\($0.proxy.kpi): \(ProxyWords.verdict($0))" }.joined(separator: "; ")
  }

  /// Whether every proxy is validated by its history.
  package var areAllValidated: Bool {
    assessments.allSatisfy { $0.evidence?.verdict == .validated }
  }

  /// What there is to say of each proxy.
  ///
  /// - Complexity: linear in proxies × lines and periods.
  package var document: Document {
    let context = ReportContext(scenario, options)
    var document = Document(context, ["proxies"])
    for assessment in assessments {
      ProxySection(assessment: assessment, context: context).add(to: &document)
    }
    document.add(nextStep, context)
    return document
  }

  /// A better threshold, where the sweep found one; else the scenario's plan.
  private var nextStep: NextStep? {
    for assessment in assessments {
      guard let quality = assessment.quality, let best = quality.best, !best.isDeclared,
        let gain = best.gain, gain > 0,
        gain > (quality.steps.first(where: \.isDeclared)?.gain ?? 0) * 1.001,
        let setting = NextStep.setting(
          ["proxies", assessment.proxy.kpi, "threshold"], ExactNumber.text(best.threshold))
      else { continue }
      return NextStep(
        verb: "proxies", arguments: ["--set", setting], purpose: "with the best of the thresholds")
    }
    return NextStep(verb: "solve", arguments: [], purpose: "the scenario's own plan")
  }
}
