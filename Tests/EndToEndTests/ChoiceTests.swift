// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Choices on the command line")
struct ChoiceTests {
  /// The rows of a CSV, each by its column's name.
  private static func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static let reachAlone = ["--set", "kpis.trust={unit: points}"]

  @Test("steps, whole spots, tiers and packages make the best plan together")
  func mixedPlan() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "csv"] + Self.reachAlone, input: ChoiceSamples.mixed)
    #expect(run.status == 0, "\(run.errors)")
    let rows = Self.rows(run.text)
    #expect(rows.map { $0["line"] } == ["search", "spots", "aya", "ben", "cy"])
    #expect(
      rows.compactMap { $0["plan"] }.compactMap(Double.init) == [30_000, 60_000, 0, 10_000, 0])
    #expect(rows.map { $0["package"] } == ["", "", "", "post", ""])
    #expect(rows.map { $0["kind"] } == ["campaign", "campaign", "creator", "creator", "creator"])
  }

  @Test("JSON says the units, the package, and what the steps cost")
  func mixedJSON() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "json"] + Self.reachAlone, input: ChoiceSamples.mixed)
    let plan = try #require(run.object["plan"] as? [String: Any])
    let allocations = try #require(plan["allocations"] as? [[String: Any]])
    #expect(allocations[1]["units"] as? Double == 8)
    #expect(allocations[1]["unit"] as? String == "spot")
    #expect(allocations[3]["package"] as? String == "post")
    #expect(allocations[2]["package"] is NSNull)
    let kpis = try #require(plan["kpis"] as? [[String: Any]])
    #expect(kpis[0]["value"] as? Double == 810)
    #expect(plan["unstepped"] is [String: Any])
    #expect((plan["verification"] as? [String: Any])?["verified"] as? Bool == true)
  }

  @Test("a creator who is left out costs the plan what they would bring, and can be let in")
  func leftOut() throws {
    let settings = Self.reachAlone + ["--set", "creators.cy.booked=true"]
    let run = try Tool.run(
      ["solve", "-", "--format", "csv"] + settings, input: ChoiceSamples.mixed)
    #expect(Self.rows(run.text).last?["package"] == "post")
    #expect(Self.rows(run.text).last?["binding"] == "settled")
  }

  @Test("neither steps nor whole units are left where settings take them away")
  func withoutSteps() throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "json", "--set", "budget=97k"] + Self.reachAlone,
      input: ChoiceSamples.mixed)
    let plan = try #require(run.object["plan"] as? [String: Any])
    let spend = try #require(plan["spend"] as? Double)
    // Steps of 5k leave 2k; spots of 6k and 10k and fees leave no better use of it.
    #expect(spend <= 97_000)
    for allocation in plan["allocations"] as? [[String: Any]] ?? [] {
      if allocation["line"] as? String == "search" {
        let amount = try #require(allocation["plan"] as? Double)
        #expect(amount.truncatingRemainder(dividingBy: 5000) == 0)
      }
    }
  }

  @Test("every plan of a trade-off where nothing is left open stands by itself")
  func mixedFrontier() throws {
    let run = try Tool.run(["frontier", "-", "--format", "json"], input: ChoiceSamples.mixed)
    #expect(run.status == 0, "\(run.errors)")
    let frontier = try #require(run.object["frontier"] as? [String: Any])
    let pieces = try #require(frontier["pieces"] as? [[String: Any]])
    let plans = try #require(frontier["plans"] as? [[String: Any]])
    #expect(pieces.count == plans.count && plans.count == 3)
    #expect((frontier["completeness"] as? [String: Any])?["kind"] as? String == "complete")
  }

  @Test("money that moves beside bookings makes pieces, with their open ends, in JSON and CSV")
  func pieces() throws {
    let arguments = ["frontier", "-", "--x", "x", "--y", "y", "--format"]
    let json = try Tool.run(arguments + ["json"], input: ChoiceSamples.pieces)
    #expect(json.status == 0, "\(json.errors)")
    let frontier = try #require(json.object["frontier"] as? [String: Any])
    let pieces = try #require(frontier["pieces"] as? [[String: Any]])
    #expect(pieces.count == 2)
    let booked = pieces.map { $0["bookings"] as? [[String: Any]] ?? [] }
    #expect(booked.map { $0.first?["line"] as? String } == ["ann", "bob"])
    #expect(pieces.map { $0["firstOpen"] as? Bool } == [false, true])
    let rows = Self.rows(
      try Tool.run(arguments + ["csv"], input: ChoiceSamples.pieces).text)
    #expect(Set(rows.map { $0["bookings"] }) == ["ann: post", "bob: post"])
    #expect(rows.map { $0["end"] }.count { $0 == "open" } == 1)
    let ends = [rows.first, rows.last].map { row in
      [row?["x"], row?["y"]].map { $0.flatMap(Double.init) ?? -1 }
    }
    #expect(zip(ends.joined(), [12, 0, 0, 11]).allSatisfy { abs($0 - $1) < 1e-6 }, "\(ends)")
  }

  @Test("a count that cannot be kept is answered with 2", arguments: ["solve", "frontier"])
  func impossibleCount(command: String) throws {
    let axes = command == "frontier" ? ["--x", "reach", "--y", "spend"] : []
    let run = try Tool.run([command, "-"] + axes, input: ChoiceSamples.tooMany)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.text.isEmpty)
    #expect(run.errors.hasPrefix("error[A201]: no plan fits"))
  }

  @Test("a search that is out of time shows its best plan with an honest gap, and ends with 4")
  func timeLimit() throws {
    let run = try Tool.run(
      ["solve", "-", "--gap", "0", "--time-limit", "1s", "--format", "json"],
      input: ChoiceSamples.alike())
    // A fast enough machine may be done.
    #expect([0, 4].contains(run.status), "\(run.errors)")
    let plan = try #require(run.object["plan"] as? [String: Any])
    let certificate = try #require(plan["certificate"] as? [String: Any])
    let value = try #require(certificate["value"] as? Double)
    let bound = try #require(certificate["bound"] as? Double)
    #expect(bound >= value && bound.isFinite)
    #expect((plan["interruption"] as? String == "timeLimit") == (run.status == 4))
  }

  @Test(
    "the same input gives the same bytes",
    arguments: [ChoiceSamples.mixed, ChoiceSamples.pieces], ["table", "json", "csv"])
  func determinism(input: String, format: String) throws {
    let first = try Tool.run(["frontier", "-", "--format", format], input: input)
    #expect(first.status == 0)
    #expect(
      try Tool.run(["frontier", "-", "--format", format], input: input).output == first.output)
  }

  @Test("the order of lines, packages and KPIs in the file changes no plan")
  func order() throws {
    func plans(_ input: String, _ command: String) throws -> Set<[String: String]> {
      let axes = command == "frontier" ? ["--x", "trust", "--y", "reach"] : []
      let run = try Tool.run([command, "-", "--format", "csv"] + axes, input: input)
      #expect(run.status == 0, "\(run.errors)")
      return Set(
        Self.rows(run.text).map { row in row.filter { $0.key != "bookings" } })
    }
    for command in ["solve", "frontier"] {
      #expect(
        try plans(ChoiceSamples.mixed, command) == plans(ChoiceSamples.mixedBackwards, command))
    }
  }
}
