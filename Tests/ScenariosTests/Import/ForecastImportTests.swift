// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Scenarios

@Suite("Importing delivery forecasts")
struct ForecastImportTests {
  private static let forecast = """
    {"points": [
      {"budget": 10000, "metrics": {"reach": {"low": 80000, "mid": 100000, "high": 130000}, "clicks": {"mid": 900}, "frequency": {"mid": 2}}},
      {"budget": 20000, "metrics": {"reach": {"low": 120000, "mid": 160000, "high": 210000}, "clicks": {"mid": 1500}, "frequency": {"mid": 3}}}],
     "forecast_range_unit": "spend", "method": "modeled", "currency": "USD"}
    """

  @Test("gives a line with a curve for each metric, and the ranges as variants")
  func metrics() throws {
    let files = Imported(["display.json": Self.forecast])
    let scenario = try files.scenario()
    #expect(
      scenario.points("display", "reach") == [[0, 0], [10_000, 100_000], [20_000, 160_000]])
    #expect(scenario.points("display", "clicks") == [[0, 0], [10_000, 900], [20_000, 1500]])
    let text = try files.made().scenario
    #expect(text.contains("reach: { points: { 0: 0, 10k: 80k, 20k: 120k } }"))
    #expect(text.contains("spend: 0..20k USD\n"))
    #expect(text.contains("Not taken over, as lines do not add up in them: frequency."))
    // A curve without a range is the same in all variants.
    #expect(text.split(separator: "variants:")[1].contains("clicks") == false)
  }

  @Test("takes older forecasts, with metrics beside the budget and a list called curve")
  func older() throws {
    let text = """
      {"currency": "EUR", "confidence": "low",
       "curve": [{"budget": 0, "reach": 0}, {"budget": 5, "reach": {"low": 1, "mid": 2, "high": 3}}]}
      """
    #expect(
      Imported(["a.json": text]).complaints()
        == [
          "a.json:2:12 low is missing here, and given at other points of the curve",
          "a.json:2:12 high is missing here, and given at other points of the curve",
        ].map { $0.replacing("2:12", with: "2:23") })
    let plain = text.replacing("{\"low\": 1, \"mid\": 2, \"high\": 3}", with: "2")
    #expect(try Imported(["a.json": plain]).scenario().points("a", "reach") == [[0, 0], [5, 2]])
  }

  @Test("finds the forecasts of all products, and of the parts of a proposal instead of the whole")
  func products() throws {
    let text = """
      {"products": [{"product_id": "p1", "name": "Home: top", "forecast": \(Self.forecast)},
                    {"product_id": "p2", "forecast": \(Self.forecast)}],
       "proposals": [{"proposal_id": "x", "forecast": \(Self.forecast),
         "allocations": [{"product_id": "p3", "forecast": \(Self.forecast)}]}]}
      """
    let scenario = try Imported(["answer.json": text]).scenario()
    #expect(scenario.campaigns.map(\.name).sorted() == ["Home: top", "p2", "p3"])
  }

  private static let packages = """
    {"name": "Network TV", "forecast_range_unit": "package", "currency": "USD", "points": [
      {"label": "Daytime", "budget": 180000, "metrics": {"grps": {"low": 7, "mid": 8.4}, "reach": {"mid": 100}}},
      {"label": "Prime", "metrics": {"grps": {"mid": 22}, "spend": {"mid": 600000}}}]}
    """

  @Test("makes packages of a forecast of packages, of which one is bought")
  func packages() throws {
    let files = Imported(["tv.json": Self.packages])
    let scenario = try files.scenario()
    #expect(scenario.campaigns.isEmpty)
    #expect(scenario.creators.map(\.name) == ["Network TV"])
    #expect(scenario.creators[0].packages.map(\.name) == ["Daytime", "Prime"])
    #expect(scenario.creators[0].packages.map(\.fee) == [180_000, 600_000])
    #expect(scenario.kpis.map(\.name) == ["grps", "reach"])
    #expect(scenario.creators[0].packages[1].brings.map(\.value) == [22])
    let low = try files.scenario(in: "low")
    #expect(low.creators[0].packages[0].brings.map(\.value) == [7, 100])
    #expect(
      Imported(["tv.json": Self.packages.replacing("Prime", with: "Daytime")]).complaints()
        == ["tv.json:3:13 there are two packages called 'Daytime'"])
  }

  @Test(
    "takes what points cost from their metrics where they have no budget",
    arguments: ["clicks", "conversions", "reach_freq"])
  func costs(unit: String) throws {
    let text = """
      {"forecast_range_unit": "\(unit)", "points": [{"metrics": {"clicks": 10, "spend": {"mid": 50}}},
        {"metrics": {"clicks": 15, "spend": 90}}]}
      """
    #expect(
      try Imported(["a.json": text]).scenario().points("a", "clicks") == [
        [0, 0], [50, 10], [90, 15],
      ])
  }

  @Test("leaves people per week out, who are partly the same from week to week, and says so")
  func peoplePerWeek() throws {
    let files = Imported(["a.json": Self.forecast.replacing("\"spend\"", with: "\"weekly\"")]) {
      $0.periods = 4
    }
    #expect(try files.scenario().kpis.map(\.name) == ["clicks"])
    #expect(
      files.complaints().contains {
        $0.hasSuffix(
          "'reach' per period is left out: the people of several periods are partly the same")
      })
  }

  @Test("multiplies metrics per day by the days, not the budget, and asks for them")
  func daily() throws {
    let text = Self.forecast.replacing("\"spend\"", with: "\"daily\"")
    #expect(
      Imported(["a.json": text]).complaints()
        == ["a.json:4:25 the metrics of this forecast are daily"])
    let files = Imported(["a.json": text]) {
      $0.periods = 30
      $0.line = "display"
    }
    #expect(
      try files.scenario().points("display", "clicks")
        == [[0, 0], [10_000, 27_000], [20_000, 45_000]])
  }

  /// Changes of the forecast, with the complaint that they get.
  static let mistakes: [(String, String, String)] = [
    (
      "\"spend\"", "\"per_click\"",
      "the points of this forecast are 'per_click', which is not known"
    ),
    ("\"spend\"", "\"availability\"", "this forecast says what there is, not what a budget buys"),
    ("\"budget\": 20000, ", "", "this point has no budget"),
    ("\"budget\": 20000", "\"budget\": -20000", "a spend below 0"),
    (
      "\"budget\": 20000", "\"budget\": 10000", "'display' has two points at this spend for 'reach'"
    ),
    ("\"budget\": 20000", "\"budget\": 5000", "the spends of a curve rise"),
    ("\"mid\": 900", "\"low\": 900", "'clicks' has no 'mid'"),
    ("{\"mid\": 900}", "true", "'clicks' is no figure"),
    ("\"mid\": 900", "\"mid\": NaN", "'clicks' is 'NaN', which is no figure"),
    ("\"low\": 80000", "\"low\": 180000", "low lies above high"),
    ("USD", "USX", "unknown currency 'USX'"),
    ("points", "pts", "there is no forecast with points in this file"),
    ("\"method\"", "method", "a name in quotes is missing"),
  ]

  @Test("says what is wrong with a forecast", arguments: mistakes)
  func wrong(part: String, replacement: String, message: String) {
    let text = Self.forecast.replacing(part, with: replacement)
    let all = Imported(["display.json": text]).complaints()
    #expect(all.contains { $0.contains(message) }, "\(all)")
  }

  @Test("refuses forecasts in two currencies, or of one name")
  func together() {
    let other = Self.forecast.replacing("USD", with: "EUR")
    #expect(
      Imported(["a.json": Self.forecast, "b.json": other]).complaints()
        == ["b.json:4:67 this forecast is in EUR, and another in USD"])
    #expect(
      Imported(["x/a.json": Self.forecast, "y/a.json": Self.forecast]).complaints()
        == ["y/a.json:1:1 there are two forecasts of 'a'"])
    #expect(
      Imported(["a.json": Self.forecast]) { $0.budget = "5 EUR" }.complaints()
        == ["--budget is in EUR, and the files are in USD"])
  }
}
