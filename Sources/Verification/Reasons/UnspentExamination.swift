// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of the money that a plan is said to leave, and why.
struct UnspentExamination {
  private let solution: Solution
  private let examination: PlanExamination
  private let recomputed: Recomputation
  private let certificates: [Certificate]

  /// A use of a line that costs more than the plan's.
  private struct More {
    var line: Int
    var use: LineUse
    var cost: Double
  }

  /// Money below this multiple of the tolerance may be left without a word.
  private static let band = 4.0
  /// How much of what a line could still get is tried.
  private static let shares = [1e-4, 1e-2, 0.1, 0.5, 1]
  /// How exactly the least cost of something better is known, as a share of it.
  private static let costs = 1e-3
  /// In so many uses that would be better the limits that they break are looked for.
  private static let mostLooked = 200

  init(_ solution: Solution, _ examination: PlanExamination, _ recomputed: Recomputation) {
    self.solution = solution
    self.examination = examination
    self.recomputed = recomputed
    certificates =
      solution.stages.isEmpty
      ? [solution.plan.certificate] : solution.stages.map(\.certificate)
  }

  private var ways: [[LineWay]] { examination.ways.ways }
  private var lines: Range<Int> { examination.records.indices }

  /// What is left of a budget that need not be spent; `nil` where there is none, or next to nothing
  /// is left.
  var rest: Double? {
    guard case .atMost(let budget)? = examination.scenario.scenario.budget else { return nil }
    let spent = recomputed.value(of: KPI.spend)?.value ?? 0
    return budget - spent > Tolerance.room * budget ? budget - spent : nil
  }

  /// What is wrong with what is said.
  ///
  /// - Complexity: a search for each way of each line and each stage; for limits, some hundred
  ///   recomputations of the plan.
  func complaints() -> [String] {
    guard case .atMost(let budget)? = examination.scenario.scenario.budget else {
      return solution.unspent == nil ? [] : ["no budget leaves anything"]
    }
    let rest = budget - (recomputed.value(of: KPI.spend)?.value ?? 0)
    guard let stated = solution.unspent else {
      return rest > Self.band * Tolerance.room * budget ? ["\(rest) of the budget is not told"] : []
    }
    if !(abs(stated.amount - rest) <= Tolerance.money * budget) {
      return ["\(stated.amount) is said to be left, and \(rest) is"]
    }
    return complaints(about: stated.reason, rest: rest, budget: budget)
      .map { "\(stated.amount) is said to be left as \(stated.reason.words): \($0)" }
  }

  private func complaints(
    about reason: UnspentMoney.Reason?, rest: Double, budget: Double
  ) -> [String] {
    switch reason {
    case nil: return []
    case .allAtMost: return linesBelowMost()
    case .bringsLess:
      return gains(upTo: budget) + (someLoses(by: 0) ? [] : ["no line would bring less"])
    case .bringsNothing:
      if more(on: lines).isEmpty { return ["no line can get more"] }
      return gains(upTo: budget) + (someLoses(by: 1) ? ["some line would bring less"] : [])
    case .tooLittle(let least): return tooLittle(least, rest: rest)
    case .limits(let limits): return unbroken(limits, rest: rest)
    }
  }

  /// The scores that count; `nil` where one cannot be read.
  private var scores: [MoreMoney]? {
    let scores = certificates.compactMap { MoreMoney($0, examination, recomputed) }
    return scores.count == certificates.count ? scores : nil
  }

  private func name(_ line: Int) -> String { examination.plan.allocations[line].line }

  private func linesBelowMost() -> [String] {
    lines.filter { line in
      let spend = examination.records[line].spend
      let most = ways[line].compactMap { way in
        way.amounts.map { $0.range.upperBound * (1 + way.commission) + way.fee }
      }.max()
      return (most ?? spend) > spend + Self.band * Tolerance.room * max(spend, Tolerance.room)
    }.map { "'\(name($0))' could get more" }
  }

  /// What more on a line, up to a cost, would make better in some stage.
  private func gains(upTo cost: Double) -> [String] {
    guard let scores else { return ["a score cannot be read"] }
    var complaints: [String] = []
    func look(_ gain: Double, from line: Int, in stage: Int) {
      guard gain > scores[stage].tolerance else { return }
      complaints.append("more on '\(name(line))' would bring \(gain) more in stage \(stage + 1)")
    }
    for (stage, score) in scores.enumerated() where score.isExact {
      for line in lines { look(score.highestGain(of: line, costing: cost), from: line, in: stage) }
    }
    // The next step, unit or package may cost more than the budget has.
    for more in more(on: lines) where more.cost <= cost {
      for (stage, gain) in gains(with: more, scores).enumerated() {
        look(gain, from: more.line, in: stage)
      }
    }
    return complaints
  }

  /// What each score gains with another use of a line.
  ///
  /// - Complexity: constant for sums over lines, else that of recomputing the plan.
  private func gains(with more: More, _ scores: [MoreMoney]) -> [Double] {
    var changed: Recomputation?
    return zip(scores, certificates).map { score, certificate in
      if score.isExact { return score.gain(of: more.line, more.use) }
      let whole = changed ?? recomputation(with: more)
      changed = whole
      guard let after = whole.value(of: certificate.score),
        let before = recomputed.value(of: certificate.score)
      else { return 0 }
      return after.value - before.value
    }
  }

  /// Whether more on some line makes a score worse, by more than a multiple of what is known of it.
  private func someLoses(by factor: Double) -> Bool {
    guard let scores else { return false }
    return more(on: lines).contains { more in
      zip(scores, gains(with: more, scores)).contains { $1 < -factor * $0.tolerance }
    }
  }

