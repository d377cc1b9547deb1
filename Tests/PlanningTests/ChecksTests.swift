// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

/// One way to break a sound scenario and the one complaint that must come of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let code: Complaint.Code
  let path: [String]
  let make: @Sendable (inout Scenario) throws -> Void

  init(
    _ name: String, _ code: Complaint.Code, _ path: [String],
    make: @escaping @Sendable (inout Scenario) throws -> Void
  ) {
    self.name = name
    self.code = code
    self.path = path
    self.make = make
  }

  var testDescription: String { name }
}

@Suite("Checking a scenario")
struct ChecksTests {
  @Test("A sound scenario has no complaints")
  func soundScenario() throws {
    #expect(try ChecksExample.complaints { _ in } == [])
  }

  @Test(
    "A single mistake gives exactly one complaint, with its code and place",
    arguments: Mistake.ofFigures + Mistake.ofKPIs + Mistake.ofCampaigns + Mistake.ofDeliveries
      + Mistake.ofRules + Mistake.ofNames)
  func singleMistake(_ mistake: Mistake) throws {
    expect(try ChecksExample.complaints(after: mistake.make), of: mistake)
  }

  @Test("A sound scenario of choices has no complaints")
  func soundChoices() throws {
    #expect(try ChoicesExample.complaints { _ in } == [])
  }

  @Test(
    "A single mistake among choices gives exactly one complaint, with its code and place",
    arguments: Mistake.ofCreators + Mistake.ofChoices + Mistake.ofPrices + Mistake.ofCounts
      + Mistake.ofConditions)
  func singleMistakeAmongChoices(_ mistake: Mistake) throws {
    expect(try ChoicesExample.complaints(after: mistake.make), of: mistake)
  }

  private func expect(_ complaints: [Complaint], of mistake: Mistake) {
    #expect(complaints.map(\.code) == [mistake.code], "\(complaints)")
    #expect(complaints.map(\.path) == [mistake.path])
    for complaint in complaints {
      #expect(!complaint.message.isEmpty && !complaint.message.hasSuffix("."))
    }
  }

  @Test("Every mistake of a scenario is reported in one go")
  func allAtOnce() throws {
    let complaints = try ChecksExample.complaints { scenario in
      scenario.budget = .atMost(-1)
      scenario.campaigns[0].last = .nan
      scenario.campaigns[1].purchase = .money(least: 5, most: 1)
      scenario.kpis[0].weight = 0
      scenario.rules[1].limits = []
    }
    let places = [
      ["budget"], ["kpis", "reach", "weight"], ["campaigns", "search", "last"],
      ["campaigns", "video", "spend"], ["rules", "spots"],
    ]
    #expect(complaints.map(\.path) == places, "\(complaints)")
  }

  @Test("A misspelt name is met with the nearest one")
  func suggestions() throws {
    let complaints = try ChecksExample.complaints { scenario in
      scenario.rules[0].measure = .spend(.members([LineReference("brnad")]))
      scenario.kpis[4].definition = .sum([KPI.SumTerm(coefficient: 1, kpi: "signup")])
    }
    #expect(
      complaints.map(\.suggestion) == ["did you mean 'signups'?", "did you mean 'brand'?"])
  }

  @Test("A misspelt delivery is one mistake, not also a KPI that nothing delivers")
  func misspeltDelivery() throws {
    let complaints = try ChecksExample.complaints { scenario in
      scenario.kpis.append(KPI(name: "downloads"))
      scenario.campaigns[1].brings.append(
        Delivery(
          kpi: "dowloads", response: .curve(.linear(try LinearCurve(rate: 1)), envelope: .none)))
    }
    #expect(complaints.map(\.code) == [.unknownName])
  }

  @Test("Curves that miss the last value by over 5% are a warning with both figures")
  func lastMissed() throws {
    let complaints = try ChecksExample.complaints { $0.kpis[1].last = 16.4e3 }
    #expect(complaints.map(\.severity) == [.warning])
    #expect(complaints.map(\.path) == [["kpis", "signups", "last"]])
    #expect(
      complaints.first?.message
        == "the curves give 21.8k of 'signups' at the last period's spends, but its 'last' is 16.4k"
    )
  }

  @Test("A thousand nested groups, sums and rates are worked out without trouble")
  func deepNesting() throws {
    var scenario = try ChecksExample.sound()
    let rate = try Curve.linear(LinearCurve(rate: 2))
    scenario.campaigns[0].brings.append(
      Delivery(kpi: "deep 0", response: .curve(rate, envelope: .none)))
    scenario.kpis.append(KPI(name: "deep 0"))
    for depth in 1..<1000 {
      let inner = "deep \(depth - 1)"
      let name = "deep \(depth)"
      let members = [LineReference(depth == 1 ? "video" : "group \(inner)")]
      scenario.groups.append(LineGroup(name: "group \(name)", members: members + members))
      scenario.campaigns[0].brings.append(Delivery(kpi: name, response: .rate(1, of: inner)))
      scenario.kpis.append(KPI(name: name))
      scenario.kpis.append(
        KPI(
          name: "sum \(name)",
          definition: .sum([
            KPI.SumTerm(coefficient: 1, kpi: depth == 1 ? "deep 0" : "sum \(inner)")
          ])))
    }
    let checked = try CheckedScenario(scenario)
    #expect(checked.lines(of: .members([LineReference("group deep 999")])) == [1])
    #expect(checked.flows(of: 0).first { $0.kpi == "deep 999" }?.curve == rate)
    #expect(
      checked.linearForm(of: "sum deep 999")
        == LinearForm(constant: 0, terms: [.init(kpi: "deep 0", coefficient: 1)]))
  }
}
