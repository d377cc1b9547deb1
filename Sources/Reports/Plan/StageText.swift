// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// How a plan was settled, one thing after the other: what was aimed at, what was found, how good
/// that is proven to be, and what was given up again for what comes later.
struct StageText {
  let context: ReportContext
  let solution: Solution
  /// What came of re-checking the plan's own proof.
  let finding: BoundFinding

  /// The steps in their order, each with what came of it; none where there is one weighted sum to
  /// maximize.
  var steps: [(aim: String, finding: String)] {
    guard isStaged else { return [] }
    return solution.stages.enumerated().map { position, stage in
      let sentences = [found(stage), proof(stage, at: position), givenUp(stage, at: position)]
      return (aim(stage), sentences.compactMap(\.self).joined(separator: " "))
    }
  }

  /// What stands above the steps.
  var title: String {
    solution.stages.count > 1
      ? "How the plan was settled, the most important first" : "How the plan was settled"
  }

  /// What a search that ended early did not come to: `priority 3 and the rest`; `nil` where
  /// everything was looked at.
  var open: String? {
    let scenario = context.scenario.scenario
    var purposes: [Stage.Purpose]
    switch solution.preference {
    case .declared:
      purposes = scenario.priorities.map { .priority($0) }
      // Where everything is weighed, nothing is left for a rest.
      let hasRest = scenario.kpis.contains {
        $0.target != nil || $0.isRatio && $0.objective != nil
      }
      if hasRest { purposes.append(.rest) }
    case .balanced, .at: purposes = [.preference, .rest]
    }
    purposes.removeAll { purpose in solution.stages.contains { $0.purpose == purpose } }
    guard isStaged, !purposes.isEmpty else { return nil }
    return Amounts.list(
      purposes.map { purpose in
        switch purpose {
        case .priority(let priority): "priority \(priority)"
        case .preference: "what was asked for"
        case .rest: "the rest"
        }
      })
  }

  private var isStaged: Bool { solution.isStaged(in: context.scenario) }

  // MARK: What was aimed at

  private func aim(_ stage: Stage) -> String {
    let score = stage.certificate.score
    switch stage.purpose {
    case .priority(let priority):
      let label = context.scenario.scenario.priorities.count > 1 ? "priority \(priority): " : ""
      return label + (stage.ratio.map { most($0.kpi, $0.objective) } ?? aim(score))
    case .preference:
      let names = Amounts.list(score.worstOff.map(\.kpi))
      if solution.preference == .balanced {
        return "\(names), all as far along their ranges as the least far can get"
      }
      return "what was asked of \(names)"
    case .rest:
      let gains = score.weights.map { "\($0.objective == .maximize ? "more" : "less") \($0.kpi)" }
      return "the rest: \(Amounts.list(gains)), where nothing above is lost"
    }
  }

  private func aim(_ score: Score) -> String {
    var parts: [String] = []
    if score.weights.count == 1 {
      parts.append(most(score.weights[0].kpi, score.weights[0].objective))
    } else if score.weights.count > 1 {
      let names = score.weights.map { ($0.objective == .minimize ? "less " : "") + $0.kpi }
      parts.append("\(Amounts.list(names)), weighed against each other")
    }
    if !score.misses.isEmpty {
      parts.append(targets(score.misses.map(\.kpi), "each by its weight"))
    }
    if !score.worstOff.isEmpty {
      parts.append(targets(score.worstOff.map(\.kpi), "the worst-off first"))
    }
    return parts.joined(separator: "; together with ")
  }

  private func targets(_ kpis: [String], _ how: String) -> String {
    var names: [String] = []
    for kpi in kpis where !names.contains(kpi) { names.append(kpi) }
    return names.count == 1
      ? "the target of \(names[0])" : "the targets of \(Amounts.list(names)), \(how)"
  }

  private func most(_ kpi: String, _ objective: Objective) -> String {
    (objective == .maximize ? "the most " : "the least ") + kpi
  }

  // MARK: What was found

  private func found(_ stage: Stage) -> String? {
    let score = stage.certificate.score
    let value = stage.certificate.value
    if let ratio = stage.ratio { return "Found \(amount(ratio.kpi, ratio.reference))." }
    if stage.purpose == .preference { return foundPreference(value) }
    if score.isOneKPI, let weight = score.weights.first {
      return "Found \(amount(weight.kpi, weight.objective.sign * value / weight.weight))."
    }
    guard score.weights.isEmpty else { return nil }
    if score.worstOff.isEmpty { return foundMisses(score, -value) }
    return score.misses.isEmpty ? foundWorstOff(score, value) : nil
  }

