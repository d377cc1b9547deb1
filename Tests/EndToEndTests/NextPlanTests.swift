// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The command under 'Next' gives the plan that was shown, to the digits in which it was.
@Suite("The plan named next")
struct NextPlanTests {
  @Test(
    "of a sweep, a frontier and a comparison of shipped scenarios",
    arguments: [
      "sweep flamingo-grill.yaml --over budget=260k..320k --steps 3",
      "sweep launch-net-reach.yaml --over budget=300k..500k --steps 2",
      "frontier flamingo-grill.yaml",
      "frontier launch-net-reach.yaml --points 6",
      "compare insurance-leads.yaml --all",
    ])
  func shipped(command: String) throws {
    let folder = try Folder()
    let scenarios = Repository.root.appending(path: "scenarios")
    for name in try FileManager.default.contentsOfDirectory(atPath: scenarios.path) {
      try FileManager.default.copyItem(at: scenarios.appending(path: name), to: folder[name])
    }
    let told = try TutorialTests.run("apportion " + command, in: folder)
    let next = try #require(
      PrintedCommandTests.next(in: told.text).first { $0.hasPrefix("apportion solve") },
      "\(told.text)")
    let solved = try TutorialTests.run(next + " --format json 2>/dev/null", in: folder)
    #expect(solved.status == 0, "\(next)")
    let named = try Self.values(solved.object["plan"])
    let answer = try TutorialTests.run(
      "apportion \(command) --format json 2>/dev/null", in: folder
    ).object
    let shown = try Self.plans(answer)
    // The plan is among those that were shown: no value is off by more than the digits in which it stands in tables.
    let near = shown.contains { plan in
      plan.allSatisfy { name, value in
        guard let other = named[name] else { return false }
        return abs(value - other) <= 5e-4 * max(abs(value), 1e-9)
      }
    }
    #expect(near && !shown.isEmpty, "\(next)\n\(named)\n\(shown)\n\(told.text)")
  }

  /// The values of a plan, by KPI.
  private static func values(_ plan: Any?) throws -> [String: Double] {
    let kpis = (plan as? [String: Any])?["kpis"] as? [[String: Any]] ?? []
    var values: [String: Double] = [:]
    for kpi in kpis {
      if let name = kpi["name"] as? String, let value = kpi["value"] as? Double {
        values[name] = value
      }
    }
    return values
  }

  /// Every plan in an answer, wherever it stands.
  private static func plans(_ part: Any) throws -> [[String: Double]] {
    if let list = part as? [Any] { return try list.flatMap { try plans($0) } }
    guard let object = part as? [String: Any] else { return [] }
    let own = try values(object)
    if !own.isEmpty { return [own] }
    return try object.values.flatMap { try plans($0) }
  }
}
