// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Scenarios

/// A model made up for the tests, in the files that Robyn 3.12 writes.
@Suite("Importing Robyn's models")
struct RobynImportTests {
  private static let parameters = """
    "","solID","tv_S_alphas","tv_S_gammas","tv_S_thetas","search_S_alphas","search_S_gammas","search_S_thetas","lambda"
    "1","1_2_3",1,0.4,0.5,2,0.5,0,0.1
    "2","1_2_4",3,0.4,0.5,2,0.5,0,0.1

    """
  private static let aggregated = """
    "","solID","rn","coef","mean_spend"
    "1","1_2_3","(Intercept)",1000,NA
    "2","1_2_3","tv_S",200,33.3333333
    "3","1_2_3","search_S",90,20
    "4","1_2_4","tv_S",100,33.3333333
    "5","1_2_4","search_S",80,20

    """
  private static let raw = """
    "","DATE","revenue","tv_S","search_S"
    "1","2026-01-05",500,100,70
    "2","2026-01-12",500,0,10
    "3","2026-01-19",500,50,20
    "4","2026-01-26",500,50,30

    """

  private static func tables(
    _ ask: @escaping (inout CurveImport.Question) -> Void = { _ in }
  ) -> Imported {
    Imported([
      "pareto_hyperparameters.csv": parameters, "pareto_aggregated.csv": aggregated,
      "raw_data.csv": raw,
    ]) {
      $0.periods = 4
      $0.model = "1_2_3"
      $0.window = 2...4
      ask(&$0)
    }
  }

  private static let json = """
    {"InputCollect": {"dep_var": ["revenue"], "adstock": ["geometric"], "paid_media_spends": ["tv_S", "search_S"],
     "rollingWindowStartWhich": [2], "rollingWindowEndWhich": [4], "organic_vars": "news"},
    "ExportedModel": {"summary": [{"variable": "tv_S", "coef": 200, "mean_spend": 33.3333333},
      {"variable": "search_S", "coef": 90, "mean_spend": 20}],
     "hyper_values": {"news_alphas": [1], "news_gammas": [1], "news_thetas": [0],
      "search_S_alphas": [2], "search_S_gammas": [0.5], "search_S_thetas": [0],
      "tv_S_alphas": [1], "tv_S_gammas": [0.4], "tv_S_thetas": [0.5]}},
    "Extras": {"raw_data": [{"DATE": "2026-01-05", "tv_S": 100, "search_S": 70}, {"tv_S": 0, "search_S": 10},
      {"tv_S": 50, "search_S": 20}, {"tv_S": 50, "search_S": 30}]}}
    """

  @Test("carries spend over from before the window, and finds the inflexion in it")
  func response() {
    let channel = RobynChannel(
      name: "tv", coefficient: 200, alpha: 1, gamma: 0.4, theta: 0.5, meanSpend: 100 / 3,
      spends: [100, 0, 50, 50], source: SourceText(name: "", index: 0, bytes: []), range: 0..<0)
    let response = RobynResponse(channel, window: 1..<4)
    // Felt: 100, 50, 75, 87.5; in the window at most 87.5, and 70.8333 in the mean.
    #expect(response.inflexion == 35)
    #expect(abs(response.carryOver - 37.5) < 1e-12)
    #expect(abs(response.value(at: 100.0 / 3) - 200 * 70.8333333333 / 105.8333333333) < 1e-8)
    #expect(abs(response.value(at: 0) - 200 * 37.5 / 72.5) < 1e-9)
  }

