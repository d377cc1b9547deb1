// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Foundation
import Testing

@Suite("apportion kpis")
struct CatalogueCommandTests {
  @Test("lists every KPI of the catalogue, in every format")
  func all() throws {
    let table = try Tool.run(["kpis"])
    #expect(table.status == 0)
    let csv = try Tool.run(["kpis", "--format", "csv"]).text
    let rows = csv.split(separator: "\n").dropFirst()
    #expect(rows.count == Catalogue.kpis.count)
    let object = try Tool.run(["kpis", "--format", "json"]).object
    #expect(object["schema"] as? String == "apportion.catalogue/1.0")
    let body = try #require(object["catalogue"] as? [String: Any])
    let kpis = try #require(body["kpis"] as? [[String: Any]])
    #expect(kpis.compactMap { $0["name"] as? String } == Catalogue.kpis.map(\.name))
    let markdown = try Tool.run(["kpis", "--format", "markdown"]).text
    let lines = try Tool.run(["kpis", "--format", "jsonl"]).text.split(separator: "\n")
    #expect(lines.count == Catalogue.kpis.count + 1)
    for kpi in Catalogue.kpis {
      #expect(markdown.contains("\n| \(kpi.name) "), "\(kpi.name)")
    }
  }

  @Test("lists what is good for a kind of goal and what is not, with the reason")
  func goal() throws {
    let text = try Tool.run(["kpis", "--goal", "sales"]).text
    #expect(text.hasPrefix("KPIs for sales\n"))
    let noise = try #require(text.components(separatedBy: "\nNoise: ").last)
    #expect(noise.contains("\n  impressions: being shown is no purchase"))
    #expect(!noise.contains("\n  ROAS"))
    let email = try Tool.run(["kpis", "--goal", "automation", "--format", "csv"]).text
    #expect(email.contains("\ntotal sends,noise,"))
    #expect(email.contains("sending is what is done"))
  }

  @Test("tells of one KPI by any of its names")
  func one() throws {
    let text = try Tool.run(["kpis", "CTR"]).text
    #expect(
      text.hasPrefix(
        """
        click-through rate
        How many showings led to a click.

        also called: CTR
        """))
    #expect(
      text.contains("over lines: clicks of all lines, divided by impressions of all lines\n"))
    #expect(text.contains("\nfor sales: noise: most of those who click"))
  }

  @Test(
    "advises on names that it does not know",
    arguments: [
      (
        ["kpis", "bounse rate"],
        "the catalogue has no KPI 'bounse rate'; did you mean 'bounce rate'?"
      ),
      (["kpis", "happiness"], "the catalogue has no KPI 'happiness'; 'apportion kpis' lists them"),
      (["kpis", ""], "the catalogue has no KPI ''; 'apportion kpis' lists them"),
      (["kpis", "--goal", "lead"], "there is no kind of goal 'lead'; did you mean 'leads'?"),
      (["kpis", "reach", "--goal", "leads"], "'--goal' lists KPIs, and a name asks for one"),
      (["kpis", "--format", "svg"], "there is no 'svg' of this answer"),
    ])
  func wrong(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.text.isEmpty)
  }
}
