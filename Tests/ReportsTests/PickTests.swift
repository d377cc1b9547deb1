// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Service
import Testing
import Verification

@Suite("Picking a plan by questions")
struct PickTests {
  /// A trade-off of `count` plans that bends evenly.
  private func frontier(_ count: Int) -> PlanFrontier {
    let plans = (0..<count).map { index in
      let share = count == 1 ? 0 : Double(index) / Double(count - 1)
      var plan = Sample.plan()
      plan.values[0].value = 1_000 - 500 * share * share
      plan.values[1].value = 20 * (1 - (1 - share) * (1 - share))
      return plan
    }
    return PlanFrontier(
      axes: [
        .init(kpi: "reach", objective: .maximize, ideal: 1_000, nadir: 500),
        .init(kpi: "signups", objective: .maximize, ideal: 20, nadir: 0),
      ], plans: plans, completeness: .complete)
  }

  private func chosen(_ answers: [PlanPick.Answer], of frontier: PlanFrontier) throws -> Int {
    var pick = try #require(PlanPick(frontier))
    for answer in answers { pick.take(answer) }
    return pick.chosen
  }

  @Test("finds the plan that somebody likes best", arguments: 0..<8)
  func finds(favourite: Int) throws {
    var pick = try #require(PlanPick(frontier(8)))
    while let question = pick.question {
      let distances = (abs(question.from - favourite), abs(question.to - favourite))
      pick.take(
        distances.1 < distances.0 ? .yes : distances.1 > distances.0 ? .no : .same)
    }
    #expect(abs(pick.chosen - favourite) <= 1)
  }

  @Test("goes all the way with those who always say the same")
  func ends() throws {
    let frontier = frontier(30)
    #expect(try chosen([.yes, .yes, .yes], of: frontier) >= 25)
    #expect(try chosen([.no, .no, .no], of: frontier) <= 4)
    #expect(try (12...17).contains(chosen([.same], of: frontier)))
    #expect(try (12...17).contains(chosen([], of: frontier)))
  }

  @Test("asks three questions at most, and none after 'same'")
  func count() throws {
    var pick = try #require(PlanPick(frontier(500)))
    for _ in 0..<10 { pick.take(.yes) }
    #expect(pick.exchanges.count == PlanPick.mostQuestions)
    #expect(pick.question == nil)
    var other = try #require(PlanPick(frontier(500)))
    other.take(.same)
    #expect(other.question == nil)
  }

  @Test("asks nothing where there is nothing to choose")
  func single() throws {
    let pick = try #require(PlanPick(frontier(1)))
    #expect(pick.question == nil)
    #expect(pick.chosen == 0)
    #expect(PlanPick(frontier(0)) == nil)
  }

  @Test("offers no plan that another one beats")
  func open() throws {
    var frontier = frontier(4)
    frontier.pieces = [
      .init(plans: 0..<2, bookings: [], isLastOpen: true), .init(plans: 2..<4, bookings: []),
    ]
    for answers: [PlanPick.Answer] in [[], [.yes], [.no], [.no, .yes], [.no, .no, .yes]] {
      #expect(try chosen(answers, of: frontier) != 1)
    }
  }

  @Test("is asked in the words of the two KPIs")
  func words() throws {
    var frontier = frontier(3)
    frontier.axes[1].objective = .minimize
    let pick = try #require(PlanPick(frontier))
    #expect(
      PickWords(try Sample.scenario()).text(pick) == """
        Question 1 of at most 3  reach  signups
        as it is                 1,000        0
        instead                    500       20
        Is 20 less signups worth 500 less reach? [yes/no/same] \("")
        """)
  }

  @Test("tells its questions with the plan, and how to get it again")
  func report() throws {
    var pick = try #require(PlanPick(frontier(3)))
    pick.take(.yes)
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification(), pick: pick,
      options: TextOptions(fileName: "acme.yaml"))
    #expect(
      report.text.contains(
        """

        Picked by your answers
          is 20 more signups worth 500 less reach? yes

        """))
    #expect(
      report.text.hasSuffix(
        """
        Next (this plan again):
          apportion solve acme.yaml --at reach=875,signups=15

        """))
    let json = report.json(JSONEnvelope(.plan, status: "done", message: ""))
    #expect(json.replacing(/\s+/, with: " ").contains(#""picked" : { "of" : 3, "plan" : 2,"#))
  }
}
