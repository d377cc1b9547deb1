// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Commands")
struct CommandTests {
  @Test("a misspelt command is answered with the one that was meant")
  func misspeltCommand() throws {
    let run = try Tool.run(["solv", "flamingo-grill.yaml"])
    #expect(run.errors.hasPrefix("error: there is no command 'solv'; did you mean 'solve'?\n"))
  }

  @Test("a misspelt key is shown in its line, with the one that was meant")
  func misspeltKey() throws {
    let run = try Tool.run(["validate", "-"], input: Samples.misspelt)
    #expect(
      run.errors == """
        error[A012]: <stdin>:5:12: unknown key 'spnd'
            5 |   search: {spnd: 0..100, brings: {reach: {per 1: 1}}}
              |            ^^^^ did you mean 'spend'?

        """)
  }

  @Test("objectives without weights are answered with what to write")
  func noWeights() throws {
    let run = try Tool.run(["solve", "-"], input: Samples.undeclared)
    #expect(run.status == 65)
    #expect(
      run.errors == """
        error[A101]: <stdin>:4:3: 'reach', 'trust' are objectives, but nothing says how much one counts against the other
            4 |   reach: {objective: maximize}
              |   ^^^^^ give each a weight, for example
              |     reach: { objective: maximize, weight: 1 }
              |     trust: { objective: maximize, weight: 1 }
              |   or settle one before the other: 'priority: 1', 'priority: 2'
              |   or see what each costs the other first: 'apportion frontier' needs no weights

        """)
    #expect(try Tool.run(["frontier", "-"], input: Samples.undeclared).status == 0)
  }

  @Test("a setting changes the scenario, and a later one counts")
  func settings() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "csv", "--set", "budget=50", "--set", "budget=70"],
      input: Samples.small)
    #expect(run.text.contains("video,campaign,"))
    #expect(run.status == 0)
  }

  @Test("the command that is suggested next repeats the settings, and works")
  func nextCommand() throws {
    let run = try Tool.run(["solve", "flamingo-grill.yaml", "--set", "budget=289k USD"])
    let next = "apportion frontier flamingo-grill.yaml --set \"budget=289k USD\"\n"
    #expect(run.text.hasSuffix(next))
    let frontier = try Tool.run(["frontier", "flamingo-grill.yaml", "--set", "budget=289k USD"])
    #expect(frontier.text.contains("budget 289k USD"))
  }

  @Test(
    "the same input gives the same bytes",
    arguments: ["table", "json", "jsonl", "csv", "markdown", "html", "svg", "xlsx"])
  func determinism(format: String) throws {
    for command in ["solve", "frontier"] {
      let arguments = [command, "ampl-advertising.yaml", "--format", format]
      let axes = command == "frontier" ? ["--x", "conversions", "--y", "reach"] : []
      let first = try Tool.run(arguments + axes)
      #expect(first.status == 0)
      #expect(try Tool.run(arguments + axes).output == first.output)
    }
  }

  @Test("the order of the file does not matter to the plan")
  func stdinAndFile() throws {
    let file = Repository.scenario("flamingo-grill.yaml")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let piped = try Tool.run(["solve", "-", "--format", "csv"], input: text)
    #expect(piped.output == (try Tool.run(["solve", file, "--format", "csv"]).output))
  }

  @Test("colour comes only when it is asked for, where no terminal is")
  func colour() throws {
    let solve = ["solve", "flamingo-grill.yaml"]
    #expect(!(try Tool.run(solve)).text.contains("\u{1B}["))
    let coloured = try Tool.run(["validate", "-", "--color", "always"], input: Samples.misspelt)
    #expect(coloured.errors.contains("\u{1B}[1;31merror[A012]\u{1B}[0m"))
  }
}
