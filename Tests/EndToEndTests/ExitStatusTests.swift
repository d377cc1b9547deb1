// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Exit status and JSON envelope")
struct ExitStatusTests {
  /// A call, and how it must end.
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var input: String?
    var status: Int32
    var testDescription: String { "\(status): \(arguments.joined(separator: " "))" }
  }

  static let cases = [
    Case(arguments: ["solve", "flamingo-grill.yaml"], status: 0),
    Case(arguments: ["frontier", "flamingo-grill.yaml"], status: 0),
    Case(arguments: ["validate", "flamingo-grill.yaml"], status: 0),
    Case(arguments: ["solve", "-"], input: Samples.impossible, status: 2),
    Case(arguments: ["frontier", "flamingo-grill.yaml", "--set", "budget=9k USD"], status: 2),
    Case(arguments: ["solve", "-"], input: Samples.unlimited, status: 3),
    Case(
      arguments: ["frontier", "-", "--time-limit", "1ms", "--set", "budget={exactly: 30k}"],
      input: Samples.long(campaigns: 30), status: 5),
    Case(arguments: ["solve"], status: 64),
    Case(arguments: ["solv", "flamingo-grill.yaml"], status: 64),
    Case(arguments: ["solve", "flamingo-grill.yaml", "--gap", "2"], status: 64),
    Case(arguments: ["solve", "flamingo-grill.yaml", "--time-limit", "10"], status: 64),
    Case(arguments: ["solve", "flamingo-grill.yaml", "--set", "budget"], status: 64),
    Case(arguments: ["frontier", "flamingo-grill.yaml", "--x", "exposre"], status: 64),
    Case(arguments: ["validate", "-"], input: Samples.misspelt, status: 65),
    Case(arguments: ["solve", "flamingo-grill.yaml", "--set", "budgt=1"], status: 65),
    Case(arguments: ["solve", "no-such-file.yaml"], status: 66),
    Case(arguments: ["validate", "/"], status: 66),
  ]

  @Test("tells how a call ended", arguments: cases)
  func status(of call: Case) throws {
    #expect(try Tool.run(call.arguments, input: call.input).status == call.status)
  }

  @Test("goes with one JSON object on stdout when JSON is asked for", arguments: cases)
  func envelope(of call: Case) throws {
    let run = try Tool.run(call.arguments + ["--format", "json"], input: call.input)
    #expect(run.status == call.status)
    #expect(run.object["status"] is String, "\(run.text)")
    #expect(run.object["message"] is String)
    #expect(run.object["diagnostics"] is [Any])
    let hasData = (run.object["plan"] ?? run.object["frontier"]) is [String: Any]
    #expect(hasData == (call.status == 0 && call.arguments[0] != "validate"))
    #expect((run.object["diagnostics"] as? [Any])?.isEmpty == (call.status != 65))
  }

  @Test("keeps stdout empty when there is nothing but an error to say")
  func errorsStayOffStdout() throws {
    for call in Self.cases where call.status != 0 {
      let run = try Tool.run(call.arguments, input: call.input)
      #expect(run.text.isEmpty, "\(call)")
      #expect(!run.errors.isEmpty, "\(call)")
    }
  }

  @Test("is 73 where the output cannot be created, 74 where the device is full")
  func output() throws {
    let solve = ["solve", "flamingo-grill.yaml", "-o"]
    #expect(try Tool.run(solve + ["/no/such/folder/plan.csv"]).status == 73)
    #expect(try Tool.run(solve + ["/tmp", "--format", "csv"]).status == 73)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(try Tool.run(solve + ["/dev/full", "--format", "csv"]).status == 74)
  }

  @Test("is 4 with the plans so far, or 5 without any, when time is over")
  func timeLimit() throws {
    let run = try Tool.run(
      [
        "frontier", "-", "--gap", "0", "--points", "9999", "--time-limit", "1s", "--format", "json",
      ],
      input: Samples.long())
    #expect([4, 5].contains(run.status))
    #expect((run.object["frontier"] is [String: Any]) == (run.status == 4))
  }
}
