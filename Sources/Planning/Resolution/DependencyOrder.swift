// SPDX-License-Identifier: GPL-3.0-or-later

/// An order in which definitions can be worked out, each after all that it refers to, and the
/// circles that have none.
///
/// Works without recursion, so that a chain of any length is safe. Source: A. B. Kahn, "Topological
/// sorting of large networks", Communications of the ACM 5 (1962).
struct DependencyOrder {
  /// The positions that can be worked out, dependencies first.
  private(set) var order: [Int] = []
  /// Circles of positions, each referring to the next and the last to the first; not every circle
  /// where they share members.
  private(set) var circles: [[Int]] = []

  /// Sorts positions by what each refers to.
  ///
  /// - Complexity: linear in positions and references.
  init(dependencies: [[Int]]) {
    var open = dependencies.map { $0.count }
    var users = [[Int]](repeating: [], count: dependencies.count)
    for (position, uses) in dependencies.enumerated() {
      for used in uses { users[used].append(position) }
    }
    order = open.indices.filter { open[$0] == 0 }
    var next = 0
    while next < order.count {
      for user in users[order[next]] {
        open[user] -= 1
        if open[user] == 0 { order.append(user) }
      }
      next += 1
    }
    if order.count < open.count {
      findCircles(dependencies: dependencies, isOpen: open.map { $0 > 0 })
    }
  }

  /// Every open position refers to an open one, so that following one reference each must come
  /// round.
  private mutating func findCircles(dependencies: [[Int]], isOpen: [Bool]) {
    var walk = [Int?](repeating: nil, count: isOpen.count)
    for start in isOpen.indices where isOpen[start] && walk[start] == nil {
      var path: [Int] = []
      var position = start
      while walk[position] == nil {
        walk[position] = start
        path.append(position)
        guard let next = dependencies[position].first(where: { isOpen[$0] }) else { break }
        position = next
      }
      if walk[position] == start, let first = path.firstIndex(of: position) {
        circles.append(Array(path[first...]))
      }
    }
  }
}
