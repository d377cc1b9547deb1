// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// Says what the five letters of a goal come to, and on what that rests.
struct GoalLetterWords {
  let report: GoalsReport
  private let words: GoalWords

  /// More lines than these are counted.
  private static let mostLines = 4

  init(report: GoalsReport) {
    self.report = report
    words = GoalWords(report.scenario)
  }

  private var scenario: CheckedScenario { report.scenario }
  private var amounts: Amounts { words.amounts }

  /// What a letter comes to: a mark, its look, and the evidence in a sentence or more.
  struct Finding {
    var mark: String
    var role: Style.Role
    var text: String
  }

  /// `more signups: must, primary, leads; met, 200 to spare`.
  func title(of assessment: GoalAssessment) -> String {
    let goal = assessment.goal
    let kinds = [goal.isMust ? "must" : "aim", goal.rank?.rawValue, goal.type?.rawValue]
    let title = "\(goal.name): \(kinds.compactMap(\.self).joined(separator: ", "))"
    return title + (report.standing(of: assessment).map { "; \(verdict(on: $0))" } ?? "")
  }

  /// `met, 200 people to spare`, `missed by 300 people`.
  func verdict(on standing: GoalStanding) -> String {
    guard let missedBy = standing.missedBy, let value = standing.valueByDeadline else {
      return "no value"
    }
    if !standing.isMet { return "missed by \(words.difference(missedBy, of: standing.goal))" }
    let room = abs(value - standing.goal.value)
    return room <= 1e-6 * max(abs(standing.goal.value), 1e-9)
      ? "just met" : "met, \(words.difference(room, of: standing.goal)) to spare"
  }

  /// What a letter of a goal comes to.
  func finding(_ letter: GoalAssessment.Letter, of goal: GoalAssessment) -> Finding {
    let text =
      switch letter {
      case .specific: specific(goal)
      case .measurable: measurable(goal)
      case .achievable: achievable(goal)
      case .relevant: relevant(goal)
      case .timeBound:
        timeBound(goal) + " "
          + ReviewWords.text(goal, after: report.progress(of: goal.goal.name)?.passed)
      }
    let verdict = goal.verdict(letter)
    let role: Style.Role =
      switch verdict {
      case .holds: .good
      case .open: .notice
      case .fails: .bad
      }
    return Finding(mark: verdict.rawValue, role: role, text: text)
  }

  // MARK: Specific

  private func specific(_ goal: GoalAssessment) -> String {
    guard let kpi = goal.goal.kpi else { return "No KPI measures it; add 'kpi'." }
    var text = kpi
    if let unit = goal.unit {
      text += ", in \(unit)"
    } else if !goal.isRatio {
      text += " has no unit; add 'unit' to the KPI"
    }
    guard !goal.drivers.isEmpty else { return text + "; no line can change it." }
    return text + "; driven by \(lines(goal.drivers))\(leaders(goal, kpi))."
  }

  private func lines(_ positions: [Int]) -> String {
    Amounts.list(positions.map { scenario.scenario.lineName(at: $0) }, most: Self.mostLines)
  }

  /// ` (in the plan: search 82%, video 18%)`, for KPIs that are sums over lines.
  private func leaders(_ goal: GoalAssessment, _ kpi: String) -> String {
    let shares = report.contributions(to: kpi)
    guard shares.count > 1 else { return "" }
    let shown = shares.prefix(Self.mostLines).map { "\($0.line) \(Percentage.share($0.share))" }
    return " (in the plan: \(shown.joined(separator: ", ")))"
  }

  // MARK: Measurable

  private func measurable(_ goal: GoalAssessment) -> String {
    guard goal.goal.kpi != nil else { return "Without a KPI there is nothing to measure." }
    guard let resolved = goal.resolved else {
      let start = goal.baseline.map { " It starts at \(FigureFormat.rounded($0))." } ?? ""
      return "No target; add 'target'." + start
    }
    let target = "\(resolved.side.rawValue) \(words.value(of: resolved))"
    guard let baseline = resolved.baselineByDeadline else {
      return "To \(target). There is no baseline, so that this is a benchmarking period: "
        + "it finds one, and targets in percent have to wait for it."
    }
    let change =
      baseline > 0
      ? ", \(Percentage.change((resolved.value - baseline) / baseline))" : ""
    let days = resolved.share < 1 ? " in as many days" : ""
    return "From \(words.figure(baseline, of: resolved))\(days) to \(target)\(change)."
  }

