// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The tutorial, typed along: its files are written and its commands run in the order of the page.
@Suite struct TutorialTests {
  /// A step of the page.
  enum Step: Equatable {
    /// A file to be saved.
    case file(name: String, text: String)
    /// A command for a shell, with what it is shown to print.
    case command(String, output: [String])
  }

  @Test("every command of the tutorial prints what the page shows, and ends as it says")
  func typedAlong() throws {
    let page = Repository.root.appending(path: "docs/tutorial.md")
    let steps = Self.steps(of: String(decoding: try Data(contentsOf: page), as: UTF8.self))
    try #require(steps.count > 10)
    let folder = try Folder()
    for step in steps {
      switch step {
      case .file(let name, let text): try folder.write(text, to: name)
      case .command(let command, let output):
        let run = try Self.run(command, in: folder)
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
        #expect(
          Self.agree(lines.last == "" ? lines.dropLast() : lines, output[...]),
          "\(command)\n\(run.text)")
        #expect(run.status == Self.status(of: command), "\(command)")
      }
    }
    for name in ["plan.html", "plan.xlsx", "plan.json"] {
      #expect(try folder.names.contains(name))
    }
  }

  @Test("a page whose output is another one is noticed, and lines may be left out only at a mark")
  func comparison() {
    #expect(Self.agree(["a", "b", "c"], ["a", "…", "c"]))
    #expect(Self.agree(["a", "c"], ["a", "…", "c"]))
    #expect(!Self.agree(["a", "b", "c"], ["a", "c"]))
    #expect(!Self.agree(["a", "b"], ["a", "…", "c"]))
    #expect(
      Self.steps(
        of: "```yaml a.yaml\nx: 1\n```\n```console\n$ apportion a\nb\n$ c # exit status 2\n```\n")
        == [
          .file(name: "a.yaml", text: "x: 1\n"), .command("apportion a", output: ["b"]),
          .command("c # exit status 2", output: []),
        ])
    #expect(Self.status(of: "c # exit status 2") == 2)
  }

  /// The fenced blocks with a file's name, and the commands of those called `console`.
  static func steps(of page: String) -> [Step] {
    var steps: [Step] = []
    var open: (info: [Substring], lines: [String])?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard let block = open else {
        if line.hasPrefix("```") { open = (line.dropFirst(3).split(separator: " "), []) }
        continue
      }
      guard line == "```" else {
        open?.lines.append(line)
        continue
      }
      open = nil
      if block.info.count == 2 {
        let text = block.lines.map { $0 + "\n" }.joined()
        steps.append(.file(name: String(block.info[1]), text: text))
      } else if block.info == ["console"] {
        for line in block.lines {
          if line.hasPrefix("$ ") {
            steps.append(.command(String(line.dropFirst(2)), output: []))
          } else if case .command(let command, let output)? = steps.last {
            steps[steps.count - 1] = .command(command, output: output + [line])
          }
        }
      }
    }
    return steps
  }

  /// The exit status that a comment behind a command announces, else 0.
  static func status(of command: String) -> Int32 {
    command.split(separator: "# exit status ").dropFirst().last.flatMap { Int32($0) } ?? 0
  }

  /// Whether lines are those shown; `…` stands for any number of them.
  static func agree(_ lines: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains {
        agree(lines[$0...], shown.dropFirst())
      }
    }
    return lines.first == first && agree(lines.dropFirst(), shown.dropFirst())
  }

  static func agree(_ lines: [String], _ shown: ArraySlice<String>) -> Bool {
    agree(lines[...], shown)
  }

  /// Runs a command as a shell does in which the tool is installed, both of its streams in one.
  static func run(_ command: String, in folder: Folder) throws -> Tool.Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec 2>&1; " + command]
    process.currentDirectoryURL = folder.url
    var environment = ProcessInfo.processInfo.environment
    let tools = try Tool.location().deletingLastPathComponent().path
    environment["PATH"] = tools + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment
    let scratch = try Folder()
    process.standardOutput = try scratch.fileHandle("output")
    try process.run()
    process.waitUntilExit()
    return Tool.Run(
      status: process.terminationStatus, output: try Data(contentsOf: scratch["output"]), errors: ""
    )
  }
}
