// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension CaseTree {
  /// How many cases the proof has.
  ///
  /// Counts without recursion, because a tree may be as deep as it has forks.
  ///
  /// - Complexity: linear in cases.
  var leafCount: Int {
    var count = 0
    var open = [self]
    while let tree = open.popLast() {
      switch tree {
      case .bounded, .empty: count += 1
      case .fork(_, let first, let second): open += [first, second]
      }
    }
    return count
  }
}
