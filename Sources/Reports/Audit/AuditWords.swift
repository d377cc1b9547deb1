// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// What a finding of the audit says: what is so, what shows it, and what to do about it.
struct AuditWords {
  /// A figure that shows a finding.
  struct Figure {
    var name: String
    var value: Double
    var unit: String?
  }

  /// What is so, as half a sentence.
  var message: String
  /// What shows it, as a sentence.
  var evidence: String
  /// What to do about it, as half a sentence.
  var fix: String
  /// The figures that were computed for it.
  var figures: [Figure] = []

  init(_ finding: AuditFinding, _ scenario: CheckedScenario) {
    self = Wording(scenario: scenario).words(finding.fact)
  }

  init(_ message: String, _ evidence: String, fix: String, _ figures: [Figure] = []) {
    self.message = message
    self.evidence = evidence
    self.fix = fix
    self.figures = figures
  }
}

/// Words findings with the units of a scenario.
struct Wording {
  let scenario: CheckedScenario

  private typealias Figure = AuditWords.Figure

  func words(_ fact: AuditFinding.Fact) -> AuditWords {
    switch fact {
    case .noGoals(let kpis):
      return AuditWords(
        "the scenario works toward \(quoted(kpis)), and no goal says what for",
        "\(count(kpis.count, "KPI")) \(kpis.count == 1 ? "has" : "have") an objective or a target; there are 0 goals.",
        fix: "add 'goals' with the KPI, the target and the business objective of each")
    case .unneededKPI(let kpi, let isWorkedFor):
      return unneeded(kpi, isWorkedFor)
    case .unmeasuredGoal(let goal):
      return AuditWords(
        "the goal '\(goal)' has no KPI", "Nothing could show whether it is met.",
        fix: "add 'kpi' with what measures it, or take the goal away")
    case .idleGoal(let goal, let kpi):
      return AuditWords(
        "nothing works toward the goal '\(goal)'",
        "'\(kpi)' is only reported: it has no objective, target or limit, and no KPI that has one depends on it.",
        fix: "give '\(kpi)' an objective or a target, or make the goal a must")
    case .unmovedGoal(let goal, let kpi, let value):
      return AuditWords(
        "no plan moves the goal '\(goal)'",
        "'\(kpi)' is \(amount(kpi, value)) at its most and at its least, solved for both.",
        fix: "add a line that brings '\(kpi)', loosen what holds it, or take another KPI",
        [Figure(name: "\(kpi) in every plan", value: value, unit: unit(kpi))])
    case .unservedObjective(let name, let kpi):
      return AuditWords(
        "no goal serves the business objective '\(name)'",
        "It is measured by '\(kpi)', and 0 goals name it in 'serves'.",
        fix: "write 'serves: \(name)' into a goal, or take the objective away")
    case .severalGoals(let rank, let goals):
      return AuditWords(
        "\(goals.count) goals are \(rank.rawValue)",
        "\(quoted(goals)) all have 'rank: \(rank.rawValue)', so that none of them decides.",
        fix: rank == .primary
          ? "leave one primary, and make one of the others secondary"
          : "leave one secondary, and take the rank of the others away",
        [Figure(name: "\(rank.rawValue) goals", value: Double(goals.count))])
    case .kpisOfGoal(let goal, let kpis): return kpisOfGoal(goal, kpis)
    case .dashboard(let kpis): return dashboard(kpis)
    case .rareReview(let goal, let rhythm):
      return AuditWords(
        rhythm == nil
          ? "nobody has to look at the goal '\(goal)'"
          : "the goal '\(goal)' is looked at once a month",
        rhythm == nil
          ? "It has no 'review'."
          : "It has 'review: monthly': a plan that goes wrong runs on for up to 31 days.",
        fix: "write 'review: weekly' or 'review: biweekly'")
    case .misfit(let misfit): return words(misfit)
    case .companionMissing(let goal, let kpi, let others, let reason):
      return AuditWords(
        "'\(kpi)' stands alone for the goal '\(goal)'",
        "\(sentence(reason)) The scenario has none of \(Amounts.list(others)).",
        fix: "declare \(choice(others)) beside it")
    case .wrongDirection(let kpi, let known):
      let wrong = known.better.opposite
      return AuditWords(
        "'\(kpi)' is \(wrong.rawValue)d, and \(known.better == .maximize ? "more" : "less") of it is better",
        "It measures \(known.name): \(lowered(known.meaning))",
        fix: "write 'objective: \(known.better.rawValue)', or say with 'measures' what else it is")
    case .addedUp(let sum): return words(sum)
    case .unknownKind(let goal, let kpi?):
      return AuditWords(
        "what '\(kpi)' measures is not known, so the goal '\(goal)' cannot be judged",
        "The catalogue has no KPI of that name.",
        fix: "write 'measures: ' and the name of a KPI of 'apportion kpis'")
    case .unknownKind(let goal, nil):
      return AuditWords(
        "what kind of goal '\(goal)' is, is not known, so its KPI cannot be judged",
        "It has no 'goal type'.",
        fix: "write 'goal type: ' and \(choice(GoalType.allCases.map(\.rawValue)))")
    case .sameMeasure(let pair, let apart): return same(pair, apart)
    case .opposed(let pair, let exchange): return opposed(pair, exchange)
    case .idleWeight(let weight): return words(weight)
    case .overruled(let rule): return words(rule)
    case .platformAgainst(let conflict): return words(conflict)
    case .staleSilence(let code):
      return AuditWords(
        "'\(code)' is silenced, and there is no such finding", "The audit found 0 of it.",
        fix: "take it out of 'silence'")
    }
  }

