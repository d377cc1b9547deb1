// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// Which plan a frontier shows of those that are equal in every KPI: the one with the fewest
/// bookings changed against the plan before it, of these the one that books what comes first by
/// name.
///
/// Plans that differ in lines which are alike, or in one or two lines that the plan before uses
/// otherwise, are compared; those that differ in more lines at once are not looked for.
struct FrontierTies {
  private let formulation: Formulation
  /// Lines that are alike but for their names, by position in the program, which sorts them by
  /// name.
  private let twins: [[Int]]
  /// The lines that have something to decide.
  private let open: [Int]

  /// With more lines changed than these, no two of them are looked at together.
  private static let mostChanged = 16

  init(_ formulation: Formulation) {
    self.formulation = formulation
    open = formulation.lines.indices.filter {
      formulation.responses.lines[formulation.lines[$0]].count > 1
        && formulation.ruledEnds[$0] == nil
    }
    var alike: [[LineOption]: [Int]] = [:]
    for position in open {
      let options = formulation.responses.lines[formulation.lines[position]].map { response in
        var option = response.option
        option.package = nil
        return option
      }
      alike[options, default: []].append(position)
    }
    twins = alike.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Pieces of a frontier in order, each of plans that decide alike, with other plans for those
  /// that ties allow.
  ///
  /// - Complexity: for each piece a few times the pairs of lines that are alike or changed, each
  ///   linear in lines × KPIs.
  func settled(_ pieces: [[ChoiceSolution]]) -> [[ChoiceSolution]] {
    guard !open.isEmpty, !formulation.program.hasFollowers else { return pieces }
    var before: [ChoiceProgram.Use]?
    return pieces.map { piece in
      let settled = settled(piece, after: before)
      before = settled.last?.uses ?? before
      return settled
    }
  }

  private func settled(
    _ piece: [ChoiceSolution], after before: [ChoiceProgram.Use]?
  ) -> [ChoiceSolution] {
    var piece = piece
    // Each step takes the rank down; there are no more useful ones than lines.
    for _ in open {
      guard let rank = rank(piece, after: before) else { return piece }
      let better = moves(piece, after: before).first { moved in
        guard let other = self.rank(moved, after: before), other.isBelow(rank) else { return false }
        return zip(piece, moved).allSatisfy { areEqual($0.uses, $1.uses) }
      }
      guard let better else { return piece }
      piece = better
    }
    return piece
  }

  /// What is to be as small as possible.
  private struct Rank {
    /// How many lines are booked otherwise than before.
    var changes: Int
    /// What is booked: each line and its option.
    var bookings: [Int]

    func isBelow(_ other: Rank) -> Bool {
      changes != other.changes
        ? changes < other.changes : bookings.lexicographicallyPrecedes(other.bookings)
    }
  }

  private func rank(_ piece: [ChoiceSolution], after before: [ChoiceProgram.Use]?) -> Rank? {
    guard let uses = piece.first?.uses else { return nil }
    let changes = before.map { before in
      open.count { before[$0].option != uses[$0].option }
    }
    let bookings = open.filter { isActive($0, uses[$0]) }.flatMap { [$0, uses[$0].option] }
    return Rank(changes: changes ?? 0, bookings: bookings)
  }

  private func isActive(_ line: Int, _ use: ChoiceProgram.Use) -> Bool {
    formulation.responses.lines[formulation.lines[line]][use.option].option.isActive
  }

  /// Whether the rank goes down where two lines that are alike change places.
  private func isBetterSwapped(
    _ uses: [ChoiceProgram.Use], _ line: Int, _ other: Int, _ before: [ChoiceProgram.Use]?
  ) -> Bool {
    let (own, others) = (uses[line], uses[other])
    guard own.option != others.option else { return false }
    func changes(_ first: ChoiceProgram.Use, _ second: ChoiceProgram.Use) -> Int {
      guard let before else { return 0 }
      return (before[line].option == first.option ? 0 : 1)
        + (before[other].option == second.option ? 0 : 1)
    }
    let (now, then) = (changes(own, others), changes(others, own))
    if now != then { return then < now }
    guard isActive(other, others) else { return false }
    return !isActive(line, own) || others.option < own.option
  }

  /// The pieces that differ from one in a pair of lines that are alike, or where lines are used as
  /// before.
  private func moves(
    _ piece: [ChoiceSolution], after before: [ChoiceProgram.Use]?
  ) -> [[ChoiceSolution]] {
    let uses = piece[0].uses
    var moves: [[ChoiceSolution]] = []
    // Cases of a proof within one choice name lines as well.
    let canSwap = piece.allSatisfy { solution in
      if case .cases = solution.proof { solution.within.isEmpty } else { true }
    }
    for lines in canSwap ? twins : [] {
      for (place, line) in lines.enumerated() {
        for other in lines[(place + 1)...] where isBetterSwapped(uses, line, other, before) {
          moves.append(piece.map { formulation.program.swapped($0, line, other) })
        }
      }
    }
    // What a bound says of one choice alone says nothing of another.
    guard let before, piece.count == 1, piece[0].within.isEmpty else { return moves }
    let changed = open.filter { before[$0].option != uses[$0].option }
    for (place, line) in changed.enumerated() {
      let others = changed.count <= Self.mostChanged ? Array(changed[(place + 1)...]) : []
      for lines in [[line]] + others.map({ [line, $0] }) {
        var moved = uses
        for line in lines { moved[line] = before[line] }
        moves.append([formulation.program.moved(piece[0], to: moved)])
      }
    }
    return moves
  }

  /// Whether the second of two plans keeps all limits and has the same KPI values as the first.
  private func areEqual(_ one: [ChoiceProgram.Use], _ other: [ChoiceProgram.Use]) -> Bool {
    func inOrder(_ uses: [ChoiceProgram.Use]) -> [ChoiceProgram.Use] {
      var ordered = Array(uses.prefix(formulation.lines.count))
      for (position, line) in formulation.lines.enumerated() { ordered[line] = uses[position] }
      return ordered
    }
    guard formulation.keepsRows(other) else { return false }
    let values = zip(formulation.values(of: inOrder(one)), formulation.values(of: inOrder(other)))
    return values.allSatisfy { one, other in
      guard let first = one.value, let second = other.value else { return one.value == other.value }
      return abs(first - second) <= 1e-12 * max(abs(first), abs(second))
    }
  }
}