  // MARK: Achievable

  private func achievable(_ goal: GoalAssessment) -> String {
    guard let resolved = goal.resolved, let found = goal.achievable else {
      return "Without a KPI and a target nothing can be said."
    }
    let extreme = resolved.side == .atLeast ? "most" : "least"
    var sentences: [String] = []
    switch found.alone {
    case .found(let reach):
      sentences.append(
        "The \(extreme) that any plan reaches is \(figure(reach.value, resolved))\(proof(reach, resolved))"
          + share(goal, resolved) + ".")
    case .noPlan: sentences.append("No plan keeps the other limits, goals left aside.")
    case .unlimited: sentences.append("Nothing limits it.")
    case .unknown:
      let volume = found.volume.flatMap { self.volume($0, resolved) }
      sentences.append(volume ?? "What can be reached was not found out.")
    }
    if goal.isReachable == true {
      sentences += besideOthers(found, for: resolved, extreme: extreme)
    }
    if let budget = found.leastBudget, found.volume == nil {
      sentences += [self.budget(budget, "meets it")].compactMap(\.self)
    }
    return sentences.joined(separator: " ")
  }

  /// What a goal on a ratio leaves of what it is divided by.
  private func volume(
    _ found: GoalAssessment.Achievable.Volume, _ goal: ResolvedGoal
  ) -> String? {
    let kpi = scenario.kpi(named: found.kpi)
    switch found.most {
    case .found(let reach) where reach.value > 0:
      return
        "Plans that meet it have \(found.kpi) of \(own(kpi, reach.value)) at most."
    case .found, .noPlan: return "No plan meets it (proven)."
    case .unlimited: return "Plans that meet it have no limit."
    case .unknown: return nil
    }
  }

  private func besideOthers(
    _ found: GoalAssessment.Achievable, for goal: ResolvedGoal, extreme: String
  ) -> [String] {
    switch found.besideOthers {
    case .found(let reach):
      let value = figure(reach.value, goal)
      return goal.isMet(by: reach.value, tolerance: 1e-6)
        ? ["Beside the other goals it is \(value)."]
        : ["Beside the other goals it is \(value), which is not enough."]
    case .noPlan: return ["The other goals that can be met by themselves cannot be met together."]
    case .unlimited, .unknown, nil: return []
    }
  }

  /// A value up to the deadline.
  private func figure(_ value: Double, _ goal: ResolvedGoal) -> String {
    words.figure(value * goal.share, of: goal)
  }

  /// What is proven about a value: nothing more where its bound says the same.
  private func proof(_ reach: GoalAssessment.Reach, _ goal: ResolvedGoal) -> String {
    guard reach.bound.isFinite else { return "" }
    let isTight = abs(reach.bound - reach.value) <= 1e-4 * max(abs(reach.bound), abs(reach.value))
    return isTight ? " (proven)" : " (proven: none passes \(figure(reach.bound, goal)))"
  }

  private func share(_ assessment: GoalAssessment, _ goal: ResolvedGoal) -> String {
    guard let share = assessment.shareOfBest else { return "" }
    switch goal.side {
    case .atLeast: return ", and the target asks for \(Percentage.share(share)) of that"
    case .atMost:
      return share <= 1
        ? ", \(Percentage.share(share)) of what the target allows"
        : ", and the target allows less"
    }
  }

  private func budget(_ found: LeastBudget, _ what: String) -> String? {
    guard let amount = found.amount else {
      return "No budget up to \(money(found.searched)) \(what)."
    }
    guard let budget = scenario.scenario.budget?.amount, budget > 0 else { return nil }
    if amount <= 1e-9 * budget { return "It takes no money." }
    return "The least budget that \(what) is \(money(amount)), "
      + "\(Percentage.change((amount - budget) / budget)) against the budget."
  }

  private func money(_ amount: Double) -> String {
    amounts.with(amounts.currency, FigureFormat.rounded(amount))
  }

  // MARK: Relevant

