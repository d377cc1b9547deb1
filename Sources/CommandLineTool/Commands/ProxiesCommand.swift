// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Apportion
import ArgumentParser
import Limits
import Reports
import Scenarios

/// Tells how far the proxies of a scenario can be trusted.
struct ProxiesCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.proxies
  static let configuration = CommandConfiguration(
    commandName: "proxies",
    abstract: "Tells how far a KPI can stand for another, and what it costs if it cannot.",
    usage: "apportion proxies <file> [<options>]",
    discussion: """
      For every KPI under 'proxies': do the two move together in the history, with which lag, and is one unit of the \
      proxy still worth what it was; and what a plan that is best for the proxy gives up of the KPI that matters, on this \
      budget. With scores of single units: how well a threshold tells them apart, and what planning for the qualified \
      ones gains.

      Verdicts: validated, weak or misleading; docs/proxies.md says what leads to each. Ends with 0, or with '--strict' \
      with 1 if a proxy is not validated.

      Examples:
        apportion proxies my-plan.yaml
        apportion proxies my-plan.yaml --set "proxies.form submissions.threshold=70"
        apportion proxies my-plan.yaml --strict --quiet -o proxies.json
      """)

  @OptionGroup var scenario: ScenarioOptions

  @Flag(help: "End with 1 if a proxy is not validated.")
  var strict = false

  @OptionGroup var search: SearchArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { scenario.file }
  var settings: [String] { scenario.settings }
  var switches: [String] { scenario.trust.switches }
  var variants: [String] { scenario.variants }

  mutating func validate() throws { try scenario.refuseModel() }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    try ScenarioQuestion(scenario, output).proxies(search.options(), isStrict: strict)
  }
}

extension ScenarioQuestion {
  /// What there is to say about the scenario's proxies, with every plan behind it verified.
  func proxies(_ options: SearchOptions, isStrict: Bool) throws(Failure) -> Answer {
    guard !parts.proxies.isEmpty else {
      let pair = parts.kpis.map(\.name)
      let example =
        pair.count > 1
        ? "'proxies: {\(pair[0]): {for: \(pair[1])}}'" : "'proxies: {clicks: {for: sales}}'"
      throw missing("proxies", "say which KPI stands for which, for example \(example)")
    }
    let assessments = try Failure.telling(in: loaded) { () throws(ServiceError) in
      try ProxyStudy(scenario).assess(options, cancellation: .cancelledBySignals)
    }
    let doubts = assessments.flatMap(\.verifications).flatMap { warnings(of: $0.doubts) }
    let report = ProxyReport(assessments, of: scenario)
    var status = ExitStatus.done
    if isStrict, !report.areAllValidated { status = .no }
    if let worst = assessments.compactMap(\.ending).max(by: { $0.severity < $1.severity }) {
      status = worst
    }
    return Answer(
      status: status, finding: .report(report), scenario: loaded, warnings: warnings + doubts,
      message: report.summary)
  }
}

extension ProxyAssessment {
  /// How the search for the price ended, where it did not end well.
  fileprivate var ending: ExitStatus? {
    switch price {
    case .noPlan: return .infeasible
    case .unbounded: return .unbounded
    case .noValue: return nil
    case .interrupted(let reason):
      return ExitStatus(reason, hasPlan: false, signal: CancellationToken.arrivedSignal)
    case .priced(let price):
      let reasons = [price.proxyBest.interruption, price.distalBest.interruption]
      return reasons.compactMap(\.self).first.map {
        ExitStatus($0, hasPlan: true, signal: CancellationToken.arrivedSignal)
      }
    }
  }
}
