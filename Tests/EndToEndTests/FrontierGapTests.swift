// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What a frontier promises without being asked: every plan, or how far any other could be out.
@Suite("Gaps of frontiers")
struct FrontierGapTests {
  /// Some creators that may be booked, the others left out from the start; all count as lines.
  private static func creators(_ count: Int, open: Int = 7) -> String {
    var text = """
      apportion: 1
      budget: 3
      kpis: {reach: {objective: maximize}, trust: {objective: maximize}}
      creators:

      """
    for number in 0..<count {
      let reach = number < open ? 100 + number * 997 % 1009 : 1
      let trust = number < open ? 1200 - reach + number * 31 % 37 : 1
      let booked = number < open ? "" : "booked: false, "
      text +=
        "  c\(number): {\(booked)packages: {p: {fee: 1, brings: {reach: \(reach), trust: \(trust)}}}}\n"
    }
    return text
  }

  private func completeness(
    _ scenario: String, _ arguments: [String] = []
  ) throws -> (kind: String, gap: Double, plans: Int) {
    let run = try Tool.run(["frontier", "-", "--format", "json"] + arguments, input: scenario)
    #expect(run.status == 0, "\(run.errors)")
    let frontier = try #require(run.object["frontier"] as? [String: Any])
    let found = try #require(frontier["completeness"] as? [String: Any])
    return (
      found["kind"] as? String ?? "", found["gap"] as? Double ?? .nan,
      (frontier["plans"] as? [Any])?.count ?? 0
    )
  }

  @Test("up to 199 lines every plan is listed, from 200 on to a thousandth of the ranges")
  func manyLines() throws {
    let few = try completeness(Self.creators(199))
    #expect(few.kind == "complete" && few.gap == 0)
    let many = try completeness(Self.creators(200))
    #expect(many.kind == "within gap" && many.gap > 0 && many.gap <= 1e-3)
    #expect(many.plans <= few.plans)
    let asked = try completeness(Self.creators(200), ["--gap", "0"])
    #expect(asked.kind == "complete" && asked.plans == few.plans)
  }

  @Test("with curves a frontier is within a thousandth, or within what was asked")
  func curves() throws {
    let scenario = """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize}, trust: {objective: maximize}}
      campaigns:
        a: {spend: 0..80k, brings: {reach: {hill: {max: 900, half: 40k}}, trust: {per 1k: 1}}}
        b: {spend: 0..80k, brings: {reach: {per 1k: 2}, trust: {exponential: {max: 300, scale: 30k}}}}
      """
    let own = try completeness(scenario)
    #expect(own.kind == "within gap" && own.gap > 0 && own.gap <= 1e-3)
    let asked = try completeness(scenario, ["--gap", "1%"])
    #expect(asked.gap > 1e-3 && asked.gap <= 1e-2)
  }

  @Test("three KPIs get at most thirty plans with their gap and the command for less")
  func threeKPIs() throws {
    let scenario = """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize}, trust: {objective: maximize}, leads: {objective: maximize}}
      campaigns:
        a: {spend: 0..80k, brings: {reach: {hill: {max: 900, half: 40k}}, trust: {per 1k: 1}}}
        b: {spend: 0..80k, brings: {leads: {per 1k: 2}, trust: {exponential: {max: 300, scale: 30k}}}}
        c: {spend: 0..80k, brings: {leads: {hill: {max: 200, half: 50k}}, reach: {per 1k: 3}}}
      """
    let folder = try Folder()
    try folder.write(scenario, to: "a.yaml")
    let run = try Tool.run(
      ["frontier", "a.yaml", "--kpis", "reach,trust,leads"], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let found = try #require(
      run.text.firstMatch(of: #/\n(\d+) plans?: no plan is better[^%]*?([\d.]+)%/#))
    #expect((Int(found.1) ?? 99) <= 30)
    let digits = found.2.filter { $0 != "." }.drop { $0 == "0" }
    #expect(digits.count <= 2)
    let command = try #require(run.text.firstMatch(of: #/--gap ([\d.]+)%/#))
    #expect((Double(command.1) ?? 100) < (Double(found.2) ?? 0))
  }
}
