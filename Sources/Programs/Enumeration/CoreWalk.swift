// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through the combinations of the changes of a ``CoreHalf``, at most one of each line, depth
/// first.
struct CoreWalk: ~Copyable {
  private let cursors: Block<Int32>
  private let regrets: Block<Double>
  private let fills: Block<Double>
  private let path: Block<Int32>
  private let width: Int
  private var depth = -1

  init(_ half: borrowing CoreHalf) {
    width = half.width
    cursors = Block(repeating: 0, count: half.lineCount + 1)
    regrets = Block(repeating: 0, count: half.lineCount + 1)
    fills = Block(repeating: 0, count: (half.lineCount + 1) * half.width)
    path = Block(repeating: 0, count: half.lineCount + 1)
  }

  /// What the combination gives up.
  @inline(__always)
  var regret: Double { regrets[depth] }

  /// What the combination adds to a row.
  @inline(__always)
  func fill(_ row: Int) -> Double { fills[depth * width + row] }

  /// The names of the changes.
  func names(in half: borrowing CoreHalf) -> [Int] {
    (0..<depth).map { half.names[Int(path[$0 + 1])] }
  }

  /// Moves to the next combination that gives up less than a threshold, the first being that of no
  /// change; false after the last one. The threshold may fall on the way.
  @inline(__always)
  mutating func advance(in half: borrowing CoreHalf, below threshold: Double) -> Bool {
    if depth < 0 {
      depth = 0
      return threshold > 0
    }
    while true {
      let change = Int(cursors[depth])
      if change < half.regrets.count {
        let regret = regrets[depth] + half.regrets[change]
        if regret < threshold {
          cursors[depth] = Int32(change + 1)
          depth += 1
          cursors[depth] = half.next[change]
          regrets[depth] = regret
          path[depth] = Int32(change)
          for row in 0..<width {
            fills[depth * width + row] =
              fills[(depth - 1) * width + row] + half.fills[change * width + row]
          }
          return true
        }
        let isFirst = change == 0 || Int(half.next[change - 1]) == change
        if !isFirst {
          cursors[depth] = half.next[change]
          continue
        }
      }
      if depth == 0 { return false }
      depth -= 1
    }
  }
}
