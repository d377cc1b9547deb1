// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a scenario calls its things, gathered before anything that refers to them is read.
struct Names: Sendable {
  /// The KPIs, with the built-in one.
  let kpis: Set<String>
  /// The campaigns, creators, channels, categories and groups.
  let lines: Set<String>
  /// The campaigns and creators alone.
  let ownLines: Set<String>
  /// How many characters names of KPIs have, the longest first.
  private let kpiLengths: [Int]

  init(root: Node) {
    guard case .map(let top) = root.content else {
      kpis = []
      lines = []
      ownLines = []
      kpiLengths = []
      return
    }
    kpis = Set(Self.entries(top["kpis"]).map(\.key) + [KPI.spend])
    kpiLengths = Set(kpis.map(\.count)).filter { $0 > 0 }.sorted(by: >)
    let campaigns = Self.entries(top["campaigns"])
    let creators = Self.entries(top["creators"])
    ownLines = Set((campaigns + creators).map(\.key))
    lines = Set(
      campaigns.map(\.key) + creators.map(\.key) + Self.texts("channel", of: campaigns)
        + Self.texts("category", of: creators) + Self.entries(top["groups"]).map(\.key))
  }

  private static func texts(_ key: String, of entries: [Mapping.Entry]) -> [String] {
    entries.compactMap { entry in
      guard case .map(let map) = entry.value.content, case .text(let text, _) = map[key]?.content
      else { return nil }
      return text
    }
  }

  private static func entries(_ node: Node?) -> [Mapping.Entry] {
    guard case .map(let map) = node?.content else { return [] }
    return map.entries
  }

  /// The longest KPI name with which a text begins and that a blank or the end follows.
  ///
  /// - Complexity: linear in the lengths that names of KPIs have, whatever their number.
  func longestKPI(in text: Substring) -> Substring? {
    for length in kpiLengths {
      guard let end = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex)
      else { continue }
      guard end == text.endIndex || " \t".contains(text[end]) else { continue }
      if kpis.contains(String(text[..<end])) { return text[..<end] }
    }
    return nil
  }
}
