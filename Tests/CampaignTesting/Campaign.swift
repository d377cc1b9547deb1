// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// Random scenarios, answered by the tool and checked without it.
public struct Campaign {
  /// What came of many scenarios.
  public struct Tally: Sendable {
    /// How many there were.
    public var count = 0
    /// How often each exit status came.
    public var endings: [String: Int] = [:]
    /// What was refused, with one seed for each kind of complaint.
    public var refusals: [String: UInt64] = [:]
    /// What was wrong, by seed.
    public var faults: [(seed: UInt64, fault: Fault)] = []
    /// Plans of frontiers and by themselves whose limits and values were checked.
    public var plans = 0

    /// Nothing yet.
    public init() {}
  }

  /// How answers are asked for and checked.
  public struct Options: Sendable {
    /// Trade-offs between so many KPIs, instead of the best plan.
    public var kpis: Int?
    /// The limit of time that the tool gets, in seconds.
    public var timeLimit = 10.0
    /// How many moves each search makes.
    public var effort = 1000
    /// The most campaigns, and creators, of a scenario.
    public var lines = 6
    /// Whether an answer that took longer than its limit, or called it spent early, is a fault.
    public var isTimed = true
    /// Where the files of faults are kept.
    public var keep: URL?

    /// The standard ones.
    public init() {}
  }

  private let options: Options
  private let runner: ToolRunner

  /// A campaign with a tool; throws where no folder can be made for it.
  public init(tool: String, _ options: Options) throws {
    self.options = options
    runner = try ToolRunner(tool: tool, patience: 3 * options.timeLimit + 10)
  }

  private var purpose: Generator.Purpose {
    options.kpis.map { .frontier(kpis: $0) } ?? .plan
  }

  /// Takes away what was written.
  public func end() { runner.remove() }

  /// Answers and checks the scenario of a seed.
  public func run(_ seed: UInt64, _ tally: inout Tally) throws {
    let made = Generator.made(seed: seed, for: purpose, lines: options.lines)
    let files = made.scenario.files()
    try runner.write(files)
    let gap = seed % 2 == 0 ? nil : 1e-4
    let arguments = arguments(for: made, gap)
    let run = try runner.run(arguments)
    tally.count += 1
    do {
      try check(run, of: made, arguments, gap, seed, &tally)
    } catch let fault as Fault {
      tally.faults.append((seed, fault))
      try keep(files, arguments, fault, seed)
    }
  }

  private func arguments(for made: Generator.Made, _ gap: Double?) -> [String] {
    let name = ["scenario.yaml", "--format", "json", "--time-limit", "\(options.timeLimit)s"]
    let settings = made.scenario.settings
    switch purpose {
    case .plan:
      return ["solve"] + name + settings + made.scenario.question.arguments
        + (gap.map { ["--gap", written($0)] } ?? [])
    case .frontier(2):
      return ["frontier"] + name + settings + ["--x", made.axes[0], "--y", made.axes.last ?? ""]
    case .frontier:
      return ["frontier"] + name + settings + ["--kpis", made.axes.joined(separator: ",")]
    }
  }

  private func check(
    _ run: ToolRunner.Run, of made: Generator.Made, _ arguments: [String], _ gap: Double?,
    _ seed: UInt64, _ tally: inout Tally
  ) throws {
    tally.endings["\(run.status)", default: 0] += 1
    if run.isKilled { throw Fault("no end", "\(run.seconds) s") }
    guard [0, 2, 3, 4, 5, 65].contains(run.status) else {
      throw Fault("exit \(run.status)", String(decoding: run.errors.suffix(600), as: UTF8.self))
    }
    guard let object = run.object else { throw Fault("an answer that is no JSON") }
    let answer = Answer(object)
    let statuses: [Int32: String] = [
      0: "done", 2: "infeasible", 3: "unbounded", 4: "stopped with a plan",
      5: "stopped without a plan", 65: "wrong scenario",
    ]
    guard answer.text("status") == statuses[run.status] else {
      throw Fault("a status that is not the exit's", answer.text("status") ?? "none")
    }
    if options.isTimed, min(run.seconds, run.work) > 1.1 * options.timeLimit + 0.2 {
      throw Fault("past its limit", "\(run.seconds) s, \(run.work) s of work")
    }
    if seed % 8 == 0, run.work < options.timeLimit / 2 {
      let again = try runner.run(arguments)
      // On a busy machine a run may end at its limit of time that did not the other time.
      let isStopped = [run, again].contains { [4, 5].contains($0.status) }
      guard isStopped || again.output == run.output else {
        throw Fault("other bytes on the second run")
      }
    }
    let message = answer.text("message") ?? ""
    switch run.status {
    case 65:
      let first = answer.list("diagnostics").first
      let text = "\(first?.text("code") ?? "") \(first?.text("message") ?? message)"
      tally.refusals[String(text.filter { !$0.isNumber }.prefix(100))] = seed
    case 2:
      var check = PlanCheck(made, gap: gap, effort: options.effort, seed: seed)
      try check.checkInfeasible()
    case 5 where !options.isTimed && message.contains("time limit"): break
    case 3, 5: throw Fault("exit \(run.status)", message)
    default:
      if let plan = answer["plan"] {
        tally.plans += 1
        var check = PlanCheck(made, gap: gap, effort: options.effort, seed: seed)
        try check.check(plan, isDone: run.status == 0)
      } else if let frontier = answer["frontier"] {
        tally.plans += frontier.list("plans").count
        var check = FrontierCheck(made, effort: options.effort, seed: seed)
        try check.check(frontier, isDone: run.status == 0, probes: 4)
      } else {
        throw Fault("an answer without a plan", message)
      }
      // What a busy machine leaves no time for is no fault; what the arithmetic gives up is one anywhere.
      let isByTime = message.contains("time limit")
      let isEarly = options.isTimed && run.seconds < 0.9 * options.timeLimit
      if run.status == 4, !isByTime || isEarly { throw Fault("an early end", message) }
    }
  }

  /// Puts the files of a fault into a folder, with the command and what came.
  private func keep(
    _ files: [(name: String, text: String)], _ arguments: [String], _ fault: Fault, _ seed: UInt64
  ) throws {
    guard let keep = options.keep else { return }
    let bytes = files.map { (name: $0.name, bytes: Array($0.text.utf8)) }
    try Kept.keep(bytes, arguments, fault, seed, in: keep)
  }
}
