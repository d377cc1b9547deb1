// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Holds the answer of `solve` against the scenario: its limits and values, and by search its
/// bounds, the ends of its scales, and its claim that there is no plan.
struct PlanCheck {
  let made: Generator.Made
  /// The gap that was asked for.
  let gap: Double?
  private let evaluator: Evaluator
  private let reader: PlanReader
  private var search: Search

  init(_ made: Generator.Made, gap: Double?, effort: Int, seed: UInt64) {
    self.made = made
    self.gap = gap
    evaluator = Evaluator(made.scenario)
    reader = PlanReader(evaluator)
    search = Search(evaluator, effort: effort, seed: seed)
  }

  /// Throws a fault if a plan was found although the answer says that there is none.
  mutating func checkInfeasible() throws {
    if let witness = made.witness {
      guard evaluator.trouble(evaluator.effects(of: witness)).total > Search.slack else {
        throw Fault("no plan, although there is one", "\(witness.map(\.amount))")
      }
    }
    if let found = search.best({ _, _ in 0 }, from: [], draws: 4) {
      throw Fault(
        "no plan, although there is one",
        "\(zip(made.scenario.lines, found.plan).map { "\($0.name) \($1.amount)" })")
    }
  }

  /// Throws the first fault of a plan.
  mutating func check(_ answer: Answer, isDone: Bool) throws {
    let plan = try reader.plan(answer)
    try reader.check(plan, answer)
    guard answer["verification"]?.flag("verified") == true else { throw Fault("not verified") }
    try checkTargets(answer)
    let stages = answer.list("stages")
    let certificates =
      stages.isEmpty
      ? [answer["certificate"]].compactMap { $0 } : stages.compactMap { $0["certificate"] }
    for name in ["value", "bound"] {
      guard certificates.last?.number(name) == answer["certificate"]?.number(name) else {
        throw Fault("a certificate that is not the last stage's")
      }
    }
    var isAfterRatio = false
    var earlier: [(score: CertificateScore, least: Double)] = []
    for (place, certificate) in certificates.enumerated() {
      let stage = stages.isEmpty ? nil : stages[place]
      if let ratio = stage?["ratio"] {
        try attack(ratio, plan)
        isAfterRatio = true
      } else if !isAfterRatio {
        try check(
          certificate, stage, of: stages.count, plan, keeping: earlier, isDone: isDone)
        let least = (certificate.number("value") ?? 0) - (stage?.number("givenUp") ?? 0)
        earlier.append((CertificateScore(certificate), least))
      }
    }
    try checkScales(answer, plan)
  }

  /// The most by which a line moves a score by itself, at its ends and between them.
  private func mostByOneLine(_ score: CertificateScore) -> Double {
    let none = made.scenario.lines.map { _ in Use() }
    guard let unfunded = score.value(evaluator, evaluator.effects(of: none))?.value else {
      return 0
    }
    var most = 0.0
    for (place, line) in made.scenario.lines.enumerated() {
      let domain = Domain(of: line, in: evaluator)
      let uses =
        domain.packages.map { Use(package: $0) } + domain.corners.compactMap(domain.use(near:))
      for use in uses {
        var plan = none
        plan[place] = use
        if let value = score.value(evaluator, evaluator.effects(of: plan))?.value {
          most = max(most, abs(value - unfunded))
        }
      }
    }
    return most
  }

  private mutating func check(
    _ certificate: Answer, _ stage: Answer?, of stages: Int, _ plan: [Use],
    keeping earlier: [(score: CertificateScore, least: Double)], isDone: Bool
  ) throws {
    let score = CertificateScore(certificate)
    guard let stated = certificate.number("value"), let bound = certificate.number("bound") else {
      throw Fault("a certificate without figures")
    }
    guard let own = score.value(evaluator, evaluator.effects(of: plan)) else { return }
    let size = max(own.parts, abs(stated), abs(bound), 1e-300)
    let reached = stage?.number("reached") ?? stated
    guard abs(own.value - reached) <= 1e-7 * size else {
      throw Fault("a score", "\(reached), not \(own.value)")
    }
    guard bound >= stated - 1e-8 * size else {
      throw Fault("a bound below the score", "\(bound), \(stated)")
    }
    if isDone, let gap {
      let unit =
        score.isOneKPI
        ? 1e-3 * mostByOneLine(score) : made.scenario.question.isDeclared ? 0.0 : 1.0
      let several = score.isOneKPI ? 0.0 : 1.0
      guard bound - stated <= 1.2 * gap * max(size, unit, several) + 1e-9 * size else {
        throw Fault("a gap above the one that was asked for", "\(bound) - \(stated)")
      }
      if stage == nil || stages == 1, let told = certificate.number("gap") {
        guard told <= 1.02 * gap + 1e-9 else {
          throw Fault("a gap that is told above the one that was asked for", "\(told)")
        }
      }
    }
    // A target that is reached leaves nothing to find.
    if score.weights.isEmpty, score.worstOff.isEmpty, bound >= -1e-12 { return }
    let effects = evaluator.effects(of: plan)
    let kept: [Search.Score] = earlier.map { other, least in
      let unit = max(other.value(evaluator, effects)?.parts ?? 1, 1e-300)
      return { evaluator, effects in
        (other.value(evaluator, effects)?.value).map { ($0 - least) / unit }
      }
    }
    guard let found = search.best(score.score, from: starts(plan), keeping: kept) else { return }
    guard found.score <= bound + 1e-6 * size else {
      throw Fault(
        "a bound that is beaten",
        "\(found.score) passes \(bound) (score \(stated)) by \(described(found.plan))")
    }
  }

