// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("The catalogue of KPIs")
struct CatalogueTests {
  @Test("finds a KPI by its name or alias, whatever capitals, hyphens and spaces")
  func names() {
    #expect(Catalogue.kpi(named: "CTR")?.name == "click-through rate")
    #expect(Catalogue.kpi(named: "click through  Rate")?.name == "click-through rate")
    #expect(Catalogue.kpi(named: "signups")?.name == "sign-ups")
    #expect(Catalogue.kpi(named: "link_clicks")?.name == "clicks")
    #expect(Catalogue.kpi(named: "happiness") == nil)
    #expect(Catalogue.kpi(named: "") == nil)
  }

  @Test("finds a kind of goal, that of e-mail without the word")
  func goals() {
    #expect(Catalogue.goal(named: "Leads")?.name == "leads")
    #expect(Catalogue.goal(named: "automation")?.name == "email automation")
    #expect(Catalogue.goal(named: "email-automation")?.name == "email automation")
    #expect(Catalogue.goal(named: "growth") == nil)
  }

  @Test("gives no name to two KPIs")
  func uniqueNames() {
    var seen: [String: String] = [:]
    for kpi in Catalogue.kpis {
      for name in [kpi.name] + kpi.aliases {
        #expect(Catalogue.kpi(named: name)?.name == kpi.name, "\(name)")
        #expect(seen.updateValue(kpi.name, forKey: name.lowercased()) == nil, "\(name)")
      }
    }
  }

  @Test("knows every KPI that a kind of goal names, and gives it one role there")
  func roles() {
    for goal in Catalogue.goals {
      let names = goal.roles.map(\.kpi)
      #expect(Set(names).count == names.count, "\(goal.name)")
      for name in names + goal.companions.flatMap({ $0.kpis + $0.others }) {
        #expect(Catalogue.kpi(named: name)?.name == name, "\(goal.name): \(name)")
      }
      #expect(!goal.primary.isEmpty && !goal.noise.isEmpty)
    }
  }

  @Test("has a goal for every KPI")
  func noKPIWithoutGoal() {
    for kpi in Catalogue.kpis {
      #expect(!Catalogue.roles(of: kpi.name).isEmpty, "\(kpi.name)")
    }
  }

  @Test("ends every meaning as a sentence, and repeats none")
  func meanings() {
    #expect(Set(Catalogue.kpis.map(\.meaning)).count == Catalogue.kpis.count)
    for kpi in Catalogue.kpis {
      #expect(kpi.meaning.hasSuffix(".") && kpi.meaning.count > 15, "\(kpi.name)")
    }
  }

  @Test("adds up volumes and never rates, and counts costs down")
  func aggregation() {
    for kpi in Catalogue.kpis {
      switch (kpi.kind, kpi.overLines) {
      case (.volume, .sum), (.volume, .once): break
      case (.rate, .ratio), (.rate, .mean): break
      case (.cost, .ratio(_, _)): #expect(kpi.better == .minimize, "\(kpi.name)")
      default: Issue.record("\(kpi.name): \(kpi.kind) that \(kpi.overLines)")
      }
    }
  }

  @Test(
    "says what planners say of the best-known KPIs",
    arguments: [
      ("sales", "impressions", CatalogueGoal.Role.noise), ("awareness", "conversion rate", .noise),
      ("awareness", "engagement rate", .contextual), ("engagement", "follower growth", .contextual),
      ("email automation", "total sends", .noise), ("email analytics", "list size", .noise),
      ("leads", "cost per qualified lead", .primary), ("sales", "ROAS", .primary),
      ("email optimization", "deliverability", .primary),
    ])
  func known(goal: String, kpi: String, role: CatalogueGoal.Role) {
    #expect(Catalogue.goal(named: goal)?.role(of: kpi) == role)
  }

  @Test("gives a reason for whatever does not measure a goal")
  func reasons() {
    for goal in Catalogue.goals {
      for (kpi, role) in goal.roles {
        #expect((goal.reason(for: kpi) == nil) == (role == .primary), "\(goal.name): \(kpi)")
      }
    }
  }
}
