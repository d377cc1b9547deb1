// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("At home in a shell")
struct ShellTests {
  private static let commands = [
    "init", "validate", "solve", "explain", "frontier", "compare", "diff", "sweep", "proxies",
    "schema",
    "completions", "manual",
  ]

  @Test(
    "completions for every shell know commands and options", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try Tool.run(["completions", shell])
    #expect(run.status == 0)
    for word in Self.commands + ["time-limit", "markdown", "yaml"] {
      #expect(run.text.contains(word), "\(word)")
    }
  }

  @Test("a shell without completions is answered with those that have some")
  func unknownShell() throws {
    let run = try Tool.run(["completions", "fihs"])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix("error: there are no completions for 'fihs'; did you mean 'fish'?"))
  }

  @Test("the manual page has every command with its options, and no line that man would obey")
  func manual() throws {
    let page = try Tool.run(["manual"]).text
    #expect(page.hasPrefix(".TH APPORTION 1 "))
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "ENVIRONMENT"] {
      #expect(page.contains("\n.SH \(section)\n"), "\(section)")
    }
    for command in Self.commands {
      #expect(page.contains("\n.SS apportion \(command)"), "\(command)")
    }
    for option in ["time\\-limit", "output", "balanced", "answers", "maximize"] {
      #expect(page.contains("\\-\\-\(option)"), "\(option)")
    }
    let requests: Set<String> = [
      ".TH", ".SH", ".SS", ".TP", ".B", ".I", ".RI", ".PP", ".nf", ".fi", ".RS", ".RE",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }

  @Test("every command has help with examples, asked for in either way", arguments: commands)
  func help(command: String) throws {
    let text = try Tool.run(["help", command]).text
    #expect(text.contains("Examples:\n  apportion \(command)"))
    #expect(try Tool.run([command, "--help"]).text == text)
    #expect(try Tool.run(["--help"]).text.contains(command))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a misspelt command is answered with the one that was meant, behind 'help' too")
  func misspeltHelp() throws {
    let run = try Tool.run(["help", "frontir"])
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("error: there is no command 'frontir'; did you mean 'frontier'?"))
  }

  @Test("a misspelt option is answered with the one that was meant")
  func misspeltOption() throws {
    let run = try Tool.run(["solve", "flamingo-grill.yaml", "--formt", "json"])
    #expect(run.status == 64)
    #expect(run.errors.contains("Did you mean '--format'?"))
  }

  @Test("one run can write several files, each in the format of its name, and stdout beside them")
  func severalFiles() throws {
    let folder = try Folder()
    let scenario = Repository.scenario("flamingo-grill.yaml")
    let names = ["f.csv", "f.html", "f.json", "f.jsonl", "f.md", "f.svg", "f.txt", "f.xlsx"]
    let run = try Tool.run(
      ["frontier", scenario, "-o", "-"] + names.flatMap { ["-o", $0] }, in: folder.url)
    #expect(run.status == 0)
    #expect(run.text == (try folder.text("f.txt")))
    #expect(try folder.names == names)
    #expect(run.errors == names.map { "wrote '\($0)'\n" }.joined())
    for (name, format) in [("f.md", "markdown"), ("f.html", "html"), ("f.svg", "svg")] {
      let one = try Tool.run(["frontier", scenario, "--format", format])
      #expect(one.text == (try folder.text(name)))
    }
    let book = try Tool.run(["frontier", scenario, "--format", "xlsx"])
    #expect(book.output == (try Data(contentsOf: folder["f.xlsx"])))
  }

  @Test("one format for several files, a file twice and formats that do not fit are refused")
  func refused() throws {
    let solve = ["solve", "flamingo-grill.yaml"]
    let both = try Tool.run(solve + ["-o", "a.csv", "-o", "b.csv", "--format", "json"])
    #expect(both.status == 64)
    #expect(both.errors.contains("'--format' is for one output"))
    #expect(try Tool.run(solve + ["-o", "a.csv", "-o", "a.csv"]).status == 64)
    let explain = try Tool.run(["explain", "flamingo-grill.yaml", "--format", "csv"])
    #expect(explain.status == 64)
    #expect(explain.errors.contains("there is no 'csv' of this answer; choose from 'table'"))
    let validate = try Tool.run(["validate", "flamingo-grill.yaml", "--format", "xlsx"])
    #expect(validate.status == 64)
  }

  @Test("where one of several files cannot be written, none has half of it")
  func halfway() throws {
    let folder = try Folder()
    let run = try Tool.run(
      ["solve", Repository.scenario("flamingo-grill.yaml"), "-o", "no/plan.html", "-o", "a.csv"],
      in: folder.url)
    #expect(run.status == 73)
    #expect(try folder.names.isEmpty)
  }

  @Test("a failure is told in JSON Lines where these are asked for")
  func failureInLines() throws {
    let run = try Tool.run(["solve", "nowhere.yaml", "--format", "jsonl"])
    #expect(run.status == 66)
    #expect(run.text.split(separator: "\n").count == 1)
    #expect(run.object["status"] as? String == "no input")
  }

  #if os(Linux)
    @Test("Ctrl-C leaves the output file whole or not at all, and nothing beside it")
    func interrupted() throws {
      let folder = try Folder()
      let run = try Tool.run(
        [
          "frontier", "-", "--gap", "0", "--points", "9999", "-o", "f.json", "-o", "f.xlsx",
          "--quiet",
        ], input: Samples.long(), in: folder.url
      ) { process in
        usleep(400_000)
        kill(process.processIdentifier, SIGINT)
      }
      #expect([2, 130].contains(run.status))
      let names = try folder.names
      #expect(names.isEmpty || names == ["f.json", "f.xlsx"], "\(names)")
      if !names.isEmpty {
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder["f.json"]))
        #expect((object as? [String: Any])?["status"] as? String == "interrupted")
      }
    }

    @Test(
      "a terminal gets colour, and none with NO_COLOR, with TERM=dumb, or in a file",
      arguments: [
        ("", true), ("NO_COLOR=1", false), ("TERM=dumb", false), ("NO_COLOR=", true),
      ])
    func terminal(setting: String, isColoured: Bool) throws {
      let text = try Self.inTerminal(setting)
      #expect(text.contains("flamingo") || text.contains("Flamingo"))
      #expect(text.contains("\u{1B}[") == isColoured)
    }

    /// What a run prints to a terminal of its own, which `script` makes.
    private static func inTerminal(_ setting: String) throws -> String {
      let folder = try Folder()
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      let tool = try Tool.location().path
      let file = Repository.scenario("flamingo-grill.yaml")
      process.arguments =
        ["-u", "NO_COLOR", "TERM=xterm", "/usr/bin/env"] + (setting.isEmpty ? [] : [setting])
        + ["script", "-qec", "'\(tool)' solve '\(file)'", folder["typescript"].path]
      process.standardOutput = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return try folder.text("typescript")
    }
  #endif
}