  private func relevant(_ goal: GoalAssessment) -> String {
    guard let found = goal.relevance else {
      return goal.goal.serves == nil
        ? "It serves no business objective; add 'serves'."
        : "It serves '\(goal.goal.serves ?? "")', but without a KPI and a target nothing can be computed."
    }
    let name = "Serves '\(found.objective.name)'"
    if found.isSame { return "\(name), which \(found.objective.kpi) measures itself." }
    let kpi = scenario.kpi(named: found.objective.kpi)
    var sentences: [String] = []
    if found.sharedLines.isEmpty {
      sentences.append("\(name), but no line that drives it brings any \(found.objective.kpi).")
    } else {
      sentences.append("\(name): \(lines(found.sharedLines)) can change both.")
    }
    guard let worst = found.worst, let best = found.best else {
      return (sentences + ["What it does to \(found.objective.kpi) was not found out."])
        .joined(separator: " ")
    }
    let isMore = found.direction == .maximize
    func figure(_ value: Double) -> String { own(kpi, value) }
    if worst.gain(found.direction) > worst.slip {
      sentences.append(
        "Every plan that \(met(goal)) has \(found.objective.kpi) of \(figure(worst.with)) or "
          + "\(isMore ? "more" : "less"), others as \(isMore ? "little" : "much") as "
          + "\(figure(worst.without)).")
    } else {
      sentences.append(
        "A plan that \(met(goal)) can leave \(found.objective.kpi) at its \(isMore ? "least" : "most"), \(figure(worst.with))."
      )
    }
    if best.gain(found.direction) < -best.slip {
      sentences.append(
        "The best value of \(found.objective.kpi) \(isMore ? "falls" : "rises") from \(figure(best.without)) to \(figure(best.with))."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// A figure of a KPI that is named beside it, so that a unit of the same name says nothing.
  private func own(_ kpi: KPI?, _ value: Double) -> String {
    kpi?.unit == kpi?.name ? FigureFormat.rounded(value) : amounts.rounded(kpi, value)
  }

  private func met(_ goal: GoalAssessment) -> String {
    goal.isReachable == true ? "meets it" : "comes as near to it as any"
  }

  // MARK: Time-bound

  private func timeBound(_ goal: GoalAssessment) -> String {
    guard let deadline = goal.deadline else {
      return "No deadline; add 'by', or a 'period'."
    }
    var text = "By \(deadline)"
    if let period = scenario.scenario.period {
      if goal.isBeyondPeriod {
        text += ", after the period, which ends on \(period.last) and by which it is judged"
      } else if deadline == period.last {
        text += ", the end of the period"
      } else {
        let days = deadline.dayNumber - period.first.dayNumber + 1
        text += ", \(days) of the period's \(period.dayCount) days"
      }
    } else {
      text += "; without a 'period' there is no way to it"
    }
    guard let resolved = goal.resolved else {
      return text + "; without a KPI and a target there is no way to it."
    }
    guard let way = goal.trajectory else {
      let isAimless = resolved.counting == .level && goal.baseline == nil
      return text + (isAimless ? "; without a baseline there is no way to it." : ".")
    }
    return text + ": \(pace(of: way, resolved))."
  }

  /// `1.387k people a week, 9.02k by the end of week 6`.
  private func pace(of way: Trajectory, _ goal: ResolvedGoal) -> String {
    let middle = way.points[(way.points.count - 1) / 2]
    let days = Double(way.last.dayNumber - way.first.dayNumber + 1)
    let perStep =
      (way.end - way.start) / days * (way.step == .week ? 7 : days / Double(way.points.count))
    let change = words.difference(perStep, of: goal)
    let limit = goal.side == .atMost ? "at most " : ""
    let pace =
      goal.counting == .total
      ? "\(limit)\(change) a \(way.step.rawValue)"
      : "from \(words.figure(way.start, of: goal)), a change of \(change) each \(way.step.rawValue)"
    guard way.points.count > 2 else { return pace }
    return "\(pace), \(words.figure(middle.value, of: goal)) by \(middle.day)"
  }

  // MARK: All of them

  /// Why the plan is not held to the musts.
  var unheld: String {
    let missed = report.missedMusts.map { "'\($0)'" }
    return "No plan meets all musts. This is the best plan without them; it misses "
      + (missed.isEmpty ? "none of them alone." : Amounts.list(missed) + ".")
  }

  /// Whether all goals can be met by one plan.
  var together: String? {
    guard let together = report.assessment.together else { return nil }
    let start =
      switch together.isPossible {
      case true?: "One plan can meet all goals."
      case false?: "No plan within the budget meets all goals."
      case nil: "Whether one plan can meet all goals was not found out."
      }
    return ([start, together.leastBudget.flatMap { budget($0, "meets them all") }])
      .compactMap(\.self).joined(separator: " ")
  }

  var togetherRole: Style.Role? {
    switch report.assessment.together?.isPossible {
    case true?: .good
    case false?: .notice
    case nil: nil
    }
  }
}
