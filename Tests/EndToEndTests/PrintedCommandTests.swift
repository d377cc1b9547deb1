// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Commands that somebody may copy: from heads of scenarios, pages, and answers.
@Suite("Printed commands")
struct PrintedCommandTests {
  static let shipped: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: scenarios.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".mop") }.sorted()

  private static let scenarios = Repository.root.appending(path: "scenarios")

  @Test(
    "every command in the head of a shipped file works, and so does the one that its answer names next",
    arguments: shipped)
  func heads(name: String) throws {
    let folder = try Self.folder()
    let commands = Self.commands(inHeadOf: try folder.text(name))
    #expect(!commands.isEmpty)
    try Self.run(commands, in: folder)
  }

  @Test(
    "explain, audit and every offered question of a shipped scenario name a next command that works"
  )
  func questions() throws {
    let folder = try Self.folder()
    try Self.run(
      [
        "apportion explain flamingo-grill.yaml", "apportion audit insurance-leads.yaml",
        "apportion explain agency-creators.yaml",
        "apportion solve agency-creators.yaml --set budget=100k  # exit status 2",
        "apportion explain agency-creators.yaml --set budget=100k  # exit status 2",
        "apportion solve flamingo-grill.yaml --balanced",
        "apportion frontier ampl-advertising.yaml --kpis 'reach,targeted reach,conversions'",
        "apportion frontier agency-creators.yaml --x reach --y trust --pick --answers yes,no",
        "apportion sweep flamingo-grill.yaml --over 'budget=200k..300k' --steps 3",
        "apportion compare insurance-leads.yaml --all", "apportion goals email-programme.yaml",
        "apportion proxies insurance-leads.yaml",
      ], in: folder)
  }

  @Test("a new scenario of every kind says what can be done with it, and all of it works")
  func starters() throws {
    for goal in ["", " --goal leads", " --goal awareness", " --goal retention"] {
      let folder = try Folder()
      #expect(try TutorialTests.run("apportion init scenario.yaml\(goal)", in: folder).status == 0)
      let commands = Self.commands(inHeadOf: try folder.text("scenario.yaml"))
      #expect(!commands.isEmpty)
      try Self.run(commands, in: folder)
    }
  }

  @Test("every command on a page works that names what it reads", arguments: pages)
  func onPages(name: String) throws {
    let page = String(
      decoding: try Data(contentsOf: Repository.root.appending(path: name)), as: UTF8.self)
    let commands = Self.commands(on: page)
    let folder = try Self.folder()
    for (name, text) in Self.files { try folder.write(text, to: name) }
    try FileManager.default.createSymbolicLink(
      at: folder["scenarios"], withDestinationURL: Self.scenarios)
    try Self.run(commands, in: folder)
  }

  /// The pages, but for the tutorial, whose commands build on each other and are typed along
  /// elsewhere.
  static let pages: [String] =
    ["README.md"]
    + ((try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "docs").path)) ?? [])
    .filter { $0.hasSuffix(".md") && $0 != "tutorial.md" }.sorted().map { "docs/\($0)" }

  @Test("commands are found in heads, on pages and under 'Next', but none with a name to fill in")
  func finding() {
    #expect(
      Self.commands(inHeadOf: "# a\n#   apportion solve a.yaml\napportion: 1\n") == [
        "apportion solve a.yaml"
      ])
    #expect(
      Self.commands(
        on:
          "apportion x\n```\napportion solve FILE\n$ apportion kpis\nout\n```\n```sh\nswift run -c release apportion init a\n```\n"
      )
        == ["apportion kpis", "apportion init a"])
    #expect(
      Self.next(in: "a\n\nNext (why):\n  apportion solve \\\n    a.yaml\n\n  no\n")
        == ["apportion solve \\\n    a.yaml"])
  }

  // MARK: Running

  /// Runs commands, and once each what their answers name next.
  private static func run(_ commands: [String], in folder: Folder) throws {
    var known = Set(commands)
    for command in commands {
      let announced = TutorialTests.status(of: command)
      let answer = try check(command, "", announced, in: folder)
      for next in next(in: answer) where known.insert(next).inserted {
        // Where no plan fits, the next thing is why: that there is none stays the answer.
        let isWhy = announced == 2 && next.hasPrefix("apportion explain ")
        _ = try check(next, "named next by '\(command)'", isWhy ? 2 : 0, in: folder)
      }
    }
  }

  /// Runs a command to the end that it announces, and returns what it prints.
  private static func check(
    _ command: String, _ origin: String, _ announced: Int32, in folder: Folder
  ) throws -> String {
    // Frontiers of 200 lines or three KPIs take a debug build minutes; they have to end in time with what
    // there is.
    let isLong =
      command.contains("frontier creators-200")
      || command.contains(" frontier ") && command.contains("--kpis ")
    let run = try TutorialTests.run(isLong ? command + " --time-limit 5s" : command, in: folder)
    #expect(
      run.status == announced || isLong && run.status == 4, "\(command) \(origin)\n\(run.text)")
    return run.text
  }

  /// A folder with copies of all that is shipped.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    for name in try FileManager.default.contentsOfDirectory(atPath: scenarios.path) {
      try FileManager.default.copyItem(at: scenarios.appending(path: name), to: folder[name])
    }
    return folder
  }

  // MARK: Finding

  private static func commands(inHeadOf text: String) -> [String] {
    text.split(separator: "\n").prefix { $0.hasPrefix("#") || $0.hasPrefix("*") }
      .map { $0.dropFirst().drop { $0 == " " } }.filter { $0.hasPrefix("apportion ") }
      .map { withoutWords(String($0)) }
  }

  /// The commands of the tool in fenced blocks, without those that hold a word in capitals, which
  /// stands for something.
  private static func commands(on page: String) -> [String] {
    var commands: [String] = []
    var isOpen = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isOpen.toggle() }
      guard isOpen else { continue }
      var command = line.hasPrefix("$ ") ? line.dropFirst(2) : line[...]
      if command.hasPrefix("swift run -c release apportion ") { command = command.dropFirst(21) }
      guard command.hasPrefix("apportion "), !command.contains(/\b[A-Z]{4,}\b/) else { continue }
      commands.append(withoutWords(String(command)))
    }
    return commands
  }

  /// A command without what is said about it behind two blanks or more.
  private static func withoutWords(_ command: String) -> String {
    guard let words = command.firstRange(of: #/ {2,}[^ #]/#) else { return command }
    return String(command[..<words.lowerBound])
  }

  /// The commands below 'Next', each with the lines on which it goes on.
  static func next(in answer: String) -> [String] {
    var commands: [String] = []
    var isBelow = false
    for line in answer.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("Next") {
        isBelow = true
      } else if isBelow, line.hasPrefix("  apportion ") {
        commands.append(withoutWords(String(line.dropFirst(2))))
      } else if isBelow, line.hasPrefix("  "), commands.last?.hasSuffix("\\") == true {
        commands[commands.count - 1] += "\n" + line
      } else if isBelow, line.isEmpty, !commands.isEmpty {
        isBelow = false
      }
    }
    return commands
  }

  /// The files that pages speak of.
  private static let files = [
    (
      "curves.csv",
      """
      line,kpi,spend,value,low,high
      search,leads,0,0,0,0
      search,leads,50k,800,600,1000
      search,leads,100k,1200,900,1500

      """
    ),
    ("lines.csv", "line,group,min,max,fixed_fee,baseline\nsearch,online,0,90k,,40k\n"),
    (
      "spring.yaml",
      """
      apportion: 1
      name: Spring
      budget: 100k EUR
      kpis:
        orders: { objective: maximize, weight: 1, unit: orders }
        impressions: { objective: maximize, weight: 1 }
      campaigns:
        search: { spend: 0..80k, platform objective: orders, brings: { orders: { hill: { max: 900, half: 40k } }, impressions: { per 1k: 20k } } }
        social: { spend: 0..80k, platform objective: link clicks, brings: { orders: { hill: { max: 500, half: 60k } }, impressions: { per 1k: 90k } } }
      goals:
        sell more: { kpi: impressions, target: 2M, goal type: sales }

      """
    ),
  ]
}
