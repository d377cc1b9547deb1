// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning
package import Statistics

/// What scores say about a proxy, and what a plan gains that counts only units with a good one.
package struct ProxyQuality: Sendable {
  /// What is known of one line's scored units.
  package struct Line: Hashable, Sendable {
    /// The line's name.
    package var line: String
    /// The units at the threshold or above; `nil` without a threshold.
    package var qualified: ObservedShare?
    /// The units that converted.
    package var converted: ObservedShare
    /// The units that convert as the scenario has it; `nil` where it has the distal KPI from
    /// elsewhere than the proxy.
    package var modelled: Double?

    /// Whether the scenario's share lies outside of what the scored units speak for.
    package var contradictsModel: Bool {
      modelled.map { !converted.interval().contains($0) } ?? false
    }
  }

  /// What a threshold comes to.
  package struct Step: Sendable {
    /// The threshold.
    package var threshold: Double
    /// Whether it is the scenario's own.
    package var isDeclared: Bool
    /// The units at the threshold or above.
    package var qualified: ObservedShare
    /// Those of them that converted.
    package var converted: ObservedShare
    /// The plan that is best for what is qualified; `nil` where none was found.
    package var plan: Plan?
    /// The distal KPI's value of it.
    package var distal: Double?
    /// How much better that is than with the plan that is best for the proxy itself, in the distal
    /// KPI's unit.
    package var gain: Double?
  }

  /// The lines in the order of the scenario.
  package var lines: [Line]
  /// The scenario's threshold.
  package var threshold: Double?
  /// The units at the threshold or above that converted; `nil` without a threshold.
  package var above: ObservedShare?
  /// The units below it that converted; `nil` without a threshold.
  package var below: ObservedShare?
  /// The thresholds that were tried, in order.
  package var steps: [Step]

  /// A share of fewer units says little.
  package static let fewUnits = 30

  /// Whether the units above the threshold convert more often than those below, beyond their
  /// intervals; `nil` without a threshold.
  package var isTelling: Bool? {
    guard let above, let below else { return nil }
    return above.interval().lower > below.interval().upper
  }

  /// The threshold with the largest gain, the lowest first; `nil` where no plan was found.
  package var best: Step? {
    steps.reduce(nil as Step?) { best, step in
      guard let gain = step.gain else { return best }
      return gain > (best?.gain ?? -.infinity) ? step : best
    }
  }

  /// How many thresholds are tried besides the scenario's own.
  static let mostSteps = 10

  /// The thresholds to try: the scores themselves, thinned to even shares of the units, and the
  /// scenario's own.
  ///
  /// One that leaves no unit, or every unit, tells lines apart no better than the proxy and is left
  /// out, unless it is the scenario's own.
  static func thresholds(of proxy: Proxy) -> [Double] {
    let scores = (proxy.scores ?? []).map(\.score).sorted()
    guard let least = scores.first, let most = scores.last else { return [] }
    var chosen: Set<Double> = []
    let distinct = Set(scores).filter { $0 > least }
    if distinct.count <= mostSteps {
      chosen = distinct
    } else {
      for step in 1...mostSteps {
        let score = scores[step * scores.count / (mostSteps + 1)]
        if score > least { chosen.insert(score) }
      }
    }
    if let threshold = proxy.threshold, threshold <= most { chosen.insert(threshold) }
    return chosen.sorted()
  }

  init(_ proxy: Proxy, in scenario: Scenario, steps: [Step]) {
    let scores = proxy.scores ?? []
    threshold = proxy.threshold
    self.steps = steps
    let unitsByLine = Dictionary(grouping: scores, by: \.line)
    var lines: [Line] = []
    for (name, _, size) in proxy.qualifiedCounts(at: 0) {
      let units = unitsByLine[name] ?? []
      lines.append(
        Line(
          line: name,
          qualified: proxy.threshold.map { threshold in
            ObservedShare(count: units.count { $0.score >= threshold }, size: size)
          },
          converted: ObservedShare(count: units.count { $0.converted }, size: size),
          modelled: scenario.share(of: proxy.distal, in: proxy.kpi, of: name)))
    }
    let order = (0..<scenario.lineCount).map { scenario.lineName(at: $0) }
    self.lines = order.flatMap { name in lines.filter { $0.line == name } }
    if let threshold = proxy.threshold {
      above = Self.converted(scores.filter { $0.score >= threshold })
      below = Self.converted(scores.filter { $0.score < threshold })
    }
  }

  static func converted(_ units: [Proxy.ScoredUnit]) -> ObservedShare {
    ObservedShare(count: units.count { $0.converted }, size: units.count)
  }
}

extension Scenario {
  /// What a campaign brings of one KPI per unit of another, where it follows from it by rates;
  /// `nil` where not.
  fileprivate func share(of kpi: String, in source: String, of line: String) -> Double? {
    guard let campaign = campaigns.first(where: { $0.name == line }) else { return nil }
    var share = 1.0
    var name = kpi
    // A chain of rates is no longer than what the campaign brings.
    for _ in campaign.brings {
      let deliveries = campaign.brings.filter { $0.kpi == name }
      guard deliveries.count == 1, case .rate(let rate, let of) = deliveries[0].response else {
        return nil
      }
      share *= rate
      if of == source { return share }
      name = of
    }
    return nil
  }
}
