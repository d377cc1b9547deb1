// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Planning
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures")
struct PictureTests {
  /// The names of all elements, if the text is well-formed XML.
  static func elements(_ text: String) throws -> [String] {
    final class Names: NSObject, XMLParserDelegate {
      var names: [String] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        names.append(name)
      }
    }
    let names = Names()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = names
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return names.names
  }

  private func frontier(_ scenario: CheckedScenario? = nil) throws -> FrontierReport {
    FrontierReport(
      Sample.frontier(), of: try scenario ?? Sample.scenario(),
      verification: Sample.verification(plans: 3))
  }

  @Test("of a trade-off are well-formed, named, described, and have a mark for each plan")
  func tradeOff() throws {
    let svg = try #require(try frontier().svg)
    let names = try Self.elements(svg)
    #expect(names.prefix(4) == ["svg", "title", "desc", "style"])
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("<title>signups against reach</title>"))
    #expect(svg.contains("<title>Plan 2: 2,155 reach, 133.6k signups</title>"))
    // Three marks and the ring around the best bend.
    #expect(names.count { $0 == "circle" } == 4)
    #expect(names.contains("polyline"))
  }

  @Test("name every set of bookings with its own mark, and join nothing across")
  func pieces() throws {
    let report = FrontierReport(
      ChoiceSample.frontier(), of: try ChoiceSample.scenario(),
      verification: ChoiceSample.verification)
    let svg = try #require(report.svg)
    _ = try Self.elements(svg)
    #expect(svg.contains("plans 1 to ") || svg.contains("plan 1: "))
  }

  @Test("of a plan have a bar for each line that has money, or had")
  func bars() throws {
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification())
    let svg = try #require(report.svg)
    let names = try Self.elements(svg)
    // The ground, the key, and three bars: the fourth line never had money.
    #expect(names.count { $0 == "rect" } == 5)
    #expect(svg.contains("<title>search: 450k (+130k)</title>"))
  }

  @Test("hold any name as text, never as markup")
  func escaping() throws {
    let name = "<b>&\"'</b> 👩‍👩‍👧 \u{202E}"
    #expect(
      SVGText.escaped(name) == "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt; 👩‍👩‍👧 \\u{202E}")
    let chart = BarChart(
      title: name, description: name, unit: name,
      bars: [.init(name: name, value: 1, last: 2, label: name)])
    _ = try Self.elements(try #require(chart.picture).file)
  }

  @Test("cut names that are too long, and say the whole name to who asks")
  func longNames() throws {
    let name = String(repeating: "very long ", count: 40)
    let chart = BarChart(
      title: "t", description: "d", unit: "", bars: [.init(name: name, value: 1, label: "1")])
    let text = try #require(chart.picture).file
    #expect(text.contains("…</text>"))
    #expect(text.contains("<title>\(name): 1</title>"))
  }

  @Test("are not drawn of nothing")
  func nothing() {
    #expect(BarChart(title: "", description: "", unit: "", bars: []).picture == nil)
    let zero = BarChart.Bar(name: "a", value: 0, label: "0")
    #expect(BarChart(title: "", description: "", unit: "", bars: [zero]).picture == nil)
    #expect(
      TradeOffChart(
        title: "", description: "", xTitle: "", yTitle: "", points: [], isMoreBetter: (true, true)
      ).picture == nil)
  }

  @Test("hold one point, and points of equal value")
  func flat() throws {
    let point = TradeOffChart.Point(x: 5, y: 0, isJoined: false, title: "one")
    let chart = TradeOffChart(
      title: "t", description: "d", xTitle: "x", yTitle: "y", points: [point], knee: 0,
      isMoreBetter: (true, false))
    let text = try #require(chart.picture).file
    _ = try Self.elements(text)
    #expect(!text.contains("nan"))
  }

  @Test(
    "write coordinates to a tenth",
    arguments: [(1.0, "1"), (1.25, "1.3"), (-0.04, "0"), (-3.06, "-3.1"), (.nan, "0"), (1e12, "0")])
  func numbers(value: Double, text: String) {
    #expect(SVGText.number(value) == text)
  }

  @Test("have twelve marks of which no two look the same")
  func marks() {
    let marks = (0..<12).map { ChartMark.shape($0, at: (0, 0)) }
    #expect(Set(marks).count == 12)
    for kind in 0..<6 { #expect(ChartMark.hue(kind) != ChartMark.hue(kind + 6)) }
  }
}
