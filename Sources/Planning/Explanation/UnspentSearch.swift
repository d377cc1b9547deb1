// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// Finds out why a plan leaves money of the budget unspent, by trying more on one line after the
/// other.
struct UnspentSearch {
  let checked: CheckedScenario
  /// What lines bring where the budget does not cut what they may get.
  let responses: ResponseTable
  let solution: Solution
  let limits: SearchLimits

  init(_ checked: CheckedScenario, _ solution: Solution, limits: SearchLimits) {
    self.checked = checked
    self.solution = solution
    self.limits = limits
    responses = ResponseTable(checked.withMoreMoney)
  }

  /// Where KPIs do not add up over lines, every trial takes as long as the scenario is large; so
  /// many lines times trials may be looked at.
  private static let mostWork = 200_000
  /// What limits break is looked at for so many trials.
  private static let mostBroken = 30
  /// How much of what a line could still get is tried, where it may get any amount.
  private static let shares = [1e-4, 1e-2, 0.1, 0.5, 1]
  /// How often the distance is halved to the first amount that is better.
  private static let halvings = 30
  /// A budget is used up but for this share.
  private static let nothing = 1e-6
  /// A score that differs by a smaller share is the same.
  private static let noticed = 1e-9

  private var plan: Plan { solution.plan }

  /// More money on one line.
  private struct Trial {
    var line: Int
    var use: ChoiceProgram.Use
    var cost: Double
    var verdict: Verdict
    /// The stages that it undoes and, looked at only where there is money for it and it is better,
    /// the limits that it breaks.
    var broken: [LimitID] = []

    var isBetter: Bool { verdict == .better || verdict == .withinProof }
  }

  /// What more money does to what was asked for, the most important first.
  private enum Verdict {
    /// It is better, and by more than the proof leaves open: some limit is broken by it.
    case better
    /// It is better by no more than the proof leaves open.
    case withinProof
    case same
    case worse
  }

  /// What is left and why; `nil` where nothing is, or nothing can be.
  ///
  /// - Complexity: some ten trials for each line, each linear in the KPIs that count where these
  ///   add up over lines, else in the scenario.
  func find() -> UnspentMoney? {
    guard case .atMost(let budget)? = checked.scenario.budget else { return nil }
    let rest = budget - plan.totalSpend
    guard rest > Self.nothing * budget else { return nil }
    return UnspentMoney(amount: rest, reason: reason(rest: rest))
  }

  private func reason(rest: Double) -> UnspentMoney.Reason? {
    let uses = plan.allocations.indices.map { responses.use(of: $0, plan.allocations[$0]) }
    guard !uses.contains(nil) else { return nil }
    let known = uses.compactMap(\.self)
    let addsUp = scores.allSatisfy { score in
      score.kpis.allSatisfy { checked.linearForm(of: $0) != nil }
    }
    var trials: [Trial] = []
    var looked = 0
    for line in known.indices {
      for use in moreOn(line, known[line]) {
        // What was not tried says nothing.
        if limits.interruption != nil { return nil }
        if !addsUp, trials.count * known.count > Self.mostWork { return nil }
        var trial = trial(of: line, use, known)
        if trial.isBetter, trial.cost <= rest * (1 + Self.nothing), looked < Self.mostBroken {
          looked += 1
          trial.broken += broken(by: line, use, known)
        }
        trials.append(trial)
      }
    }
    return reason(trials, known, rest: rest)
  }

  private var scores: [Score] {
    solution.stages.isEmpty
      ? [plan.certificate.score] : solution.stages.map(\.certificate.score)
  }

  private func reason(
    _ trials: [Trial], _ known: [ChoiceProgram.Use], rest: Double
  ) -> UnspentMoney.Reason? {
    if trials.isEmpty { return .allAtMost }
    let better = trials.filter(\.isBetter)
    let affordable = better.filter { $0.cost <= rest * (1 + Self.nothing) }
    let broken = nearest(affordable)
    if !broken.isEmpty { return .limits(limitOrder.filter(broken.contains)) }
    // Something better that nothing holds back: the plan is not proven to be the best.
    if !affordable.isEmpty { return nil }
    if let cheapest = better.map({ leastCost($0, after: trials, known) }).min() {
      return .tooLittle(least: cheapest)
    }
    return trials.contains { $0.verdict == .worse } ? .bringsLess : .bringsNothing
  }

  /// What something better costs at least: where a line may get any amount, between the last amount
  /// tried that is no better and the first that is.
  private func leastCost(
    _ better: Trial, after trials: [Trial], _ known: [ChoiceProgram.Use]
  ) -> Double {
    let option = responses.lines[better.line][better.use.option].option
    let own = trials.filter { $0.line == better.line && $0.use.option == better.use.option }
    let isFirst = !own.contains { $0.isBetter && $0.use.amount < better.use.amount }
    let before = own.last { $0.use.amount < better.use.amount }
    guard option.step == 0, isFirst, let before else { return better.cost }
    var (worse, best) = (before.use.amount, better)
    for _ in 0..<Self.halvings {
      let middle = ChoiceProgram.Use(
        option: better.use.option, amount: worse + (best.use.amount - worse) / 2)
      let next = trial(of: better.line, middle, known)
      if next.isBetter { best = next } else { worse = middle.amount }
    }
    return best.cost
  }

  /// The limits that are broken first: another one is named only for what breaks none of them.
  private func nearest(_ trials: [Trial]) -> Set<LimitID> {
    trials.filter { !$0.broken.isEmpty }.enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .reduce(into: []) { named, trial in
        if named.isDisjoint(with: trial.element.broken) {
          named.formUnion(trial.element.broken)
        }
      }
  }