  private func tooLittle(_ least: Double, rest: Double) -> [String] {
    guard let scores else { return ["a score cannot be read"] }
    var complaints = gains(upTo: max(rest, (1 - Self.costs) * least) * (1 - Tolerance.room))
    if !(least > rest * (1 - Tolerance.room)) { complaints.append("\(least) is there") }
    let range = (1 - Self.costs) * least...(1 + Self.costs) * least
    let isBetter = lines.contains { line in
      ways[line].indices.contains { way in
        guard let use = use(of: line, way, costing: (1 + 0.5 * Self.costs) * least) else {
          return false
        }
        let more = More(line: line, use: use, cost: cost(line, use))
        return range.contains(more.cost) && gains(with: more, scores).contains { $0 > 0 }
      }
    }
    if !isBetter { complaints.append("nothing that costs \(least) more would be better") }
    return complaints
  }

  /// The limits that no use breaks which would be better and for which there is money.
  private func unbroken(_ limits: [LimitID], rest: Double) -> [String] {
    guard let scores else { return ["a score cannot be read"] }
    if limits.isEmpty { return ["no limit is named"] }
    let named = Set(limits)
    var open = named
    var looked = 0
    var complaints: [String] = []
    for more in more(on: lines) where more.cost <= rest * (1 + Tolerance.room) {
      let gains = gains(with: more, scores)
      guard gains.contains(where: { $0 > 0 }) else { continue }
      let broken = broken(by: more, among: named)
      open.subtract(broken)
      if broken.isEmpty, zip(scores, gains).contains(where: { $1 > $0.tolerance }) {
        complaints.append("more on '\(name(more.line))' would be better and break none of them")
      }
      looked += 1
      if looked == Self.mostLooked { break }
    }
    return complaints + limits.filter(open.contains).map { "\($0.words) keeps nothing back" }
  }

  /// What the plan comes to with another use of a line.
  private func recomputation(with more: More) -> Recomputation {
    var records = examination.records
    let way = ways[more.line][more.use.way]
    records[more.line].spend += more.cost
    records[more.line].amount = way.package == nil ? more.use.amount : 0
    records[more.line].package = way.package
    records[more.line].units = way.units?.count(at: more.use.amount) ?? records[more.line].units
    return Recomputation(
      examination.scenario, words: examination.verifier.words, curves: examination.verifier.curves,
      records: records)
  }

  private func broken(by more: More, among limits: Set<LimitID>) -> Set<LimitID> {
    let changed = recomputation(with: more)
    return limits.filter { limit in
      guard case .stage(let stage) = limit else {
        // What limits are forgiven is for the plan: something better by its last digits is none.
        return examination.slack(of: limit, changed).map { $0.slack < -1e-3 * $0.slip } ?? false
      }
      guard solution.stages.indices.contains(stage) else { return false }
      let certificate = solution.stages[stage].certificate
      let floor = certificate.value - solution.stages[stage].givenUp
      let score = changed.value(of: certificate.score)?.value ?? .infinity
      return score < floor
    }
  }

  // MARK: Uses

  private func cost(_ line: Int, _ use: LineUse) -> Double {
    let way = ways[line][use.way]
    return use.amount * (1 + way.commission) + way.fee - examination.records[line].spend
  }

  /// The use of a line in one way that costs the most up to an amount more.
  private func use(of line: Int, _ way: Int, costing most: Double) -> LineUse? {
    let figures = ways[line][way]
    guard let amounts = figures.amounts else { return nil }
    let end = (examination.records[line].spend + most - figures.fee) / (1 + figures.commission)
    guard end >= amounts.range.lowerBound else { return nil }
    return LineUse(way: way, amount: min(amounts.floor(end), amounts.range.upperBound))
  }

  /// Uses of lines that cost more than the plan's, the nearest of each way first.
  private func more(on lines: Range<Int>) -> [More] {
    let budget = examination.scenario.scenario.budget?.amount ?? .infinity
    return lines.flatMap { line -> [More] in
      let spend = examination.records[line].spend
      return ways[line].enumerated().flatMap { way, figures -> [More] in
        guard let amounts = figures.amounts else { return [] }
        let now = (spend - figures.fee) / (1 + figures.commission)
        let least = max(amounts.range.lowerBound, min(now, amounts.range.upperBound))
        let most = max(
          least, min(amounts.range.upperBound, (budget - figures.fee) / (1 + figures.commission)))
        var tried = [least]
        if amounts.step > 0 {
          let next = amounts.floor(least) + amounts.step
          if next <= amounts.range.upperBound { tried.append(next) }
        }
        tried += Self.shares.map { amounts.floor(least + $0 * (most - least)) }
        return tried.map { LineUse(way: way, amount: $0) }
          .map { More(line: line, use: $0, cost: cost(line, $0)) }
          .filter { $0.cost > Tolerance.room * max(spend, Tolerance.room) }
      }
    }
  }
}

extension UnspentMoney.Reason? {
  /// What is said, in a detail.
  fileprivate var words: String {
    switch self {
    case .allAtMost: "all lines have their most"
    case .bringsLess: "more would bring less"
    case .bringsNothing: "more would bring nothing"
    case .tooLittle(let least): "something better costs \(least)"
    case .limits(let limits): limits.map(\.words).joined(separator: " and ") + " keep it"
    case nil: "nothing known"
    }
  }
}
