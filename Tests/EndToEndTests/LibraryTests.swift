// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Foundation
import Limits
import Testing

@Suite("The library")
struct LibraryTests {
  @Test("the example of its page plans and verifies a file, and says what the command says")
  func example() throws {
    let told = try text(Repository.scenario("flamingo-grill.yaml")).split(separator: "\n")
    let printed = try Tool.run(["solve", "flamingo-grill.yaml"]).text.split(separator: "\n")
    #expect(told.count > 10 && told.prefix(10) == printed.prefix(10))
  }

  private func text(_ path: String) throws -> String {
    let loaded = try ScenarioFile.load(path)
    guard case .found(let found) = try VerifiedPlanner(loaded.scenario).solve() else { return "" }
    let report = PlanReport(found.answer, of: loaded.scenario, verification: found.verification)
    return report.text
  }

  @Test("its page shows that example")
  func pageShowsExample() throws {
    let page = try String(
      contentsOf: Repository.root.appending(path: "Sources/Apportion/Apportion.docc/Apportion.md"),
      encoding: .utf8)
    let code = try #require(page.split(separator: "```swift\n").last?.split(separator: "```").first)
    let source = try String(
      contentsOf: Repository.root.appending(path: "Tests/EndToEndTests/LibraryTests.swift"),
      encoding: .utf8)
    let lines = code.split(separator: "\n").filter {
      !$0.contains("load(") && !$0.contains("return }") && !$0.contains("print(")
    }
    #expect(lines.count == 1)
    for line in lines { #expect(source.contains(line)) }
  }
}
