// SPDX-License-Identifier: GPL-3.0-or-later

/// Which lines share a proposal: as many classes as there is room for, the smallest merged.
///
/// Any grouping is valid, since a proposal carries its activity in every row; equal coefficients in
/// the rows make it good. Merged lines that are in different rows make it bad: a mix of their
/// proposals cannot keep each of the rows.
struct LineClasses: ~Copyable {
  /// Figures that a proposal of every class may have in all.
  private static let room = 2_000_000
  /// The fewest and the most classes, whatever the room.
  private static let limits = 64...2048

  let count: Int
  /// The class of each line.
  let ofLine: Block<Int32>
  /// The lines of each class, ascending.
  let members: [[Int32]]

  init(_ classes: [Int], rowCount: Int) {
    let limit = min(
      max(Self.room / max(1, rowCount), Self.limits.lowerBound), Self.limits.upperBound)
    var sizes: [Int: Int] = [:]
    for name in classes { sizes[name, default: 0] += 1 }
    let bySize = sizes.keys.sorted {
      let (left, right) = (sizes[$0] ?? 0, sizes[$1] ?? 0)
      return left != right ? left > right : $0 < $1
    }
    var number: [Int: Int32] = [:]
    for (rank, name) in bySize.enumerated() {
      number[name] = Int32(min(rank, limit - 1))
    }
    count = max(1, min(bySize.count, limit))
    let assigned = classes.map { number[$0] ?? 0 }
    var members = [[Int32]](repeating: [], count: count)
    for (line, name) in assigned.enumerated() { members[Int(name)].append(Int32(line)) }
    self.members = members
    ofLine = Block(assigned)
  }
}
