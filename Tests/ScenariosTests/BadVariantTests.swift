// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Bad variants")
struct BadVariantTests {
  /// All complaints where variants, which start in line 12, are put in one by one.
  private func found(_ variants: String) throws -> [Diagnostic] {
    try allDiagnostics(VariantTests.base + "variants:\n" + variants)
  }

  private func complaints(_ variants: String) throws -> [String] {
    try found(variants).map(\.brief)
  }

  @Test(
    "a path that means nothing is refused where it stands, with the nearest path",
    arguments: [
      ("{campaigns: {tw: {spend: 0}}}", "13:19", "campaigns.tw", "did you mean 'campaigns.tv'?"),
      (
        "{campaigns: {tv: {spnd: 0}}}", "13:24", "campaigns.tv.spnd",
        "did you mean 'campaigns.tv.spend'?"
      ),
      ("{budgett: 1k}", "13:7", "budgett", "did you mean 'budget'?"),
      (
        "{campaigns.tv.spnd: 0}", "13:7", "campaigns.tv.spnd", "did you mean 'campaigns.tv.spend'?"
      ),
      ("{kpis: {reech: {weight: 1}}}", "13:14", "kpis.reech", "did you mean 'kpis.reach'?"),
      ("{rules: {flor: {at least: 1}}}", "13:15", "rules.flor", "did you mean 'rules.floor'?"),
      (
        "{rules: {quite new: {at least: 1}}}", "13:15", "rules.quite new",
        "write the name as it stands in the scenario; something new needs 'spend on', 'count of', 'units of', 'kpi', 'change of', 'lines changed' or 'if'"
      ),
      (
        "{variants: {x: {}}}", "13:7", "variants",
        "write names and keys as they stand in the scenario"
      ),
    ])
  func unknownPaths(changes: String, place: String, path: String, advice: String) throws {
    let found = try found("  v: \(changes)\n")
    #expect(
      found.map(\.brief) == ["A012 \(place) in the variant 'v': '\(path)' is not in the scenario"])
    #expect(found.first?.suggestion == advice)
    #expect(found.first?.path.prefix(2) == ["variants", "v"])
  }

  @Test("names with commas, doubled names and the base's own name are refused")
  func badNames() throws {
    #expect(
      try complaints("  \"a, b\": {budget: 1k}\n  base: {budget: 1k}\n  Cut: {}\n  c ut: {}\n") == [
        "A021 13:3 the variant 'a, b' has a comma in its name",
        "A021 14:3 'base' means the scenario without variants",
        "A010 16:3 'c ut' and 'Cut' differ only by case or blanks",
      ])
  }

  @Test("what is no map of changes is refused")
  func wrongTypes() throws {
    #expect(
      try complaints("  a: 5\n  b: [x]\n  c:\n  d: {extends: {x: 1}}\n") == [
        "A020 13:6 'a' must be a map of changes, not '5'",
        "A020 14:6 'b' must be a map of changes, not a list",
        "A020 15:3 'c' has no value",
        "A020 16:16 'extends' must be the name of a variant, or a list of names, not a map",
      ])
    let text = VariantTests.base + "variants: 5\n"
    #expect(
      try plainComplaints(text) == [
        "A020 12:11 'variants' must be a map of variants, not '5'"
      ])
  }

  private func plainComplaints(_ text: String) throws -> [String] {
    try diagnostics(text).map(\.brief)
  }

  @Test("building on a variant that is not there, or in a circle, is refused")
  func badBases() throws {
    let found = try found(
      "  cut: {extends: cat}\n  a: {extends: b}\n  b: {extends: [c, cut]}\n  c: {extends: a}\n  me: {extends: me}\n"
    )
    #expect(
      found.map(\.brief) == [
        "A030 13:18 there is no variant 'cat'",
        "A032 14:3 the variant 'a' builds on itself through 'b' and 'c'",
        "A032 17:3 the variant 'me' builds on itself",
      ])
    #expect(found.first?.suggestion == "did you mean 'cut'?")
  }

  @Test("'remove' stands alone, is true, and takes away what is there")
  func badRemovals() throws {
    #expect(
      try complaints(
        """
          a: {campaigns: {tv: {remove: false}}}
          b: {campaigns: {tv: {remove: true, spend: 0}}}
          c: {campaigns: {tv: {last: {remove: true}}}}
          d: {extends: e, campaigns: {spots: {last: 5k}}}
          e: {campaigns: {spots: {remove: true}}, groups: {screens: [tv]}}

        """) == [
          "A021 13:32 in the variant 'a': 'remove' takes the whole of 'tv' away",
          "A021 14:32 in the variant 'b': 'remove' takes the whole of 'tv' away",
          "A012 15:24 in the variant 'c': 'campaigns.tv.last' is not in the scenario, so it cannot be removed",
          "A012 16:31 in the variant 'd': 'campaigns.spots' is not in the scenario: the variant 'e' takes it away",
        ])
  }

  @Test(
    "every mistake of every variant is told once, with its variant, and those of the base before")
  func allMistakes() throws {
    let mistakes = try complaints(
      """
        a: {budget: -1k, campaigns: {tv: {spend: 9k..1k}}}
        b: {extends: a, kpis: {reach: {weight: 0}}}
        c: {rules: {floor: {at least: NaN}}}
        d: {campaigns: {tv: {remove: true}}}

      """)
    #expect(mistakes.count == 6)
    #expect(mistakes.allSatisfy { $0.contains("in the variant '") })
    #expect(mistakes.contains { $0.hasPrefix("A022 13:15 in the variant 'a': 'budget'") })
    #expect(mistakes.contains { $0.hasPrefix("A022 14:42 in the variant 'b': 'weight'") })
    #expect(mistakes.contains { $0.hasPrefix("A021 15:33 in the variant 'c': ") })
    #expect(mistakes.contains { $0.contains("in the variant 'd': ") && $0.contains("'tv'") })
  }

  @Test("a mistake of the base is not told again for its variants")
  func baseMistakesOnce() throws {
    let text = """
      apportion: 1
      budget: nonsense
      kpis: {reach: {objective: maximize}}
      campaigns: {tv: {spend: 0..5k, brings: {reach: {per 1k: 1}}}}
      variants:
        a: {campaigns: {tv: {spend: 0}}}
        b: {campaigns: {tv: {spend: 1..0}}}
      """
    let found = try allDiagnostics(text)
    #expect(found.count == 2)
    #expect(found[1].message.hasPrefix("in the variant 'b': "))
  }

  @Test("an unknown name is refused with the nearest one")
  func unknownNames() throws {
    let text = VariantTests.base + "variants: {cut 10%: {budget: 1k}, no tv: {budget: 2k}}\n"
    let document = try ScenarioDocument.read("a.yaml", reading: MemoryReader(["a.yaml": text]))
    #expect(document.variantNames == ["cut 10%", "no tv"])
    func message(_ name: String) -> String {
      do {
        _ = try document.choice(of: [name])
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message("cut 10") == "there is no variant 'cut 10'; did you mean 'cut 10%'?")
    #expect(message("xyz") == "there is no variant 'xyz'; there is 'cut 10%' and 'no tv'")
    let plain = try ScenarioDocument.read(
      "a.yaml", reading: MemoryReader(["a.yaml": VariantTests.base]))
    #expect(throws: UnknownVariant.self) { try plain.choice(of: ["x"]) }
  }

  @Test("settings do not reach into the list of variants")
  func settingsStayOut() throws {
    let text = VariantTests.base + "variants: {v: {budget: 1k}}\n"
    let found = try diagnostics(text, set: ["variants.v.budget=2k"])
    #expect(found.map(\.code) == [.unknownKey])
  }
}
