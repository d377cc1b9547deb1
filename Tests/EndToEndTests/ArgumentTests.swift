// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Testing

@testable import CommandLineTool

@Suite("Arguments")
struct ArgumentTests {
  @Test(
    "a gap is a share or a percentage",
    arguments: [("1e-6", 1e-6), ("0.1%", 0.001), ("0", 0), ("5%", 0.05), ("2.5E-3", 0.0025)])
  func gap(text: String, share: Double) throws {
    let gap = try #require(GapArgument(argument: text))
    #expect(abs(gap.share - share) <= 1e-15)
  }

  @Test(
    "what is no gap is refused",
    arguments: ["", "%", "1", "100%", "-1%", "nan", "inf", "0x1p-3", "1,5%", "0.1 %", "abc"])
  func noGap(text: String) {
    #expect(GapArgument(argument: text) == nil)
  }

  @Test(
    "a length of time has a unit",
    arguments: [
      ("500ms", Duration.milliseconds(500)), ("10s", .seconds(10)), ("2m", .seconds(120)),
      ("2min", .seconds(120)), ("1.5h", .seconds(5400)), ("9999999h", .seconds(365 * 86_400)),
    ])
  func duration(text: String, duration: Duration) {
    #expect(DurationArgument(argument: text)?.duration == duration)
  }

  @Test(
    "what is no length of time is refused",
    arguments: ["", "10", "s", "0s", "-1s", "1.2.3s", "1d", "١s", "1 s", "infs", "1e3s"])
  func noDuration(text: String) {
    #expect(DurationArgument(argument: text) == nil)
  }

  @Test(
    "a file's name says its format",
    arguments: [
      ("plan.json", OutputFormat.json), ("a.b/plan.CSV", .csv), ("plan.txt", .table),
      ("plan", nil), ("a.json/plan", nil), (".json", nil), ("plan.docx", nil), ("plan.", nil),
      ("plan.jsonl", .jsonl), ("plan.NDJSON", .jsonl), ("plan.md", .markdown),
      ("plan.html", .html), ("plan.htm", .html), ("plan.svg", .svg), ("plan.xlsx", .xlsx),
    ])
  func format(path: String, format: OutputFormat?) {
    #expect(OutputFormat(extensionOf: path) == format)
  }

  @Test(
    "the format is recognized in arguments that cannot be parsed",
    arguments: [
      ("solve --format json", OutputFormat.json), ("solve --format=jsonl --nonsense", .jsonl),
      ("solve -o plan.json", .json), ("solve --output=plan.json", .json), ("solve", .table),
      ("solve --format csv -o plan.json", .csv), ("solve --format", .table),
      ("solve -- --format json", .table), ("solve --format table --format json", .json),
    ])
  func asked(arguments: String, format: OutputFormat) {
    #expect(OutputFormat.asked(in: arguments.split(separator: " ").map(String.init)) == format)
  }

  @Test("every exit status has a number of its own, and a word")
  func statuses() {
    let all: [CommandLineTool.ExitStatus] = [
      .done, .infeasible, .unbounded, .stoppedWithPlan, .stoppedWithoutPlan, .usage, .data,
      .noInput, .defect, .cannotCreate, .inputOutput, .brokenPipe, .signal(2), .signal(15),
    ]
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(all.map(\.code) == [0, 2, 3, 4, 5, 64, 65, 66, 70, 73, 74, 141, 130, 143])
    #expect(all.allSatisfy { !$0.name.isEmpty })
  }
}