  // MARK: Goals

  private func unneeded(_ kpi: String, _ isWorkedFor: Bool) -> AuditWords {
    let weight = kpiNamed(kpi)?.weight.map { " with weight \(FigureFormat.amount($0))" } ?? ""
    return AuditWords(
      "no goal needs '\(kpi)'",
      (isWorkedFor ? "It is worked for\(weight)" : "It is only reported")
        + "; no goal or business objective is measured by it or by what it is part of, and the catalogue puts it beside "
        + "none of the KPIs that are.",
      fix: isWorkedFor
        ? "name the goal that it is for, or take its objective away"
        : "take it away, or say with 'measures' what it is")
  }

  private func kpisOfGoal(_ goal: String, _ kpis: [String]) -> AuditWords {
    let figures = [Figure(name: "KPIs", value: Double(kpis.count))]
    if kpis.count == 1 {
      return AuditWords(
        "the goal '\(goal)' is judged by one KPI alone",
        "Beside \(quoted(kpis)) the scenario has nothing that measures this kind of goal or helps to read it; two or three show what it was bought with.",
        fix: "declare another one; 'apportion kpis --goal' lists them", figures)
    }
    return AuditWords(
      "the goal '\(goal)' has \(kpis.count) KPIs",
      "\(quoted(kpis)) all measure it or help to read it; of more than three one is always up.",
      fix: "keep two or three of them", figures)
  }

  private func dashboard(_ kpis: [String]) -> AuditWords {
    let isMany = kpis.count > 5
    return AuditWords(
      isMany
        ? "there are \(kpis.count) KPIs to watch"
        : "there \(kpis.count == 1 ? "is one KPI" : "are \(kpis.count) KPIs") to watch",
      "\(quoted(kpis)) \(kpis.count == 1 ? "measures a goal or is" : "measure goals or are") worked for; three to five can be kept in view"
        + (isMany ? "." : " and show what one is bought with."),
      fix: isMany
        ? "take objectives away, or turn them into limits"
        : "declare what the others are bought with",
      [Figure(name: "KPIs", value: Double(kpis.count))])
  }

  // MARK: Kinds

  private func words(_ misfit: AuditFinding.Misfit) -> AuditWords {
    let isNoise = misfit.role == .noise
    let message =
      misfit.isGoalsOwn
      ? "the goal '\(misfit.goal)' is about \(misfit.type), and '\(misfit.kpi)' \(isNoise ? "says nothing about it" : "only helps to read other KPIs of it")"
      : "'\(misfit.kpi)' is worked for, and says nothing about the goal '\(misfit.goal)', which is about \(misfit.type)"
    let share =
      misfit.shareOfWeights.map {
        " It has \(Percentage.share($0)) of the weights at its priority."
      }
      ?? ""
    let price = misfit.price.map { self.price($0, misfit.kpi) } ?? ""
    return AuditWords(
      message, "\(sentence(misfit.reason))\(share)\(price)",
      fix: misfit.isGoalsOwn
        ? "measure it by \(choice(misfit.better))"
        : "take its objective away; \(misfit.type) is measured by \(choice(misfit.better))",
      (misfit.shareOfWeights.map { [Figure(name: "share of the weights", value: $0)] } ?? [])
        + (misfit.price.map { figures(of: $0, misfit.kpi) } ?? []))
  }

