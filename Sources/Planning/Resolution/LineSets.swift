// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns sets of lines by name into positions of lines.
struct LineSets: Sendable {
  /// What a name stands for; where two kinds of things share a name they are the same lines.
  enum Meaning {
    case line(Int)
    case lines([Int])
    case group(Int)
  }

  let index: NameIndex
  let campaignCount: Int
  let lineCount: Int
  /// Groups that hold each other, by position.
  let circles: [[Int]]
  /// The lines of each group, ascending; empty for a group that cannot be worked out.
  private(set) var groupLines: [[Int]]

  init(_ scenario: Scenario, index: NameIndex) {
    self.index = index
    campaignCount = scenario.campaigns.count
    lineCount = scenario.lineCount
    groupLines = scenario.groups.map { _ in [] }
    let dependencies = scenario.groups.map { group in
      group.members.compactMap { member in
        if case .group(let inner) = index.meaning(of: member) { inner } else { nil }
      }
    }
    let sorted = DependencyOrder(dependencies: dependencies)
    circles = sorted.circles
    for position in sorted.order {
      groupLines[position] = lines(of: .members(scenario.groups[position].members))
    }
  }

  /// The lines of a set, ascending, each once; names that nothing has are left out.
  func lines(of set: LineSet) -> [Int] {
    switch set {
    case .all: return Array(0..<lineCount)
    case .campaigns: return Array(0..<campaignCount)
    case .creators: return Array(campaignCount..<lineCount)
    case .members(let members):
      var lines: Set<Int> = []
      for member in members { lines.formUnion(self.lines(of: member)) }
      return lines.sorted()
    }
  }

  private func lines(of reference: LineReference) -> [Int] {
    switch index.meaning(of: reference) {
    case .line(let position): [position]
    case .lines(let lines): lines
    case .group(let position): groupLines[position]
    case nil: []
    }
  }
}

extension NameIndex {
  /// What a reference stands for; `nil` if nothing has the name.
  func meaning(of reference: LineReference) -> LineSets.Meaning? {
    let name = reference.name
    let campaign = campaigns[name].map(LineSets.Meaning.line)
    let creator = creators[name].map(LineSets.Meaning.line)
    let channel = channels[name].map(LineSets.Meaning.lines)
    let category = categories[name].map(LineSets.Meaning.lines)
    let group = groups[name].map(LineSets.Meaning.group)
    switch reference.kind {
    case .campaign: return campaign
    case .channel: return channel
    case .creator: return creator
    case .category: return category
    case .group: return group
    case nil: return campaign ?? creator ?? channel ?? category ?? group ?? allOfAKind(name)
    }
  }

  /// All lines of a kind, by the word that rules have for them.
  private func allOfAKind(_ name: String) -> LineSets.Meaning? {
    switch name {
    case "campaigns": .lines(Array(0..<campaignCount))
    case "creators": .lines(Array(campaignCount..<lineCount))
    default: nil
    }
  }
}
