// SPDX-License-Identifier: GPL-3.0-or-later

public import Foundation

/// Runs the built tool on spoilt files and arguments, and looks for runs that do not end as they
/// should.
public struct Fuzzer {
  /// What came of many runs.
  public struct Tally: Sendable {
    /// How many there were.
    public var count = 0
    /// How often each exit status came.
    public var endings: [String: Int] = [:]
    /// What was wrong, by seed.
    public var faults: [(seed: UInt64, fault: Fault)] = []
    /// The most memory that a run took, in bytes.
    public var memory = 0
    /// The longest run, in seconds.
    public var seconds = 0.0

    /// Nothing yet.
    public init() {}
  }

  /// How much a run may take.
  public struct Options: Sendable {
    /// The limit of time that the tool gets, in seconds.
    public var timeLimit = 1.0
    /// By how much it may be passed, as a factor; further it is a fault.
    public var patience = 1.1
    /// The most memory, in bytes.
    public var memory = 1_000_000_000
    /// Where the files of faults are kept.
    public var keep: URL?

    /// The standard ones.
    public init() {}
  }

  private let options: Options
  private let runner: ToolRunner
  private let samples: [FuzzSample]

  /// A fuzzer of a tool, which also starts from the scenarios of a folder.
  public init(tool: String, scenarios: URL, _ options: Options) throws {
    self.options = options
    runner = try ToolRunner(tool: tool, patience: 10 * options.timeLimit + 20)
    samples = FuzzSample.shipped(in: scenarios) + FuzzSample.written
  }

  /// Takes away what was written.
  public func end() { runner.remove() }

  /// One run.
  public func run(_ seed: UInt64, _ tally: inout Tally) throws {
    var dice = Dice(seed: seed)
    let sample = dice.chance(0.5) ? .made(dice.next() % 100_000) : dice.pick(samples)
    var files = sample.files
    var arguments = dice.pick(sample.commands)
    if dice.chance(0.9) {
      let place = dice.chance(0.7) ? 0 : dice.whole(0...files.count - 1)
      for _ in 0..<dice.pick([1, 1, 1, 2, 3]) {
        files[place].bytes = Mutation.any(&dice).spoil(files[place].bytes, &dice)
      }
    }
    let command = arguments[0]
    let takesSettings = Self.readsScenario(command) && !files[0].name.hasSuffix(".mop")
    for _ in 0..<dice.pick([0, 0, 1, 1, 2]) {
      let own = (Self.options[command] ?? []) + (takesSettings ? Self.settings : [])
      arguments += dice.pick(own)
    }
    if dice.chance(0.03) {
      arguments += dice.pick(
        Self.options.values.flatMap { $0 }.sorted { $0.joined() < $1.joined() })
    }
    if dice.chance(0.06) { spoil(&arguments, &dice) }
    if command != "import", dice.chance(0.5) {
      arguments += ["--format", dice.chance(0.7) ? "json" : dice.pick(Self.formats)]
    }
    if Self.readsScenario(command), command != "validate" {
      arguments += ["--time-limit", "\(options.timeLimit)s"]
    }
    for file in files { try runner.write(file.bytes, to: file.name) }
    let run = try runner.run(arguments)
    tally.count += 1
    tally.endings["\(run.status)", default: 0] += 1
    tally.memory = max(tally.memory, run.memory)
    tally.seconds = max(tally.seconds, min(run.seconds, run.work))
    do {
      try check(run, arguments)
      // What a limit of time may have cut is not the same twice, and a busy machine takes its time from that of the tool.
      if seed % 20 == 0, run.seconds < options.timeLimit / 4, !arguments.contains("-o") {
        let again = try runner.run(arguments)
        if again.seconds < options.timeLimit / 4,
          again.output != run.output || again.errors != run.errors
        {
          throw Fault("other bytes on the second run")
        }
      }
    } catch let fault as Fault {
      tally.faults.append((seed, fault))
      try keep(files, arguments, fault, seed)
    }
  }

  private func check(_ run: ToolRunner.Run, _ arguments: [String]) throws {
    let said = String(decoding: run.errors.suffix(600), as: UTF8.self)
    if run.isKilled { throw Fault("no end", "\(run.seconds) s") }
    if run.status >= 128 { throw Fault("signal \(run.status - 128)", said) }
    guard [0, 1, 2, 3, 4, 5, 64, 65, 66, 73, 74].contains(run.status) else {
      throw Fault("exit \(run.status)", said)
    }
    if run.memory > options.memory { throw Fault("memory", "\(run.memory / 1_000_000) MB") }
    let allowed = options.patience * options.timeLimit + 0.2 * options.patience
    if min(run.seconds, run.work) > allowed {
      throw Fault("past its limit", "\(run.seconds) s, \(run.work) s of work")
    }
    if run.status != 0, run.errors.isEmpty, run.output.isEmpty { throw Fault("nothing is said") }
    // What files and arguments hold must not reach the terminal as it is.
    let control = run.errors.first { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }
    if let control { throw Fault("a control character on stderr", "\(control)") }
    // Behind '--' nothing is an option.
    if arguments.suffix(4).contains("json"), arguments.contains("--format"),
      !arguments.contains("--"), run.object == nil
    {
      throw Fault(
        "an answer that is no JSON", String(decoding: run.output.prefix(200), as: UTF8.self))
    }
  }