  /// What working for a KPI costs in one that measures the goal.
  private func price(_ price: AuditFinding.Misfit.Price, _ kpi: String) -> String {
    let loss = abs(price.best - price.left)
    let share = price.best == 0 ? "" : ", \(Percentage.rounded(abs(loss / price.best)))"
    return
      " Plans that are best for '\(kpi)' come to \(rounded(price.kpi, price.left)) at best, where "
      + "\(rounded(price.kpi, price.best)) could be had: a difference of \(rounded(price.kpi, loss))\(share)."
  }

  private func figures(of price: AuditFinding.Misfit.Price, _ kpi: String) -> [Figure] {
    [
      Figure(name: "best \(price.kpi)", value: price.best, unit: unit(price.kpi)),
      Figure(
        name: "\(price.kpi) where \(kpi) is best", value: price.left, unit: unit(price.kpi)),
    ]
  }

  private func words(_ sum: AuditFinding.AddedUp) -> AuditWords {
    var figures = [Figure(name: "lines that bring it", value: Double(sum.lines))]
    var evidence = "\(sum.lines) lines bring it, and their figures are added up"
    if let plan = sum.inPlan {
      evidence +=
        ": \(amount(sum.kpi, plan.value)) over \(count(plan.lines, "line")) in the best plan"
      figures.append(Figure(name: "\(sum.kpi) in the plan", value: plan.value, unit: unit(sum.kpi)))
    }
    let (message, fix): (String, String) =
      switch sum.known.overLines {
      case .once:
        (
          "'\(sum.kpi)' counts people whom several lines reach several times",
          "write 'combine: independent' with the 'population', or say with 'measures' that it is impressions"
        )
      case .ratio(let part, let whole):
        (
          "'\(sum.kpi)' adds up, and \(sum.known.name) does not",
          "declare \(part) and \(whole), and write 'ratio: \(part) / \(whole)'"
        )
      case .mean(let weight):
        (
          "'\(sum.kpi)' adds up, and \(sum.known.name) does not",
          "declare its total over all \(weight), and divide it by \(weight) with 'ratio'"
        )
      case .sum: ("", "")
      }
    return AuditWords(message, evidence + ".", fix: fix, figures)
  }

  // MARK: Objectives

  private func same(_ pair: AuditFinding.ObjectivePair, _ apart: Double) -> AuditWords {
    let (first, second) = (pair.first, pair.second)
    return AuditWords(
      "'\(first.kpi)' and '\(second.kpi)' are nearly the same measure over these lines",
      "The plan that is best for '\(second.kpi)' has \(Percentage.rounded(first.shareAtOther)) of the way from the worst to the "
        + "best of '\(first.kpi)', and the other way round it is \(Percentage.rounded(second.shareAtOther)): there is nothing to "
        + "trade off. No plan is further along on one than on the other by more than \(Percentage.rounded(apart)).",
      fix: "keep one of them, with the weight of both",
      figures(of: first, other: second.kpi) + figures(of: second, other: first.kpi)
        + [AuditWords.Figure(name: "largest difference along the way", value: apart)])
  }

  private func opposed(_ pair: AuditFinding.ObjectivePair, _ exchange: Double) -> AuditWords {
    let rate =
      "\(rounded(pair.first.kpi, exchange)) of '\(pair.first.kpi)' for \(unit(pair.second.kpi).map { "each of its \($0)" } ?? "each unit")"
    var figures = [pair.first, pair.second].flatMap {
      self.figures(of: $0, other: $0 == pair.first ? pair.second.kpi : pair.first.kpi)
    }
    figures.append(
      Figure(
        name: "\(pair.first.kpi) per unit of \(pair.second.kpi)", value: exchange,
        unit: unit(pair.first.kpi)))
    return AuditWords(
      "'\(pair.second.kpi)' gains exactly what '\(pair.first.kpi)' loses, in every plan",
      "The plan that is best for one is the worst for the other, and in between they are exchanged at one rate, \(rate). "
        + "Weights can only choose one of the two ends.",
      fix: "keep one of them as objective, and turn the other into a limit", figures)
  }

  private func figures(of end: AuditFinding.ObjectivePair.End, other: String) -> [Figure] {
    [
      Figure(name: "best \(end.kpi)", value: end.best, unit: unit(end.kpi)),
      Figure(name: "worst \(end.kpi)", value: end.worst, unit: unit(end.kpi)),
      Figure(name: "\(end.kpi) where \(other) is best", value: end.atOther, unit: unit(end.kpi)),
    ]
  }

  // MARK: Weights

