// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Files from which a fuzzer starts, and the commands that read them.
struct FuzzSample: Sendable {
  var name: String
  /// The files, the one that is named in commands first.
  var files: [(name: String, bytes: [UInt8])]
  /// Commands without the options that all of them get.
  var commands: [[String]]

  init(_ name: String, _ files: [(name: String, text: String)], _ commands: [[String]]) {
    self.name = name
    self.files = files.map { ($0.name, Array($0.text.utf8)) }
    self.commands = commands
  }

  /// What is asked of scenarios.
  static func questions(of file: String, _ text: String, axes: [String] = []) -> [[String]] {
    var questions = [
      ["validate", file], ["validate", file], ["solve", file], ["solve", file],
      ["solve", file, "--gap", "1%"], ["explain", file], ["frontier", file] + axes,
      ["frontier", file, "--points", "5"] + axes,
      ["sweep", file, "--over", "budget=10k..100k", "--steps", "3"], ["audit", file],
    ]
    // Of the others only what the scenario has something for.
    if text.components(separatedBy: "objective:").count > 2 {
      questions += [
        ["solve", file, "--balanced"], ["frontier", file, "--pick", "--answers", "y,n"],
      ]
    }
    if text.contains("\nvariants:") { questions += [["compare", file], ["compare", file]] }
    if text.contains("\ngoals:") { questions += [["goals", file], ["goals", file]] }
    if text.contains("\nproxies:") { questions += [["proxies", file], ["proxies", file]] }
    return questions
  }