  private static func readsScenario(_ command: String) -> Bool { command != "import" }

  private func spoil(_ arguments: inout [String], _ dice: inout Dice) {
    let place = dice.whole(0...arguments.count - 1)
    switch dice.whole(0...3) {
    case 0: arguments.remove(at: place)
    case 1: arguments.insert(arguments[place], at: dice.whole(0...arguments.count))
    case 2: arguments.swapAt(place, dice.whole(0...arguments.count - 1))
    default:
      let bytes = Mutation.any(&dice).spoil(Array(arguments[place].utf8), &dice)
      // No file may be written anywhere but here, and no argument holds a zero byte.
      let text = String(decoding: bytes.filter { $0 != 0 && $0 != 0x2F }, as: UTF8.self)
      arguments[place] = text
    }
  }

  private static let formats = [
    "table", "table", "jsonl", "jsonl", "markdown", "html", "csv", "svg",
  ]

  private static let settings: [[String]] = [
    "budget=1", "budget=100k", "budget=1e9", "budget={exactly: 10k}", "kpis.reach.at least=1e12",
    "kpis.reach.weight=1e-9", "kpis.reach.base=1e9", "campaigns.c0.spend=0",
    "campaigns.c0.spend=0..1e9", "campaigns.search.spend=5", "trade-off.scale=none", "a.b",
    "rules={}", "kpis.reach={remove: true}",
  ].map { ["--set", $0] }

  /// Options that each command takes, with values that are often sensible.
  private static let options: [String: [[String]]] = [
    "validate": [["--variant", "low"], ["--variant", "real"], ["--quiet"]],
    "solve": [
      ["--gap", "0"], ["--gap", "1e-9"], ["--gap", "50%"], ["--at", "reach=1"], ["--balanced"],
      ["--at", "reach=1e9,trust=0"], ["--rescale"], ["--variant", "real"], ["--quiet"],
    ],
    "explain": [["--gap", "1e-9"], ["--variant", "real,real"], ["--rescale"]],
    "frontier": [
      ["--points", "2"], ["--points", "0"], ["--points", "30"], ["--kpis", "reach,reach"],
      ["--gap", "0"], ["--gap", "10%"], ["--gap", "0.01%"], ["--quiet"], ["--from", "yaml"],
    ],
    "compare": [["--strict"], ["--all"], ["--rescale"], ["--variants", "real"]],
    "sweep": [
      ["--steps", "2"], ["--steps", "1001"], ["--within", "0.1"], ["--rescale"],
      ["--over", "campaigns.c0.spend=0..9k"], ["--over", "kpis.reach.weight=1..3"],
    ],
    "goals": [["--as-of", "2026-08-01"], ["--as-of", "30 days"], ["--variant", "real"]],
    "audit": [["--strict"], ["--gap", "1%"]],
    "proxies": [["--strict"], ["--gap", "1%"]],
    "import": [
      ["--budget", "1e5"], ["--periods", "100"], ["--periods", "1"], ["--window", "1..2"],
      ["--from", "long"], ["--from", "robyn"], ["--without", "tv"], ["--kpi", "x: y"],
      ["--line", "a, b"],
    ],
  ]

  /// Puts the files of a fault into a folder, with the command and what came.
  private func keep(
    _ files: [(name: String, bytes: [UInt8])], _ arguments: [String], _ fault: Fault, _ seed: UInt64
  ) throws {
    guard let keep = options.keep else { return }
    try Kept.keep(files, arguments, fault, seed, in: keep)
  }
}

/// Folders of what went wrong.
enum Kept {
  static func keep(
    _ files: [(name: String, bytes: [UInt8])], _ arguments: [String], _ fault: Fault,
    _ seed: UInt64, in folder: URL
  ) throws {
    let kind = String(fault.kind.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    let folder = folder.appending(path: "\(kind)-\(seed)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files { try Data(file.bytes).write(to: folder.appending(path: file.name)) }
    let quoted = arguments.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    let note = "apportion \(quoted)\n\(fault)\n"
    try Data(note.utf8).write(to: folder.appending(path: "what-came.txt"))
  }
}