  private func foundMisses(_ score: Score, _ missed: Double) -> String? {
    let isOne = Set(score.misses.map(\.kpi)).count == 1
    guard missed > 1e-9 else { return isOne ? "It is met." : "All of them are met." }
    if score.misses.count == 1, let miss = score.misses.first {
      return "Missed by \(amount(miss.kpi, missed / miss.weight))."
    }
    guard solution.hasScales(of: score.misses.map(\.kpi)) else { return nil }
    return "Missed by \(Percentage.rounded(missed)) on average, by weight."
  }

  private func foundWorstOff(_ score: Score, _ value: Double) -> String? {
    let least = score.leastFar(solution.plan)
    guard let first = least.first else { return nil }
    let reached = first.reference + first.objective.sign * value * first.unit
    if score.worstOff.count == 1 {
      return value > -1e-9
        ? "It is met." : "Missed by \(amount(first.kpi, abs(reached - first.reference)))."
    }
    let names = Amounts.list(least.map(\.kpi))
    if score.worstOff.allSatisfy(\.isAttainment), least.allSatisfy({ $0.isShare(at: value) }) {
      let share = Percentage.rounded(1 + value)
      return least.count == 1
        ? "The worst-off is \(names), at \(share) of its target."
        : "The worst-off are \(names), at \(share) of their targets."
    }
    return least.count == 1
      ? "The worst-off is \(names), at \(amount(first.kpi, reached))."
      : "The worst-off are \(names), equally far behind by their weights."
  }

  /// Whether the value of a single KPI was asked for, and others are there to get what it does not
  /// need.
  private var asksForOne: Bool {
    guard case .at(let values) = solution.preference else { return false }
    return values.count == 1 && solution.scales.count > 1
  }

  private func foundPreference(_ value: Double) -> String {
    if solution.preference == .balanced {
      return "Each is at least \(Percentage.rounded(value)) of the way from its worst to its best."
    }
    if value >= -1e-6, value <= 1e-4 { return "All of it is reached, with nothing to spare." }
    let share = "\(Percentage.rounded(abs(value))) of the KPI's range"
    if value > 0, asksForOne {
      return "It can be reached with \(share) to spare, which goes to the others."
    }
    return value > 0
      ? "All of it is reached, each with at least \(share) to spare."
      : "Not all of it is reached: what is missed is at most \(share)."
  }

  // MARK: How good that is

  private func proof(_ stage: Stage, at position: Int) -> String {
    let isLast = position == solution.stages.count - 1
    let finding = isLast ? finding : BoundFinding(of: stage.certificate)
    let proof = ProofText(context: context)
    let subject = position > 0 ? "no plan that keeps the above" : "no plan"
    if let ratio = stage.ratio, let bound = stage.ratioBound {
      return proof.sentence(claim(ratio, bound: bound, of: subject), finding) { start in
        let bound = ratio.reference + ratio.objective.sign * max(0, start) / ratio.leastDenominator
        return claim(ratio, bound: bound, of: subject)
      }
    }
    let score = stage.certificate.score
    if score.weights.isEmpty, score.worstOff.isEmpty, stage.certificate.value > -1e-9 {
      return "Nothing can be better."
    }
    let words = ScoreWords(
      context: context, plan: solution.plan, certificate: stage.certificate,
      hasScales: solution.hasScales(of: score.kpis), subject: subject,
      preference: stage.purpose == .preference ? solution.preference : .declared)
    let sentence = proof.bound(words, finding)
    let isOutOfReach =
      stage.purpose == .preference && solution.preference != .balanced
      && stage.certificate.bound < -1e-6 && finding.isRederived
    return isOutOfReach ? sentence + " No plan has all that was asked for." : sentence
  }

