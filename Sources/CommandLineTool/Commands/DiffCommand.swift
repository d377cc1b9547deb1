// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports
import Scenarios

/// Tells how two saved plans differ.
struct DiffCommand: AnsweringCommand {
  static let kind = JSONEnvelope.Kind.difference
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells how two saved plans differ.",
    usage: "apportion diff <before> <after> [<options>]",
    discussion: """
      Both are plans that 'apportion solve my-plan.yaml -o monday.json' wrote. Lines are marked: + gets money now, ~ gets another amount or \
      package, - gets none any more.

      Examples:
        apportion diff monday.json friday.json
        apportion diff monday.json friday.json --exit-code --quiet > /dev/null
      """)

  @Argument(help: "The plan before, a JSON file; '-' reads stdin.")
  var before: String

  @Argument(help: "The plan after, a JSON file; '-' reads stdin.")
  var after: String

  @Flag(help: "Exit with 1 if the plans differ.")
  var exitCode = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  var destinations: [Destination] { output.destinations }
  var subject: String { before }

  mutating func validate() throws {
    if before == "-", after == "-" {
      throw ValidationError("stdin holds one plan; name a file for the other")
    }
  }

  func answer(_ talk: Talk) throws(Failure) -> Answer {
    try output.refuseReplacing([before, after])
    let report = DifferenceReport(
      from: try plan(before), to: try plan(after), names: (before, after))
    return Answer(
      status: exitCode && report.isDifferent ? .no : .done, finding: .report(report),
      message: report.summary)
  }

  private func plan(_ file: String) throws(Failure) -> SavedPlan {
    let bytes: [UInt8]
    do throws(ReadFailure) {
      bytes = try SystemFileReader().read(file, limit: Self.sizeLimit)
    } catch {
      throw Failure(.noInput, "'\(file)' cannot be read: \(error.reason)")
    }
    if bytes.count > Self.sizeLimit {
      throw Failure(.data, "'\(file)' is larger than any plan: over 1 GB")
    }
    do throws(SavedPlan.Failure) {
      return try SavedPlan(json: bytes)
    } catch {
      let name = file == "-" ? "<stdin>" : file
      if error == .notJSON, let place = JSONPlace.complaint(about: bytes, name: name) {
        throw Failure(.data, [place], leftOut: 0)
      }
      throw Failure(.data, "'\(file)': \(error.description)")
    }
  }

  /// More bytes than the proof of the largest plan takes.
  private static let sizeLimit = 1_000_000_000
}