  private mutating func attack(_ ratio: Answer, _ plan: [Use]) throws {
    guard let name = ratio.text("kpi"), let bound = ratio.number("bound"),
      case .ratio(_, let per)? = made.scenario.kpis.first(where: { $0.name == name })?.kind
    else { return }
    let sign: Double = ratio.text("objective") == "minimize" ? -1 : 1
    let least = max(ratio.number("leastDenominator") ?? 0, 1e-9)
    let isEnough: Search.Score = { evaluator, effects in
      (evaluator.value(of: per, effects)?.value).map { ($0 - least) / least }
    }
    let score: Search.Score = { evaluator, effects in
      (evaluator.value(of: name, effects)?.value).map { sign * $0 }
    }
    guard let found = search.best(score, from: starts(plan), keeping: [isEnough]) else { return }
    guard found.score <= sign * bound + 1e-6 * abs(bound) + 1e-12 else {
      throw Fault("a ratio's bound that is beaten", "\(sign * found.score) passes \(bound)")
    }
  }

  private mutating func checkScales(_ answer: Answer, _ plan: [Use]) throws {
    let scales = answer.list("scales")
    for scale in scales {
      guard let name = scale.text("kpi"),
        let kpi = made.scenario.kpis.first(where: { $0.name == name })
      else { throw Fault("a scale of no KPI") }
      if let weight = kpi.weight, let stated = scale.number("weight"), weight != stated {
        throw Fault("a weight", "\(name): \(stated), not \(weight)")
      }
      guard let amount = scale.number("amount"), let best = scale.number("best"),
        let worst = scale.number("worst"), !scale.flag("estimate"), !scale.flag("constant"),
        !scale.flag("ofBase")
      else { continue }
      let size = max(abs(best), abs(worst), 1e-300)
      // What loses nothing wherever another is at its best counts on its size.
      let isLevel = abs(best - worst) <= 1e-6 * size && amount > 0
      if scale.text("scale") == "range", !isLevel, abs(amount - abs(best - worst)) > 1e-6 * size {
        throw Fault("a scale that is not best less worst", "\(name): \(amount)")
      }
      if scale.text("scale") == "ideal", abs(amount - abs(best)) > 1e-6 * size {
        throw Fault("a scale that is not the best", "\(name): \(amount)")
      }
      let sign: Double = scale.text("objective") == "minimize" ? -1 : 1
      let score = CertificateScore(name, sign: sign)
      guard let found = search.best(score.score, from: starts(plan), draws: 1) else { continue }
      guard found.score <= sign * best + 1e-6 * size + 1e-4 * abs(best - worst) else {
        throw Fault("a best value that is beaten", "\(name): \(sign * found.score) passes \(best)")
      }
    }
    // With two KPIs, the worst of one is what is left of it where the other is best.
    guard scales.count == 2, scales.allSatisfy({ $0.text("scale") == "range" }) else { return }
    for (scale, other) in [(scales[0], scales[1]), (scales[1], scales[0])] {
      try attackWorst(of: scale, beside: other, plan)
    }
  }

  private mutating func attackWorst(of scale: Answer, beside other: Answer, _ plan: [Use]) throws {
    guard let name = scale.text("kpi"), let second = other.text("kpi"),
      let worst = scale.number("worst"), let best = scale.number("best"),
      let ideal = other.number("best"), !scale.flag("estimate"), !scale.flag("constant"),
      !other.flag("constant"), !scale.flag("ofBase")
    else { return }
    let sign: Double = scale.text("objective") == "minimize" ? -1 : 1
    let side: Double = other.text("objective") == "minimize" ? -1 : 1
    let size = max(abs(ideal), 1e-300)
    let keeps: Search.Score = { evaluator, effects in
      (evaluator.value(of: second, effects)?.value).map { side * ($0 - ideal) / size + 1e-9 }
    }
    let score = CertificateScore(name, sign: sign)
    guard let found = search.best(score.score, from: starts(plan), keeping: [keeps]) else { return }
    guard found.score <= sign * worst + 2e-3 * abs(best - worst) + 1e-6 * abs(worst) else {
      throw Fault(
        "a worst value that is too low", "\(name): \(sign * found.score) beside the best \(second)")
    }
  }

  private func checkTargets(_ answer: Answer) throws {
    for target in answer.list("targets") {
      guard let value = target.number("value"), let wanted = target.number("target"),
        let missed = target.number("missedBy"), let kind = target.text("kind")
      else { continue }
      let miss =
        switch kind {
        case "at least": max(0, wanted - value)
        case "at most": max(0, value - wanted)
        default: abs(value - wanted)
        }
      guard abs(miss - missed) <= 1e-7 * max(abs(wanted), abs(value), 1e-12) else {
        throw Fault("what is missed of a target", "\(missed), not \(miss)")
      }
    }
  }

  private func starts(_ plan: [Use]) -> [[Use]] { [plan] + [made.witness].compactMap { $0 } }

  private func described(_ plan: [Use]) -> String {
    zip(made.scenario.lines, plan).map { line, use in
      if case .creator(let packages, _) = line.kind {
        return "\(line.name) \(use.package.map { packages[$0].name } ?? "-")"
      }
      return "\(line.name) \(use.amount)"
    }.joined(separator: ", ")
  }
}

extension Described.Question {
  var isDeclared: Bool {
    if case .declared = self { true } else { false }
  }

  /// The options of `solve` that ask so.
  var arguments: [String] {
    switch self {
    case .declared: []
    case .balanced: ["--balanced"]
    case .at(let values):
      ["--at", values.map { "\($0.kpi)=\(written($0.value))" }.joined(separator: ",")]
    }
  }
}
