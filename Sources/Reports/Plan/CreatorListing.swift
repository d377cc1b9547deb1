// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Which creators a plan's table lists one by one, in which order, and which it sums up.
///
/// A few creators are all listed. Of many, those that are booked or were in the last period are, by
/// category; and where even these are too many to read, each category is one row.
struct CreatorListing {
  /// Up to this many creators are all listed.
  static let few = 8
  /// More rows than these are summed up by category.
  static let mostRows = 60

  /// The creators of one category.
  struct Part {
    /// The category; `nil` for creators without one, and where creators are not taken by category.
    var category: String?
    /// All its creators, by position among the lines.
    var all: [Int]
    /// Those to list.
    var listed: [Int]
    /// How many are booked.
    var booked: Int
  }

  /// The parts that have something to list.
  private(set) var parts: [Part] = []
  /// Whether the parts are categories.
  let isByCategory: Bool
  /// Whether each part is one row instead of one for each creator that it lists.
  let isSummed: Bool
  /// Creators without a row that are not booked, in the order of the scenario.
  private(set) var leftOut: [Int] = []

  /// The lines that each row of the table stands for, the campaigns first.
  func rows(after campaigns: Int) -> [[Int]] {
    (0..<campaigns).map { [$0] }
      + parts.flatMap { part in isSummed ? [part.all] : part.listed.map { [$0] } }
  }

  /// Sorts a plan's creators.
  ///
  /// - Complexity: linear in creators.
  init(_ scenario: CheckedScenario, _ plan: Plan) {
    let creators = scenario.scenario.creators
    let first = scenario.scenario.campaigns.count
    let lines = Array(
      (first..<first + creators.count).prefix(max(0, plan.allocations.count - first)))
    let isSmall = lines.count <= Self.few
    var categories: [String?] = []
    var members: [String?: [Int]] = [:]
    for line in lines {
      let category = creators[line - first].category
      if members[category] == nil { categories.append(category) }
      members[category, default: []].append(line)
    }
    isByCategory = !isSmall && (2...Self.mostRows).contains(categories.count)
    let groups = isByCategory ? categories.map { ($0, members[$0] ?? []) } : [(nil, lines)]
    let isBooked = { (line: Int) in plan.allocations[line].package != nil }
    for (category, all) in groups {
      let listed =
        isSmall
        ? all : all.filter { isBooked($0) || creators[$0 - first].last ?? 0 != 0 }
      guard !listed.isEmpty else { continue }
      parts.append(
        Part(category: category, all: all, listed: listed, booked: all.count(where: isBooked)))
    }
    isSummed = parts.reduce(0) { $0 + $1.listed.count } > Self.mostRows
    let listed = Set(parts.flatMap(\.listed))
    leftOut = isSummed ? [] : lines.filter { !listed.contains($0) }
  }
}
