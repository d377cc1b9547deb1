// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Scenarios

/// The figures are from the output of Meridian's "Getting started" notebook (google/meridian,
/// Apache-2.0), a few of the points of two of its channels.
@Suite("Importing Meridian's curves")
struct MeridianImportTests {
  private static let wide = """
    channel,spend_multiplier,spend,mean,ci_lo,ci_hi
    Channel0,0.0,0.0,0.0,0.0,0.0
    Channel0,0.5,20250856.0,43781492.0,11152584.0,89806528.0
    Channel0,1.0,40501712.0,65329312.0,16695795.0,128824384.0
    Channel1,0.0,0.0,0.0,0.0,0.0
    Channel1,0.5,15660151.0,19732828.0,5484309.5,43650324.0
    Channel1,1.0,31320302.0,29406078.0,8259676.5,62540356.0

    """

  @Test("takes mean as the value, and the interval as low and high")
  func mean() throws {
    let files = Imported(["response_curves.csv": Self.wide]) { $0.budget = "50M USD" }
    let made = try files.made()
    #expect(
      try files.scenario().points("Channel1", "incremental outcome")
        == [[0, 0], [15_660_151, 19_732_828], [31_320_302, 29_406_078]])
    #expect(made.scenario.contains("15660151: 5484309.5"))
    #expect(made.scenario.contains("15660151: 43650324"))
    #expect(made.scenario.contains("spend: 0..31320302\n"))
    #expect(made.warnings.isEmpty)
  }

  @Test("takes the same figures from one row per metric, with the index that Python writes")
  func long() throws {
    var text = ",channel,metric,spend_multiplier,spend,incremental_outcome\n"
    for (index, row) in Self.wide.split(separator: "\n").dropFirst().enumerated() {
      let cells = row.split(separator: ",")
      for (metric, value) in zip(["mean", "ci_lo", "ci_hi"], cells[3...]) {
        text += "\(index),\(cells[0]),\(metric),\(cells[1]),\(cells[2]),\(value)\n"
      }
    }
    #expect(
      try Imported(["response_curves.csv": text]).made().scenario
        == Imported(["response_curves.csv": Self.wide]).made().scenario)
  }

  private static let grid = """
    Group ID,Channel,Spend,Incremental Outcome
    g1,search,0,0
    g1,search,100,40
    g1,video,0,0
    g1,video,300,90

    """
  private static let specs = """
    Group ID,Date Interval Start,Date Interval End,Analysis Period,Objective,Scenario Type,Initial Channel Spend,Target Metric Constraint,Target Metric Value,Channel,Channel Spend Min,Channel Spend Max
    g1,2026-01-05,2026-03-30,Q1,ROI,Fixed,80,None,,search,56,100
    g1,2026-01-05,2026-03-30,Q1,ROI,Fixed,200,None,,video,140,300

    """
  private static let results = """
    Group ID,Channel,Is Revenue KPI,Optimal Spend,Optimal Spend Share,Optimal Impression Effectiveness,Optimal ROI,Optimal mROI,Optimal CPC
    g1,search,True,100,0.4,0,2,1,0

    """

  @Test("joins the planner's tables: bounds, spend so far, and whether the outcome is revenue")
  func planner() throws {
    let made = try Imported([
      "budget_opt_grid_base.csv": Self.grid, "budget_opt_specs.csv": Self.specs,
      "budget_opt_results.csv": Self.results,
    ]).made()
    #expect(made.scenario.contains("budget: 280\n"))
    #expect(made.scenario.contains("revenue: { objective: maximize }"))
    #expect(made.scenario.contains("search:\n    spend: 56..100\n    last: 80\n"))
    #expect(made.scenario.contains("# Days, as the table has them: from 2026-01-05 to 2026-03-30."))
    #expect(made.warnings.isEmpty)
  }

  @Test("asks which of several budgets is meant, and takes that one")
  func groups() throws {
    let grid = Self.grid + "g2,search,0,0\ng2,search,500,70\n"
    #expect(
      Imported(["grid.csv": grid]).complaints() == ["grid.csv:2:1 the tables hold 2 budgets"])
    #expect(
      Imported(["grid.csv": grid]) { $0.group = "g3" }.complaints()
        == ["grid.csv:2:1 there is no Group ID 'g3'"])
    #expect(
      try Imported(["grid.csv": grid]) { $0.group = "g2" }.scenario()
        .points("search", "incremental outcome") == [[0, 0], [500, 70]])
  }

  @Test("says that a target of a flexible budget is left to the planner")
  func target() {
    let specs = Self.specs.replacing("None,,search", with: "ROI,2,search")
    let all = Imported(["grid.csv": Self.grid, "specs.csv": specs]).complaints()
    #expect(all.count == 1)
    #expect(all.first?.contains("the target 'ROI' of a flexible budget is not imported") == true)
  }

  @Test("makes a line for each region of a channel, however the rows are ordered")
  func regions() throws {
    let text = """
      channel,metric,geo,spend,incremental_outcome
      search,mean,south,40,10
      search,mean,north,60,11
      search,mean,south,80,18
      search,mean,north,120,20

      """
    let scenario = try Imported(["geo.csv": text]).scenario()
    #expect(scenario.campaigns.map(\.name).sorted() == ["search north", "search south"])
    let kpi = MeridianReader.standardKPI
    #expect(scenario.points("search south", kpi) == [[0, 0], [40, 10], [80, 18]])
    #expect(scenario.points("search north", kpi) == [[0, 0], [60, 11], [120, 20]])
    let one = text.replacing("north", with: "south").replacing("60,11", with: "50,11")
    #expect(try Imported(["geo.csv": one]).scenario().campaigns.map(\.name) == ["search"])
  }

  @Test("passes over a measure beside the curve")
  func measures() throws {
    let text = "channel,spend,mean,median\na,1,1,1.1\na,2,2,2.1\na,3,3,3.1\n"
    #expect(try Imported(["x.csv": text]).scenario().campaigns.count == 1)
  }

  @Test("says that a row of sums becomes a line")
  func totals() {
    let text = "channel,spend,mean\na,0,0\na,2,2\nTotal,0,0\nTotal,2,2\n"
    #expect(
      Imported(["x.csv": text]).complaints()
        == ["warning: x.csv:4:1 'Total' becomes a line like the others"])
  }

  /// Tables, with the complaint that they get.
  static let mistakes: [(String, String)] = [
    ("channel,spend_multiplier,spend\na,0,0", "x.csv:1:1 the table has no column 'mean'"),
    ("channel,spend,mean\na,0,nan", "x.csv:2:5 'mean' is 'nan', which is no figure"),
    ("channel,spend,mean\na,0,0\na,-2,1", "x.csv:3:3 a spend below 0"),
    ("channel,spend,mean\n,0,0", "x.csv:2:1 this row names no channel"),
    (
      "channel,metric,spend,y\na,ci_lo,0,0\na,ci_lo,1,1",
      "x.csv:2:9 there is no 'mean' at this spend"
    ),
    (
      "Group ID,Channel,Incremental Outcome\ng,a,0", "x.csv:1:1 the table has no column 'Spend'"
    ),
    (
      "channel,metric,year,spend,incremental_outcome\na,mean,2024,0,0\na,mean,2025,1,1\na,mean,2024,2,1\na,mean,2025,3,1",
      "x.csv:1:16 'year' differs within the curve of one channel, so that its rows are several curves"
    ),
    (
      "channel,metric,spend,year,y\na,mean,0,2024,0",
      "x.csv:1:22 'year' and 'y' may both be the outcome"
    ),
    (
      "channel,spend,mean,region\na,0,0,north\na,1,1,south",
      "x.csv:1:20 'region' differs within the curve of one channel, so that its rows are several curves"
    ),
    ("Group ID,Channel,Optimal Spend\ng,a,0", "x.csv:1:1 there are no curves in these tables"),
  ]

  @Test("says what is wrong with a table", arguments: mistakes)
  func wrong(text: String, expected: String) {
    #expect(Imported(["x.csv": text + "\n"]).complaints().first == expected)
  }

  @Test("refuses specifications of channels without a curve, and options of other formats")
  func unknown() {
    let specs = Self.specs.replacing("video", with: "vidoe")
    #expect(
      Imported(["grid.csv": Self.grid, "specs.csv": specs]).complaints()
        == ["specs.csv:3:49 there is no curve of 'vidoe'"])
    #expect(
      Imported(["grid.csv": Self.grid]) { $0.periods = 3 }.complaints()
        == ["--periods does not fit files of meridian: figures of meridian are totals already"])
  }
}