  private func claim(_ ratio: RatioClaim, bound: Double, of subject: String) -> String {
    let verb = ratio.objective == .minimize ? "gets by with less" : "has more"
    var who = subject
    if ratio.denominator == nil,
      case .ratio(_, let denominator) = context.scenario.kpi(named: ratio.kpi)?.definition
    {
      let least = context.amounts.rounded(
        context.scenario.kpi(named: denominator), ratio.leastDenominator)
      who += " with a \(denominator) of at least \(least)"
    }
    let difference = abs(bound - ratio.reference)
    let share = ratio.reference == 0 ? 0 : difference / abs(ratio.reference)
    guard share > 1e-12 else { return "\(who) \(verb) \(ratio.kpi)" }
    let format = FigureFormat([bound, ratio.reference], differences: [difference])
    let isMost = ratio.objective == .maximize
    let most = format.text(bound, against: ratio.reference, roundedUp: isMost)
    return "\(who) \(verb) than \(most) \(ratio.kpi) "
      + "(\(Percentage.gap(share)) \(ratio.objective == .minimize ? "less" : "more"))"
  }

  // MARK: What was given up

  /// What later steps were allowed to take back, and took.
  private func givenUp(_ stage: Stage, at position: Int) -> String? {
    guard position < solution.stages.count - 1, case .priority(let priority) = stage.purpose,
      let kpi = context.scenario.scenario.kpis.first(where: {
        $0.giveUp != nil && ($0.priority ?? 1) == priority
      })
    else { return nil }
    let (allowed, taken): (String, String?) =
      if let ratio = stage.ratio {
        loss(of: ratio, in: stage)
      } else {
        loss(of: kpi, in: stage)
      }
    let isLastPriority = solution.stages[(position + 1)...].allSatisfy { $0.purpose == .rest }
    if isLastPriority, taken == nil { return nil }
    var share = ""
    if case .share(let written) = kpi.giveUp, !allowed.contains("%") {
      share = " (\(Percentage.written(written)))"
    }
    return "Up to \(allowed)\(share) of that could be given up for what comes below, which took "
      + "\(taken ?? "nothing")."
  }

  /// What may be given up of a ratio, and what was.
  private func loss(of ratio: RatioClaim, in stage: Stage) -> (allowed: String, taken: String?) {
    let now = solution.plan.value(of: ratio.kpi) ?? ratio.reference
    let loss = ratio.objective.sign * (ratio.reference - now)
    return (
      amount(ratio.kpi, stage.givenUp),
      isAny(loss, of: stage.givenUp) ? amount(ratio.kpi, loss) : nil
    )
  }

  /// What may be given up of a score, and what was: in the unit of the KPI that is alone in it,
  /// else as a share of its scales.
  private func loss(of kpi: KPI, in stage: Stage) -> (allowed: String, taken: String?) {
    let score = stage.certificate.score
    let now = score.value { solution.plan.value(of: $0) } ?? stage.certificate.value
    let loss = stage.certificate.value - now
    let perUnit =
      score.isOneKPI
      ? score.weights.first?.weight
      : score.isMisses && score.misses.count == 1 ? score.misses.first?.weight : nil
    func words(_ value: Double) -> String {
      if let perUnit { return amount(kpi.name, value / perUnit) }
      if case .share(let share) = kpi.giveUp, abs(value - share) <= 1e-6 * share {
        return "\(Percentage.written(share)) of the scales"
      }
      return "\(Percentage.rounded(value)) of the scales"
    }
    return (words(stage.givenUp), isAny(loss, of: stage.givenUp) ? words(loss) : nil)
  }

  private func isAny(_ loss: Double, of allowed: Double) -> Bool { loss > 1e-6 * allowed }

  private func amount(_ kpi: String, _ value: Double) -> String {
    context.amounts.rounded(context.scenario.kpi(named: kpi), value)
  }
}

extension Score {
  /// Whether only KPIs count that add up.
  var isWeightedSum: Bool { misses.isEmpty && worstOff.isEmpty }
  /// Whether only missed targets count.
  var isMisses: Bool { weights.isEmpty && worstOff.isEmpty }
}

extension Solution {
  /// Whether the plan was settled in more than one weighted sum.
  func isStaged(in scenario: CheckedScenario) -> Bool {
    preference != .declared || stages.count > 1 || scenario.scenario.priorities.count > 1
      || stages.contains { $0.ratio != nil || !$0.certificate.score.isWeightedSum }
  }

  /// Whether any of the KPIs stands on a scale.
  func hasScales(of kpis: [String]) -> Bool {
    scales.contains { $0.scale != .none && kpis.contains($0.kpi) }
  }
}