  /// The scenarios and models of a folder, each with its tables.
  static func shipped(in folder: URL) -> [FuzzSample] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    func text(_ name: String) -> String {
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }
    return names.sorted().compactMap { name in
      let own = text(name)
      if name.hasSuffix(".mop") {
        return FuzzSample(
          name, [(name, own)], [["frontier", name], ["frontier", name, "--maximize"]])
      }
      guard name.hasSuffix(".yaml") else { return nil }
      let tables = names.filter { $0.hasSuffix(".csv") && own.contains($0) }
      return FuzzSample(
        name, [(name, own)] + tables.map { ($0, text($0)) }, questions(of: name, own))
    }
  }

  /// A made-up scenario.
  static func made(_ seed: UInt64) -> FuzzSample {
    let scenario = Generator.made(seed: seed, lines: 4).scenario
    let name = "scenario.yaml"
    var files = scenario.files()
    if !scenario.form.variesBudget, seed % 3 == 0 {
      files[0].text += "variants: {low: {budget: 20k}, lean: {extends: low}}\n"
    }
    var axes: [String] = []
    if let kpi = scenario.kpis.first(where: { $0.objective != nil && $0.name != "spend" }) {
      axes = ["--x", kpi.name, "--y", "spend"]
    }
    return FuzzSample("made \(seed)", files, questions(of: name, files[0].text, axes: axes))
  }

  /// Files of other tools, models of rows and columns, and what goes with goals.
  static let written: [FuzzSample] = [
    FuzzSample(
      "long table",
      [
        (
          "curves.csv",
          """
          line,kpi,spend,value,low,high
          search,leads,0,0,0,0
          search,leads,50k,800,600,1000
          search,leads,100k,1200,900,1500
          video,leads,0,0,,
          video,leads,20000,300,,
          "radio, north",reach,0,0,0,0
          "radio, north",reach,1.5k,1e5,9e4,1.2e5

          """
        ),
        (
          "lines.csv",
          "line,group,min,max,fixed_fee,baseline\nsearch,online,0,90k,1k,40k\nvideo,,5k,20k,,\n"
        ),
      ],
      [
        ["import", "curves.csv", "lines.csv", "--budget", "90k GBP"],
        ["import", "curves.csv", "--periods", "4"], ["import", "curves.csv", "-o", "plan.yaml"],
      ]),
    FuzzSample(
      "Meridian",
      [
        (
          "response_curves.csv",
          """
          channel,metric,spend,spend_multiplier,incremental_outcome
          tv,mean,0,0,0
          tv,mean,1000,0.5,4000.5
          tv,mean,2000,1,6000
          tv,ci_lo,0,0,0
          tv,ci_lo,1000,0.5,3000
          tv,ci_lo,2000,1,5000
          tv,ci_hi,0,0,0
          tv,ci_hi,1000,0.5,5000
          tv,ci_hi,2000,1,7000

          """
        )
      ], [["import", "response_curves.csv"], ["import", "response_curves.csv", "--kpi", "sales"]]),
    FuzzSample(
      "Robyn",
      [
        (
          "pareto_hyperparameters.csv",
          "solID,tv_S_alphas,tv_S_gammas,tv_S_thetas\n1_2_3,1.5,0.4,0.2\n"
        ),
        ("pareto_aggregated.csv", "solID,rn,coef,mean_spend\n1_2_3,tv_S,5000,120.5\n"),
        (
          "raw_data.csv",
          "DATE,tv_S,sales\n2026-01-05,100,900\n2026-01-12,140,950\n2026-01-19,121.5,880\n"
        ),
      ],
      [
        [
          "import", "pareto_hyperparameters.csv", "pareto_aggregated.csv", "raw_data.csv",
          "--periods", "13",
        ]
      ]),
    FuzzSample(
      "AdCP",
      [
        (
          "forecast.json",
          """
          {"products": [{"product_id": "video", "forecast": {"method": "modeled", "currency": "USD",
          "forecast_range_unit": "spend", "points": [
          {"budget": 1000, "metrics": {"impressions": {"low": 900, "mid": 1000.5, "high": 1.2e3}, "clicks": 12}},
          {"budget": 5000, "metrics": {"impressions": {"low": 3900, "mid": 4200, "high": 5000}, "clicks": 51}}]}},
          {"name": "au\\u00e4dio", "forecast": {"currency": "USD", "forecast_range_unit": "weekly",
          "curve": [{"budget": 100, "impressions": 70}, {"budget": 300, "impressions": 150}]}}]}
          """
        )
      ],
      [
        ["import", "forecast.json", "--periods", "2"],
        ["import", "forecast.json", "--budget", "4k USD", "--line", "one"],
      ]),
    FuzzSample(
      "model",
      [
        (
          "model.mop",
          """
          NAME small
          OBJSENSE
              MAX
          ROWS
           N  a
           N  b
           N  c
           L  r1
           G  r2
           E  r3
          COLUMNS
              x  a  1  b  2
              x  r1  1  r3  1
              MARKER  'MARKER'  'INTORG'
              y  a  3  b  -1
              y  r1  2  r2  1
              MARKER  'MARKER'  'INTEND'
              z  c  1  r3  -1
          RHS
              RHS  r1  9  r2  1
          RANGES
              RNG  r1  4
          BOUNDS
           UP BND  x  4.5
           UP BND  y  3
           MI BND  z
           UP BND  z  8
          ENDATA

          """
        )
      ],
      [
        ["frontier", "model.mop"], ["frontier", "model.mop", "--points", "4"],
        ["frontier", "model.mop", "--maximize"], ["frontier", "model.mop", "--from", "mop"],
      ]),
    FuzzSample(
      "goals and what was counted",
      [
        (
          "goals.yaml",
          """
          apportion: 1
          period: 2026-07-01..2026-09-30
          budget: 900k GBP
          kpis:
            signups: { objective: maximize, unit: people, last: 16.4k }
            policies: { unit: policies }
            cost per signup: { ratio: spend / signups }
          campaigns:
            search: { spend: 0..600k, brings: { signups: { hill: { max: 30k, half: 160k } }, policies: { rate: 12%, of: signups } } }
            video: { spend: 0..500k, platform objective: link clicks, brings: { signups: { hill: { max: 14k, half: 210k } } } }
          business objectives: { sell policies: { kpi: policies } }
          goals:
            more: { kpi: signups, target: +10%, by: 2026-09-30, serves: sell policies, must: true, goal type: leads, rank: primary, review: weekly }
            cheap: { kpi: cost per signup, target: at most 45, goal type: efficiency, rank: secondary }
            quick: { kpi: signups, target: 6k, by: 30 days }
          actuals: { from: actuals.csv, as of: 2026-08-18 }

          """
        ),
        (
          "actuals.csv",
          "date,kpi,value,line,post\n2026-07-10,signups,900,search,\n2026-07-20,signups,1.1k,video,a\n2026-08-18,signups,3000,,\n"
        ),
      ], questions(of: "goals.yaml", "\ngoals:")),
  ]
}