  private var limitOrder: [LimitID] {
    RoomMeter(checked, plan, responses: responses).all.map(\.limit)
      + solution.stages.indices.map { .stage($0) }
  }

  /// Ways to spend more on a line, the nearest first.
  private func moreOn(_ line: Int, _ use: ChoiceProgram.Use) -> [ChoiceProgram.Use] {
    let own = spend(line, use)
    var more: [ChoiceProgram.Use] = []
    for index in responses.lines[line].indices {
      let option = responses.lines[line][index].option
      let (least, most) = (
        max(option.amount.lowerBound, index == use.option ? use.amount : 0),
        min(option.amount.upperBound, largest(option))
      )
      if index != use.option { more.append(.init(option: index, amount: least)) }
      guard most > least else { continue }
      let amounts = Self.shares.map { least + $0 * (most - least) }
      if option.step > 0 {
        let steps = amounts.map { (($0 - least) / option.step).rounded(.down) }
        more += Set(steps.map { max(1, $0) }).sorted().map {
          .init(option: index, amount: least + $0 * option.step)
        }
      } else {
        more += amounts.map { .init(option: index, amount: $0) }
      }
    }
    return more.filter { next in
      let option = responses.lines[line][next.option].option
      return next.amount <= option.amount.upperBound * (1 + 1e-12)
        && spend(line, next) > own + Self.nothing * max(own, 1e-6)
    }
  }

  /// The most that the budget has for an option.
  private func largest(_ option: LineOption) -> Double {
    let budget = checked.scenario.budget?.amount ?? .infinity
    return max(option.amount.lowerBound, (budget - option.fee) / (1 + option.commission))
  }

  private func spend(_ line: Int, _ use: ChoiceProgram.Use) -> Double {
    responses.lines[line][use.option].option.spend(at: use.amount)
  }

  private func trial(
    of line: Int, _ use: ChoiceProgram.Use, _ uses: [ChoiceProgram.Use]
  ) -> Trial {
    let before = responses.amounts(of: line, uses[line])
    let after = responses.amounts(of: line, use)
    let cost = spend(line, use) - plan.allocations[line].spend
    var whole: [String: Double?]?
    let (verdict, unsettled) = compare { kpi in
      if let form = checked.linearForm(of: kpi) {
        guard let value = plan.value(of: kpi) else { return nil }
        return form.terms.reduce(value) { total, term in
          let change =
            term.kpi == KPI.spend ? cost : (after[term.kpi] ?? 0) - (before[term.kpi] ?? 0)
          return total + term.coefficient * change
        }
      }
      let values = whole ?? reached(by: line, use, uses)
      whole = values
      return values[kpi] ?? nil
    }
    return Trial(
      line: line, use: use, cost: cost, verdict: verdict, broken: unsettled.map { .stage($0) })
  }

  private func reached(
    by line: Int, _ use: ChoiceProgram.Use, _ uses: [ChoiceProgram.Use]
  ) -> [String: Double?] {
    var changed = uses
    changed[line] = use
    return Dictionary(
      responses.values(of: changed, in: checked).map { ($0.kpi, $0.value) }
    ) { first, _ in first }
  }

  /// The limits that the plan would break with another use of a line.
  private func broken(
    by line: Int, _ use: ChoiceProgram.Use, _ uses: [ChoiceProgram.Use]
  ) -> [LimitID] {
    let option = responses.lines[line][use.option].option
    var changed = uses
    changed[line] = use
    var next = plan
    next.allocations[line].spend = option.spend(at: use.amount)
    next.allocations[line].package = option.package
    next.allocations[line].units = option.units.map { $0.base + $0.perMoney * use.amount }
    next.values = responses.values(of: changed, in: checked)
    return RoomMeter(checked, next, responses: responses).all.filter(\.isBroken).map(\.limit)
  }

  /// What values make of the plan, stage by stage, and the stages before the decisive one that they
  /// would undo.
  private func compare(_ value: (String) -> Double?) -> (Verdict, unsettled: [Int]) {
    let certificates =
      solution.stages.isEmpty ? [plan.certificate] : solution.stages.map(\.certificate)
    var unsettled: [Int] = []
    var verdict = Verdict.same
    for (stage, certificate) in certificates.enumerated() {
      guard let after = certificate.score.value(value),
        let before = certificate.score.value({ plan.value(of: $0) })
      else { return (.same, []) }
      let size = max(abs(before), abs(certificate.bound), 1e-9)
      if after - before > Self.noticed * size {
        return (after - before > certificate.bound - before ? .better : .withinProof, unsettled)
      }
      if after - before < -Self.noticed * size { verdict = .worse }
      let givenUp = solution.stages.isEmpty ? 0 : solution.stages[stage].givenUp
      if after < certificate.value - givenUp - Self.nothing * size { unsettled.append(stage) }
    }
    return (verdict, [])
  }
}

extension CheckedScenario {
  /// The scenario with several times the budget, and with enough for all that its campaigns may
  /// get, as far as its curves allow.
  fileprivate var withMoreMoney: CheckedScenario {
    guard case .atMost(let budget)? = scenario.budget else { return self }
    let all = scenario.campaigns.compactMap(\.most).reduce(0, +)
    for amount in [max(all, 10 * budget), 10 * budget, 3 * budget, 1.5 * budget, 1.1 * budget] {
      var more = scenario
      more.budget = .atMost(amount)
      if let checked = try? CheckedScenario(more) { return checked }
    }
    return self
  }
}