  private func words(_ weight: AuditFinding.IdleWeight) -> AuditWords {
    let message =
      "the weight of '\(weight.kpi)', \(FigureFormat.amount(weight.weight)), changes nothing"
    let value = Figure(
      name: "\(weight.kpi) in the plan", value: weight.value, unit: unit(weight.kpi))
    switch weight.cause {
    case .sameEitherWay:
      return AuditWords(
        message,
        "'\(weight.kpi)' is \(amount(weight.kpi, weight.value)) whether it is settled before all that it is weighed with or after them, and so with any "
          + "weight.",
        fix: "take its weight and objective away, or loosen what holds it", [value])
    case .outweighed(let share, let alone, let without):
      return AuditWords(
        message,
        "On its scale it counts \(Percentage.rounded(share)) of all that counts at its priority. It is \(amount(weight.kpi, weight.value)) in the plan, "
          + "\(amount(weight.kpi, without)) if it did not count, and \(amount(weight.kpi, alone)) if it counted first.",
        fix: "write 'scale: range', or a scale of its own size",
        [
          value, Figure(name: "share of what counts", value: share),
          Figure(name: "\(weight.kpi) settled first", value: alone, unit: unit(weight.kpi)),
          Figure(name: "\(weight.kpi) settled last", value: without, unit: unit(weight.kpi)),
        ])
    }
  }

  private func words(_ rule: AuditFinding.Overruled) -> AuditWords {
    let name = Self.name(of: rule.rule)
    return AuditWords(
      "\(name) leaves the weight of '\(rule.kpi)', \(FigureFormat.amount(rule.weight)), without effect",
      "'\(rule.kpi)' is \(amount(rule.kpi, rule.value)) with any weight. Without \(name) it would be anything from "
        + "\(amount(rule.kpi, rule.last)) to \(amount(rule.kpi, rule.first)), as its weight says.",
      fix: "loosen \(name), or take the weight and objective of '\(rule.kpi)' away",
      [
        Figure(name: "\(rule.kpi) in the plan", value: rule.value, unit: unit(rule.kpi)),
        Figure(
          name: "\(rule.kpi) without the rule, settled last", value: rule.last,
          unit: unit(rule.kpi)),
        Figure(
          name: "\(rule.kpi) without the rule, settled first", value: rule.first,
          unit: unit(rule.kpi)),
      ])
  }

  /// `the rule 'brand floor'`, `'at least' of 'trust'`, `the goal 'more signups'`.
  static func name(of rule: [String]) -> String {
    switch (rule.first, rule.count) {
    case ("kpis", 3): "'\(rule[2])' of '\(rule[1])'"
    case ("goals", 2): "the goal '\(rule[1])'"
    default: "the rule '\(rule.last ?? "")'"
    }
  }

  // MARK: Lines

  private func words(_ conflict: AuditFinding.PlatformConflict) -> AuditWords {
    var figures: [Figure] = []
    var evidence = "There is no plan to tell what is spent on it."
    if let spend = conflict.spend, let share = conflict.share {
      let money = Amounts(currency: scenario.scenario.currency).money(spend)
      evidence =
        spend == 0
        ? "The best plan spends nothing on it."
        : "The best plan spends \(roundedMoney(spend) ?? money) on it, \(Percentage.share(share)) of all."
      figures = [
        Figure(name: "spend", value: spend, unit: scenario.scenario.currency),
        Figure(name: "share of all spending", value: share),
      ]
    }
    return AuditWords(
      "the platform of '\(conflict.line)' works for \(conflict.objective), "
        + (conflict.isOpposed
          ? "against which the scenario works" : "which the scenario does not want"),
      "\(evidence) What is wanted: \(Amounts.list(conflict.wanted, most: 5)).",
      fix:
        "set the platform to work for \(choice(Array(conflict.wanted.prefix(3)))), or give what it works for a goal",
      figures)
  }

  private func roundedMoney(_ amount: Double) -> String? {
    Amounts(currency: nil).with(scenario.scenario.currency, FigureFormat.rounded(amount))
  }

  // MARK: Parts of sentences

  private func kpiNamed(_ name: String) -> KPI? {
    scenario.scenario.kpis.first { $0.name == name }
  }

  private func unit(_ kpi: String) -> String? { kpiNamed(kpi)?.unit }

  private func amount(_ kpi: String, _ value: Double) -> String { rounded(kpi, value) }

  private func rounded(_ kpi: String, _ value: Double) -> String {
    Amounts(currency: scenario.scenario.currency).rounded(kpiNamed(kpi), value)
  }

  private func quoted(_ names: [String]) -> String {
    Amounts.list(names.map { "'\($0)'" }, most: 8)
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func choice(_ names: [String]) -> String {
    names.count > 1
      ? names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "") : names.first ?? ""
  }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}

extension Objective {
  fileprivate var opposite: Objective { self == .maximize ? .minimize : .maximize }
}
