// SPDX-License-Identifier: GPL-3.0-or-later

/// Which lines share a proposal: at most `limit` classes, the smallest merged.
///
/// Any grouping is valid, since a proposal carries its activity in every row; equal coefficients in the rows make it
/// good.
struct LineClasses: ~Copyable {
  static let limit = 64

  let count: Int
  /// The class of each line.
  let ofLine: Block<Int32>
  /// The lines of each class, ascending.
  let members: [[Int32]]

  init(_ classes: [Int]) {
    var sizes: [Int: Int] = [:]
    for name in classes { sizes[name, default: 0] += 1 }
    let bySize = sizes.keys.sorted {
      let (left, right) = (sizes[$0] ?? 0, sizes[$1] ?? 0)
      return left != right ? left > right : $0 < $1
    }
    var number: [Int: Int32] = [:]
    for (rank, name) in bySize.enumerated() {
      number[name] = Int32(min(rank, Self.limit - 1))
    }
    count = max(1, min(bySize.count, Self.limit))
    let assigned = classes.map { number[$0] ?? 0 }
    var members = [[Int32]](repeating: [], count: count)
    for (line, name) in assigned.enumerated() { members[Int(name)].append(Int32(line)) }
    self.members = members
    ofLine = Block(assigned)
  }
}
