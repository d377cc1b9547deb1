// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Apportion
import Foundation
import Testing

@Suite("The library")
struct LibraryTests {
  private static let file = "creator-traffic.yaml"

  /// What the example of the library's page prints.
  private func told() throws -> [String] {
    var told: [String] = []
    func print(_ text: String) { told.append(text) }
    func run() throws {
      let file = try ScenarioDocument.read(Repository.scenario(Self.file))
      let question = try ScenarioQuestion(file)
      guard case .found(let best) = try question.solve() else { return }
      print(PlanReport(best, of: question.scenario).text)
      let range = try SweepRange.parse("budget=15k..18k")
      let sweep = try SweepQuestion(file, over: range).ask(steps: 3)
      print(try SweepReport(sweep).document.html())
      let comparison = try ComparisonQuestion(file, file.choices).ask()
      print(ComparisonReport(comparison).document.markdown)
    }
    try run()
    return told
  }

  @Test("the example of its page plans, sweeps and compares a file, and says what the command says")
  func example() throws {
    let told = try told()
    let commands = [
      ["solve"], ["sweep", "--over", "budget=15k..18k", "--steps", "3", "--format", "html"],
      ["compare", "--format", "markdown"],
    ]
    try #require(told.count == commands.count)
    for (text, command) in zip(told, commands) {
      let printed = try Tool.run([command[0], Self.file] + command.dropFirst()).text
      #expect(text.replacing("scenario.yaml", with: Self.file) == printed, "\(command)")
    }
  }

  @Test("its page shows that example")
  func pageShowsExample() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }
    let page = try text("Sources/Apportion/Apportion.docc/Apportion.md")
    let code = try #require(page.split(separator: "```swift\n").last?.split(separator: "```").first)
    let source = try text("Tests/EndToEndTests/LibraryTests.swift")
    let lines = code.split(separator: "\n").filter { !$0.contains(".read(") }
    #expect(lines.count == 9)
    for line in lines { #expect(source.contains(line), "\(line)") }
  }

  @Test("many questions at once get the answers that each gets alone, and tell their own progress")
  func manyAtOnce() async throws {
    let file = try ScenarioDocument.read(Repository.scenario("flamingo-grill.yaml"))
    let range = try SweepRange.parse("budget=279k..330k")
    @Sendable func ask() throws -> [Double?] {
      var counts: [Int] = []
      let sweep = try SweepQuestion(file, over: range).ask(steps: 3) { counts.append($0) }
      #expect(counts == [1, 2, 3])
      return sweep.points.map(\.entry.score)
    }
    let alone = try ask()
    #expect(alone.count == 3 && !alone.contains(nil))
    try await withThrowingTaskGroup(of: [Double?].self) { group in
      for _ in 0..<4 { group.addTask { try ask() } }
      for try await scores in group { #expect(scores == alone) }
    }
  }

  @Test("a token calls off the questions that were given it, and no others")
  func cancelled() throws {
    let file = try ScenarioDocument.read(Repository.scenario(Self.file))
    let token = CancellationToken()
    token.cancel()
    let goals = try ScenarioQuestion(file, cancellation: token).goals()
    #expect(goals.assessment?.isCutShort != false)
    let range = try SweepRange.parse("budget=15k..18k")
    let sweep = try SweepQuestion(file, over: range, cancellation: token).ask(steps: 3)
    #expect(sweep.points.isEmpty && sweep.interruption == .cancelled)
    let comparison = try ComparisonQuestion(file, file.choices, cancellation: token).ask()
    #expect(comparison.entries.allSatisfy { $0.outcome.interruption == .cancelled })
    #expect(try ScenarioQuestion(file).solve().answer != nil)
  }

  @Test("an error keeps its cause, and says where in the file it is")
  func causes() throws {
    let folder = try Folder()
    try folder.write(
      """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize}, leads: {objective: maximize}}
      campaigns: {tv: {spend: 0..80k, brings: {reach: {per 1k: 2}, leads: {per 1k: 3}}}}
      variants: {wrong: {budget: much}}
      """, to: "a.yaml")
    let file = try ScenarioDocument.read(folder["a.yaml"].path)
    do throws(QuestionError) {
      _ = try ScenarioQuestion(file).solve()
      Issue.record("a plan without a trade-off")
    } catch {
      guard case .service(.planning(.refused), _) = error else { throw error }
      #expect(error.diagnostics?.all.isEmpty == false)
    }
    do throws(QuestionError) {
      _ = try ComparisonQuestion(file, file.choices)
      Issue.record("a budget of much")
    } catch {
      guard case .loading(.invalid(let diagnostics)) = error else { throw error }
      #expect(diagnostics.all.map(\.place.line) == [5])
    }
  }
}
