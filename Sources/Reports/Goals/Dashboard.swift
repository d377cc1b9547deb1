// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// The few KPIs behind the goals, each with its baseline, where it stands, what the plan brings and
/// what was asked for.
struct Dashboard {
  let context: ReportContext
  let report: GoalsReport

  /// A dashboard shows no more KPIs than these.
  private static let mostCards = 5
  /// With fewer it shows what goals serve as well.
  private static let fewCards = 3

  private var scenario: CheckedScenario { context.scenario }
  private var words: GoalWords { GoalWords(scenario) }

  /// The cards: goals that lead before others, musts before aims, a KPI once.
  var cards: [Document.Card] {
    var seen: Set<String> = []
    let judged = report.assessment.goals.filter { $0.resolved != nil }
    let sorted = judged.enumerated().sorted {
      (order($0.element.goal), $0.offset) < (order($1.element.goal), $1.offset)
    }.map(\.element)
    let shown = sorted.filter { seen.insert($0.goal.kpi ?? "").inserted }.prefix(Self.mostCards)
    var cards = shown.compactMap(card)
    for objective in scenario.scenario.businessObjectives where cards.count < Self.fewCards {
      if seen.insert(objective.kpi).inserted { cards.append(card(of: objective)) }
    }
    return cards
  }

  /// How many goals have no card; `nil` for none.
  var remark: String? {
    let kpis = Set(report.assessment.goals.compactMap { $0.resolved?.kpi })
    guard kpis.count > Self.mostCards else { return nil }
    return
      "\(kpis.count - Self.mostCards) more KPIs of goals are in the tables below: more than \(Self.mostCards) are no dashboard."
  }

  private func order(_ goal: Goal) -> Int {
    let rank =
      switch goal.rank {
      case .primary: 0
      case .secondary: 1
      case nil: 2
      }
    return 2 * rank + (goal.isMust ? 0 : 1)
  }

  private func card(_ assessment: GoalAssessment) -> Document.Card? {
    guard let goal = assessment.resolved, let standing = report.standing(of: assessment) else {
      return nil
    }
    let dash = context.options.dash
    let progress = report.progress(of: goal.name)
    var figures = [
      ("baseline", goal.baselineByDeadline.map { words.figure($0, of: goal) } ?? dash),
      ("plan", standing.valueByDeadline.map { words.figure($0, of: goal) } ?? dash),
      ("asked for", "\(goal.side.rawValue) \(words.value(of: goal))"),
    ]
    if let progress {
      figures.insert(("now, \(progress.day)", words.figure(progress.value, of: goal)), at: 1)
    }
    var facts: [String] = []
    if let progress {
      let words = ProgressWords(scenario)
      facts = [words.standing(progress), words.pace(progress), words.trend(progress)]
    }
    facts.append(ReviewWords.text(assessment, after: progress?.passed))
    return Document.Card(
      heading: goal.kpi, subject: goal.name,
      verdict: progress?.state.rawValue
        ?? (standing.isMet ? "the plan meets it" : "the plan misses it"),
      role: progress.map { ProgressWords.role($0.state) }
        ?? (standing.isMet ? .good : standing.isMust ? .bad : .notice),
      figures: figures, picture: picture(assessment, at: standing, after: progress)?.inline ?? "",
      facts: facts.filter { !$0.isEmpty })
  }

  private func card(of objective: BusinessObjective) -> Document.Card {
    let kpi = scenario.kpi(named: objective.kpi)
    let dash = context.options.dash
    func figure(_ value: Double?) -> String {
      value.map { words.amounts.rounded(kpi, $0) } ?? dash
    }
    return Document.Card(
      heading: objective.kpi, subject: objective.name, verdict: "business objective", role: nil,
      figures: [
        ("last period", figure(kpi?.last)),
        ("plan", figure(report.solution.plan.value(of: objective.kpi))),
      ], picture: "", facts: [])
  }

  // MARK: Pictures

  /// What was counted against the way to the goal; before anything was, what is planned.
  private func picture(
    _ assessment: GoalAssessment, at standing: GoalStanding, after progress: GoalProgress?
  ) -> SVGPicture? {
    guard let goal = assessment.resolved, let way = assessment.trajectory else { return nil }
    let start = Sparkline.Point(x: Double(way.first.dayNumber - 1), y: way.start)
    func point(_ day: CalendarDate, _ value: Double) -> Sparkline.Point {
      .init(x: Double(day.dayNumber), y: value)
    }
    var points = progress?.readings.map { point($0.day, $0.standing) } ?? []
    if progress == nil, let planned = standing.valueByDeadline {
      points = [point(way.last, planned)]
    }
    if goal.counting == .total || progress == nil { points.insert(start, at: 0) }
    let what = progress == nil ? "planned" : "counted"
    return Sparkline(
      title: "\(goal.kpi): \(what), against the way to \(words.value(of: goal))",
      description: progress.map { ProgressWords(scenario).standing($0) }
        ?? "The plan comes to \(standing.valueByDeadline.map { words.figure($0, of: goal) } ?? "no value").",
      points: points, way: [start] + way.points.map { point($0.day, $0.value) },
      target: "\(goal.side.rawValue) \(words.value(of: goal))"
    ).picture
  }
}
