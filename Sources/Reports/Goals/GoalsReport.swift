// SPDX-License-Identifier: GPL-3.0-or-later

package import Alignment
package import Limits
package import Planning
package import Verification

/// How the goals of a scenario stand, told to those who have set them.
package struct GoalsReport: RowReport, WorkbookReport {
  /// The question that it answers.
  package static var kinds: [JSONEnvelope.Kind] { [.goals] }

  /// What the five letters come to.
  package var assessment: GoalsAssessment
  /// The best plan; one that meets no musts where no plan does.
  package var solution: Solution
  /// Whether the plan was held to the musts.
  package var isHeld: Bool
  /// The scenario.
  package var scenario: CheckedScenario
  /// What each line of the plan brings of each delivered KPI, by position.
  package var brought: [[String: Double]]
  /// What came of re-checking the plan.
  package var verification: VerificationReport
  /// Where goals stand by what was counted, in the order of the file; empty without actuals.
  package var standingsByActuals: [GoalProgress]
  /// Why goals have none, by name; empty without actuals.
  package var absences: [(goal: String, reason: ActualsReader.Absence)]
  /// Why the search for the plan ended early, if it did.
  package var interruption: Interruption?
  /// How the text is laid out.
  package var options: TextOptions

  /// Makes a report.
  package init(
    _ assessment: GoalsAssessment, solution: Solution, isHeld: Bool, of scenario: CheckedScenario,
    brought: [[String: Double]], verification: VerificationReport,
    interruption: Interruption? = nil,
    options: TextOptions = TextOptions()
  ) {
    self.assessment = assessment
    self.solution = solution
    self.isHeld = isHeld
    self.scenario = scenario
    self.brought = brought
    self.verification = verification
    self.interruption = interruption
    self.options = options
    standingsByActuals = []
    absences = []
    readActuals()
  }

  private mutating func readActuals() {
    guard scenario.scenario.actuals != nil else { return }
    let reader = ActualsReader(scenario)
    for goal in scenario.goals {
      let planned = contributions(to: goal.kpi).map { ($0.line, $0.amount) }
      do throws(ActualsReader.Absence) {
        standingsByActuals.append(
          try reader.progress(
            of: goal, planned: Dictionary(planned) { first, _ in first }))
      } catch {
        absences.append((goal.name, error))
      }
    }
  }

  /// Where a goal stands by what was counted.
  func progress(of goal: String) -> GoalProgress? {
    standingsByActuals.first { $0.goal.name == goal }
  }

  /// How goals stand by what was counted: `1 on track, 1 at risk`; `nil` without actuals.
  var summaryOfActuals: String? {
    guard let last = standingsByActuals.map(\.day).max() else { return nil }
    let counts = GoalProgress.State.allCases.compactMap { state -> String? in
      let count = standingsByActuals.count { $0.state == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
    return "by actuals to \(last): " + counts.joined(separator: ", ")
  }

  /// How the plan stands to each goal that has a KPI and a target.
  var standings: [GoalStanding] { scenario.standings(of: solution.plan) }

  /// The musts that the plan misses.
  package var missedMusts: [String] {
    standings.filter { $0.isMust && !$0.isMet }.map(\.goal.name)
  }

  /// How many goals the plan meets, in a few words: `2 of 3 goals met`.
  package var summary: String {
    let met = standings.count(where: \.isMet)
    let open = scenario.scenario.goals.count - standings.count
    let count = "\(met) of \(standings.count) goal\(standings.count == 1 ? "" : "s") met"
    return open == 0 ? count : count + ", \(open) more cannot be judged"
  }

  /// What lines bring of a KPI in the plan, and which share of it all, the largest first; none for
  /// KPIs that are no sums over lines or to which lines add amounts of both signs.
  func contributions(to kpi: String) -> [(line: String, amount: Double, share: Double)] {
    guard let form = scenario.linearForm(of: kpi) else { return [] }
    let amounts = brought.map { line in
      form.terms.reduce(0) { $0 + $1.coefficient * (line[$1.kpi] ?? 0) }
    }
    let total = amounts.reduce(0, +)
    guard total > 0, amounts.allSatisfy({ $0 >= 0 }) else { return [] }
    return amounts.enumerated().filter { $0.element > 0 }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
      .map { (scenario.scenario.lineName(at: $0.offset), $0.element, $0.element / total) }
  }

  /// How a goal stands, if it can be judged.
  func standing(of goal: GoalAssessment) -> GoalStanding? {
    standings.first { $0.goal.name == goal.goal.name }
  }

  /// Why no plan meets the musts, or what the plan is line by line.
  var nextStep: NextStep? {
    isHeld
      ? NextStep(verb: "solve", arguments: [], purpose: "the plan, line by line")
      : NextStep(
        verb: "explain", arguments: [], purpose: "the smallest changes with which a plan meets them"
      )
  }
}
