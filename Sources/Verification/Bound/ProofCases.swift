// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a case leaves one line.
struct CaseRestriction: Hashable, Sendable {
  /// The amounts that are left, in money and without fees.
  var amounts = -Double.infinity...Double.infinity
  /// The positions of the ways that are left; `nil` for all but those that are excluded.
  private var included: Set<Int>?
  private var excluded: Set<Int> = []

  /// Whether the way at a position is left.
  func allows(_ way: Int) -> Bool { included?.contains(way) ?? true && !excluded.contains(way) }

  mutating func keep(_ ways: Set<Int>) { included = included?.intersection(ways) ?? ways }

  /// Whether a way with an amount is left, the amount up to rounding.
  func allows(_ use: LineUse) -> Bool {
    let slip = Tolerance.limit * max(1, abs(use.amount))
    return allows(use.way) && use.amount >= amounts.lowerBound - slip
      && use.amount <= amounts.upperBound + slip
  }

  mutating func exclude(_ ways: Set<Int>) { excluded.formUnion(ways) }

  /// Leaves amounts up to `amount`; says whether any amount at all is left.
  mutating func keep(atMost amount: Double) -> Bool {
    guard amount >= amounts.lowerBound else { return false }
    amounts = amounts.lowerBound...min(amounts.upperBound, amount)
    return true
  }

  /// Leaves amounts from `amount`; says whether any amount at all is left.
  mutating func keep(atLeast amount: Double) -> Bool {
    guard amount <= amounts.upperBound else { return false }
    amounts = max(amounts.lowerBound, amount)...amounts.upperBound
    return true
  }
}

/// The leaves of a proof by cases, those with the same multipliers together.
///
/// That the cases leave nothing out follows from how forks are read: each plan that keeps what is
/// settled is in at least one of a fork's two cases, whatever the fork says.
struct ProofCases {
  /// What the multipliers of a leaf are there to prove.
  enum Claim: Hashable {
    /// No plan of the case scores above the bound.
    case bounded
    /// There is no plan in the case.
    case empty
  }

  /// Multipliers with the leaves that they stand at.
  struct Group {
    var claim: Claim
    var multipliers: [Certificate.Multiplier]
    /// What each leaf leaves the lines that it is about, by position.
    var leaves: [[Int: CaseRestriction]]
  }

  private struct Key: Hashable {
    var claim: Claim
    var multipliers: [Certificate.Multiplier]
  }

  /// In the order of their first leaves.
  private(set) var groups: [Group] = []
  /// What is wrong with forks.
  private(set) var complaints: [String] = []
  /// How many leaves there are.
  private(set) var count = 0
  private var places: [Key: Int] = [:]

  /// One case: all plans that keep what is settled.
  init(_ multipliers: [Certificate.Multiplier], within settled: [Int: CaseRestriction]) {
    add(.bounded, by: multipliers, in: settled)
  }

  /// Reads a tree; cases that their forks leave nothing are left out.
  ///
  /// - Complexity: linear in the tree, times its depth.
  init(_ tree: CaseTree, within settled: [Int: CaseRestriction], lines: [String: Int]) {
    var open: [(tree: CaseTree, restrictions: [Int: CaseRestriction])] = [(tree, settled)]
    while let (tree, restrictions) = open.popLast() {
      switch tree {
      case .bounded(let multipliers): add(.bounded, by: multipliers, in: restrictions)
      case .empty(let multipliers): add(.empty, by: multipliers, in: restrictions)
      case .fork(let split, let first, let second):
        guard let cases = self.cases(of: split, restrictions, lines: lines) else { continue }
        if let restrictions = cases.second { open.append((second, restrictions)) }
        if let restrictions = cases.first { open.append((first, restrictions)) }
      }
    }
  }

  private mutating func add(
    _ claim: Claim, by multipliers: [Certificate.Multiplier], in leaf: [Int: CaseRestriction]
  ) {
    count += 1
    let key = Key(claim: claim, multipliers: multipliers)
    if let place = places[key] {
      groups[place].leaves.append(leaf)
    } else {
      places[key] = groups.count
      groups.append(Group(claim: claim, multipliers: multipliers, leaves: [leaf]))
    }
  }

  /// What a fork's two cases leave, `nil` for a case without any amount; `nil` if the fork is none.
  private mutating func cases(
    of split: CaseSplit, _ restrictions: [Int: CaseRestriction], lines: [String: Int]
  ) -> (first: [Int: CaseRestriction]?, second: [Int: CaseRestriction]?)? {
    let name =
      switch split {
      case .amount(let line, _): line
      case .options(let line, _): line
      }
    guard let line = lines[name] else {
      complaints.append("there is no line '\(name)'")
      return nil
    }
    var (first, second) = (
      restrictions[line] ?? CaseRestriction(), restrictions[line] ?? CaseRestriction()
    )
    var hasCases = (true, true)
    switch split {
    case .amount(_, let amount):
      guard amount.isFinite else {
        complaints.append("'\(name)' is split at \(amount)")
        return nil
      }
      hasCases = (first.keep(atMost: amount), second.keep(atLeast: amount))
    case .options(_, let ways):
      first.keep(ways)
      second.exclude(ways)
    }
    return (
      hasCases.0 ? restrictions.merging([line: first]) { $1 } : nil,
      hasCases.1 ? restrictions.merging([line: second]) { $1 } : nil
    )
  }
}