  @Test("gives a formula without carry-over, and points on the formula with it")
  func scenario() throws {
    let files = Self.tables()
    let made = try files.made()
    // 4 periods of 90 at most; inflexion 0.5 · 30 a period.
    #expect(
      made.scenario.contains("response: { hill: { max: 360, half: 60, shape: 2 } }"))
    #expect(made.scenario.contains("response: { objective: maximize, base: 413.793103 }"))
    #expect(made.scenario.contains("budget: 213.33\n"))
    #expect(made.warnings.isEmpty)
    let points = try files.scenario().points("tv_S", "response")
    #expect(points.first == [0, 0])
    #expect(points.last?.first == 200)
    for point in points {
      let felt = point[0] / 4 + 37.5
      let expected = 4 * (200 * felt / (felt + 35) - 200 * 37.5 / 72.5)
      #expect(abs(point[1] - expected) <= 1e-6)
    }
    let line = try #require(made.remarks.first { $0.hasPrefix("  tv_S, response: at most") })
    #expect(line.contains("of its largest value"))
  }

  @Test("takes the same figures from the JSON, with its window and name of the outcome")
  func document() throws {
    let json = Imported(["RobynModel-1_2_3.json": Self.json]) { $0.periods = 4 }
    let scenario = try json.scenario()
    #expect(
      try scenario.points("tv_S", "revenue") == Self.tables().scenario().points("tv_S", "response"))
    #expect(scenario.campaigns.map(\.name).sorted() == ["search_S", "tv_S"])
  }

  @Test("takes the raw data from a table where the JSON has none")
  func rawBeside() throws {
    let json = Self.json.split(separator: ",\n\"Extras\"")[0] + "}"
    #expect(
      Imported(["m.json": String(json)]) { $0.periods = 4 }.complaints()
        == ["m.json:1:1 the JSON was saved without the raw data (Extras.raw_data)"])
    let both = Imported(["m.json": String(json), "raw_data.csv": Self.raw]) { $0.periods = 4 }
    let whole = Imported(["m.json": Self.json]) { $0.periods = 4 }
    #expect(
      try both.scenario().points("tv_S", "revenue") == whole.scenario().points("tv_S", "revenue"))
  }

  @Test("prefers the inflexion in the files")
  func stored() throws {
    let json = Self.json.replacing(
      "\"search_S_alphas\": [2],", with: "\"search_S_alphas\": [2], \"search_S_inflexion\": [11],")
    let made = try Imported(["m.json": json]) { $0.periods = 4 }.made()
    #expect(made.scenario.contains("hill: { max: 360, half: 44, shape: 2 }"))
  }

  /// Questions, with the complaint that they get.
  static let wrongQuestions: [(@Sendable (inout CurveImport.Question) -> Void, String)] = [
    (
      { $0.periods = nil },
      "Robyn's figures are per period: say for how many the plan is, for example --periods 13"
    ),
    ({ $0.model = nil }, "pareto_hyperparameters.csv:2:5 the table holds 2 models"),
    ({ $0.model = "x" }, "pareto_hyperparameters.csv:2:5 there is no model 'x'"),
    (
      { $0.window = 2...9 },
      "pareto_hyperparameters.csv:1:1 the window 2..9 lies outside the 4 rows of the raw data"
    ),
    (
      { $0.without = ["tv"] },
      "pareto_hyperparameters.csv:1:1 there is no channel 'tv' to leave out"
    ),
    ({ $0.group = "x" }, "--group does not fit files of robyn"),
  ]

  @Test("refuses what the files cannot answer", arguments: wrongQuestions.indices)
  func wrongQuestion(index: Int) {
    let (ask, expected) = Self.wrongQuestions[index]
    #expect(Self.tables(ask).complaints() == [expected])
  }

  @Test("refuses a channel whose raw data are not the spend that the model was told")
  func exposure() throws {
    let all = Self.tables { $0.window = 1...2 }.complaints()
    #expect(
      all.first
        == "pareto_aggregated.csv:3:13 'tv_S' has a mean of 50 in the raw data and a mean spend of 33.3 in the model"
    )
    let rest = try Self.tables { $0.without = ["tv_S"] }.scenario()
    #expect(rest.campaigns.map(\.name) == ["search_S"])
    let exposed = Self.json.replacing("[\"tv_S\", ", with: "[\"tv_cost\", ")
    #expect(
      Imported(["m.json": exposed]) { $0.periods = 4 }.complaints().first?
        .hasSuffix(
          "'tv_S' is modelled on impressions or another exposure, and nothing says what was paid for it"
        ) == true)
  }

  @Test(
    "plans a channel that is modelled on impressions with money, at the mean price of the window")
  func pricedExposure() throws {
    // Half a unit of money buys an impression in every period, so that the curves are those of the spends.
    let json = Self.json
      .replacing("[\"tv_S\", ", with: "[\"tv_cost\", ")
      .replacing(
        "\"organic_vars\"", with: "\"paid_media_vars\": [\"tv_S\", \"search_S\"], \"organic_vars\""
      )
      .replacing(
        "\"tv_S\": 100, \"search_S\"", with: "\"tv_cost\": 100, \"tv_S\": 200, \"search_S\""
      )
      .replacing("{\"tv_S\": 0,", with: "{\"tv_cost\": 0, \"tv_S\": 0,")
      .replacing("{\"tv_S\": 50,", with: "{\"tv_cost\": 50, \"tv_S\": 100,")
    let files = Imported(["m.json": json]) { $0.periods = 4 }
    #expect(
      files.complaints() == [
        "warning: m.json:7:18 'tv_S' is modelled on an exposure: 1,000 of it are taken to cost 500, the mean of 'tv_cost' in the window"
      ])
    let plain = Imported(["m.json": Self.json]) { $0.periods = 4 }
    #expect(
      try files.scenario().points("tv_S", "revenue") == plain.scenario().points("tv_S", "revenue"))
    #expect(try files.made().scenario.contains("budget: 213.33\n"))
  }

  @Test(
    "finds in the tables what was paid for an exposure by the mean spend that the model was told")
  func pricedExposureInTables() throws {
    let raw = Self.raw
      .replacing("\"tv_S\",\"search_S\"", with: "\"tv_S\",\"tv_cost\",\"search_S\"")
      .replacing(",500,100,70", with: ",500,400,100,70").replacing(",500,0,10", with: ",500,0,0,10")
      .replacing(",500,50,", with: ",500,200,50,")
    let files = Imported([
      "pareto_hyperparameters.csv": Self.parameters, "pareto_aggregated.csv": Self.aggregated,
      "raw_data.csv": raw,
    ]) {
      $0.periods = 4
      $0.model = "1_2_3"
      $0.window = 2...4
    }
    #expect(
      files.complaints() == [
        "warning: pareto_aggregated.csv:3:13 'tv_S' is modelled on an exposure: 1,000 of it are taken to cost 250, the mean of 'tv_cost' in the window"
      ])
    #expect(
      try files.scenario().points("tv_S", "response")
        == Self.tables().scenario().points("tv_S", "response"))
  }

  /// Changes of the JSON, with the complaint that they get.
  static let wrongJSON: [(String, String, String)] = [
    ("geometric", "weibull_pdf", "Weibull carry-over is not read"),
    ("ExportedModel", "Exported", "the JSON holds no fitted model"),
    (
      "\"tv_S_alphas\": [1]", "\"tv_S_alphas\": [-1]",
      "'tv_S' has parameters that no such model has"
    ),
    ("\"tv_S_thetas\": [0.5]", "\"tv_S_shapes\": [0.5]", "'tv_S' has no theta"),
    (
      "\"tv_S_gammas\": [0.4]", "\"tv_S_gammas\": [\"NA\"]",
      "'tv_S_gammas' is 'NA', which is no figure"
    ),
    ("\"coef\": 200", "\"coef\": {}", "there is no figure for 'coef'"),
    ("{\"tv_S\": 0,", "{\"tv_X\": 0,", "there is no figure for 'tv_S'"),
    ("{\"tv_S\": 0,", "{\"tv_S\": -1,", "'tv_S' has a spend below 0 in period 2"),
    (
      "\"variable\": \"tv_S\"", "\"variable\": \"tv\"",
      "ExportedModel.summary has no variable 'tv_S'"
    ),
    ("EndWhich\": [4]", "EndWhich\": [1]", "the window from row 2 to 1 holds no rows"),
    ("\"Extras\": {", "\"Extras\": ", "this is not JSON"),
  ]

  @Test("says what is wrong with the JSON", arguments: wrongJSON)
  func isRefused(part: String, replacement: String, message: String) {
    let all = Imported(["m.json": Self.json.replacing(part, with: replacement)]) { $0.periods = 4 }
      .complaints()
    #expect(all.contains { $0.contains(message) }, "\(all)")
  }

  @Test("leaves out what the model finds no effect or no spend of, and says so")
  func nothing() throws {
    let files = Imported(["m.json": Self.json.replacing("\"coef\": 90", with: "\"coef\": 0")]) {
      $0.periods = 4
    }
    #expect(try files.scenario().campaigns.map(\.name) == ["tv_S"])
    #expect(files.complaints().first?.contains("the model finds no effect of 'search_S'") == true)
  }

  @Test("asks for the tables that are missing")
  func missing() {
    let files = Imported(["pareto_aggregated.csv": Self.aggregated]) { $0.periods = 4 }
    #expect(
      files.complaints() == [
        "pareto_aggregated.csv:1:1 pareto_hyperparameters.csv is missing",
        "pareto_aggregated.csv:1:1 raw_data.csv is missing",
      ])
  }

  @Test("says that all rows are taken where no window is given")
  func wholeWindow() {
    let all = Self.tables {
      $0.window = nil
      $0.without = ["tv_S", "search_S"]
    }.complaints()
    #expect(all == ["pareto_hyperparameters.csv:1:1 no curve is left to import"])
    let aggregated = Self.aggregated.replacing("33.3333333", with: "50").replacing(
      "90,20", with: "90,32.5")
    let files = Imported([
      "h.csv": Self.parameters, "a.csv": aggregated, "raw_data.csv": Self.raw,
    ]) {
      $0.periods = 4
      $0.model = "1_2_3"
    }
    #expect(
      files.complaints() == [
        "warning: raw_data.csv:1:1 all 4 rows are taken as the window in which the model was fitted"
      ])
  }
}
