// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import CampaignTesting
import Foundation

/// Long runs of what CI runs shortly.
@main
struct Campaigns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Campaign",
    abstract: "Ask the built tool a great many random questions, and check what it says.",
    subcommands: [Scenarios.self, Fuzz.self])
}

/// Random scenarios of `solve` and `frontier`.
struct Scenarios: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Random scenarios, checked by an evaluator that shares nothing with the tool.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Trade-offs between so many KPIs, instead of the best plan.")
  var kpis: Int?

  @Option(help: "How many moves each search for a counterexample makes.")
  var effort = 1000

  @Option(help: "The most campaigns, and creators.")
  var lines = 6

  func run() throws {
    var options = Campaign.Options()
    options.kpis = kpis
    options.effort = effort
    options.lines = lines
    options.timeLimit = common.timeLimit
    options.keep = common.keep.map { URL(filePath: $0) }
    let campaign = try Campaign(tool: try common.location(), options)
    defer { campaign.end() }
    var tally = Campaign.Tally()
    let started = Date()
    for seed in common.seeds where Date().timeIntervalSince(started) < common.seconds {
      let before = tally.faults.count
      try campaign.run(seed, &tally)
      for (seed, fault) in tally.faults[before...] { print("\(seed): \(fault)") }
    }
    print("\(tally.count) scenarios, \(tally.plans) plans, \(tally.faults.count) faults")
    Figures.show(tally.endings, tally.faults)
    for (message, seed) in tally.refusals.sorted(by: { $0.key < $1.key }) {
      print("  refused \(seed): \(message)")
    }
    if !tally.faults.isEmpty { throw ExitCode(1) }
  }
}

/// Spoilt files and arguments.
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Spoilt scenarios, tables, models, imports and arguments, which must end as they should.")

  @OptionGroup var common: CommonOptions

  @Option(help: "A folder of scenarios to start from, besides those that are made up.")
  var scenarios = "scenarios"

  func run() throws {
    var options = Fuzzer.Options()
    options.timeLimit = min(common.timeLimit, 2)
    options.keep = common.keep.map { URL(filePath: $0) }
    let fuzzer = try Fuzzer(
      tool: try common.location(), scenarios: URL(filePath: scenarios), options)
    defer { fuzzer.end() }
    var tally = Fuzzer.Tally()
    let started = Date()
    for seed in common.seeds where Date().timeIntervalSince(started) < common.seconds {
      let before = tally.faults.count
      try fuzzer.run(seed, &tally)
      for (seed, fault) in tally.faults[before...] { print("\(seed): \(fault)") }
    }
    print("\(tally.count) runs, \(tally.faults.count) faults")
    print("  most memory \(tally.memory / 1_000_000) MB, longest \(tally.seconds) s")
    Figures.show(tally.endings, tally.faults)
    if !tally.faults.isEmpty { throw ExitCode(1) }
  }
}

/// Figures at the end of a campaign.
enum Figures {
  static func show(_ endings: [String: Int], _ faults: [(seed: UInt64, fault: Fault)]) {
    for (status, count) in endings.sorted(by: { $0.key < $1.key }) {
      print("  exit \(status): \(count)")
    }
    let kinds = Dictionary(grouping: faults) { $0.fault.kind }
    for (kind, faults) in kinds.sorted(by: { $0.key < $1.key }) {
      let seeds = faults.prefix(8).map { "\($0.seed)" }.joined(separator: " ")
      print("  \(kind): \(faults.count), seeds \(seeds)")
    }
  }
}

/// What every campaign can be told.
struct CommonOptions: ParsableArguments {
  @Option(help: "The tool; the one that the same build made if left out.")
  var tool: String?

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "How many seeds.")
  var count: UInt64 = 1000

  @Option(help: "Begin no new one after so many seconds.")
  var seconds = Double.infinity

  @Option(help: "The limit of time that the tool gets, in seconds.")
  var timeLimit = 10.0

  @Option(help: "A folder for the files of what went wrong.")
  var keep: String?

  var seeds: Range<UInt64> { seed..<seed + count }

  func location() throws -> String {
    guard let tool = tool ?? ToolRunner.builtTool() else {
      throw ValidationError("The tool is not built; name it with --tool.")
    }
    return URL(filePath: tool).absoluteURL.path
  }
}
