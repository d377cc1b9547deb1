// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Testing

@testable import Scenarios

@Suite("Searches for what an author may have meant")
struct NameSearchTests {
  @Test("are made for the first hundred names, and gather no names for others")
  func limit() {
    var searches = NameSearches()
    var gathered = 0
    func names() -> [String] {
      gathered += 1
      return ["line 1"]
    }
    let found = (0..<500).map { _ in searches.nearest(to: "linx 1", among: names()) }
    #expect(found.prefix(NameSearches.limit).allSatisfy { $0 == "line 1" })
    #expect(found.dropFirst(NameSearches.limit).allSatisfy { $0 == nil })
    #expect(gathered == NameSearches.limit)
  }

  private static let head = """
    apportion: 1
    budget: 9k
    kpis: {reach: {objective: maximize}}

    """
  private static let lines =
    "campaigns:\n"
    + (0..<300).map { "  line \($0): {spend: 5, brings: {reach: {per 1: 1}}}\n" }.joined()

  @Test(
    "are made for the first hundred names of a file, wherever they are unknown",
    arguments: [
      "variants: {v: {campaigns: {\((0..<300).map { "linx \($0): {spend: 5}" }.joined(separator: ", "))}}}\n",
      "variants:\n" + (0..<300).map { "  v\($0): {extends: w\($0)}\n" }.joined(),
      "rules:\n" + (0..<300).map { "  r\($0): {spend on: linx \($0), at least: 5}\n" }.joined(),
      "groups: {g: [\((0..<300).map { "linx \($0)" }.joined(separator: ", "))]}\n",
      "curves: curves.csv\n",
    ])
  func files(_ part: String) throws {
    let curves = "line,kpi,spend,value\n" + (0..<300).map { "linx \($0),reach,0,0\n" }.joined()
    let reader = MemoryReader(["s.yaml": Self.head + Self.lines + part, "curves.csv": curves])
    let document = try ScenarioDocument.read("s.yaml", reading: reader)
    let found = try #require(Self.complaints(document, document.choices.first ?? .base))
    let unknown = found.all.filter { [.unknownName, .unknownKey].contains($0.code) }
    #expect(unknown.count >= 300)
    let meant = unknown.count { $0.suggestion?.hasPrefix("did you mean") == true }
    #expect(meant > 0 && meant <= NameSearches.limit)
  }

  private static func complaints(
    _ document: ScenarioDocument, _ choice: VariantChoice
  ) -> Diagnostics? {
    do throws(LoadError) {
      _ = try document.load(choice)
    } catch {
      if case .invalid(let found) = error { return found }
    }
    return nil
  }
}
