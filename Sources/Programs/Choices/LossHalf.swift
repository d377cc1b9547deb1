// SPDX-License-Identifier: GPL-3.0-or-later

/// Half of the changes of a ``LossSearch``, laid out for going through their combinations.
struct LossHalf: ~Copyable {
  /// A change of a line to another of its ways.
  struct Change {
    var name: Int
    /// What it gives up.
    var regret: Double
    /// What it adds to each row.
    var fills: [Double]
  }

  /// How many rows each change fills.
  let width: Int
  /// What each change gives up; ascending within a line, lines by their least one.
  let regrets: Block<Double>
  /// What each change adds to each row, change by change.
  let fills: Block<Double>
  /// Where the changes of the next line begin.
  let next: Block<Int32>
  /// The name of each change.
  let names: [Int]
  /// How many lines have changes.
  let lineCount: Int

  /// Lays out the changes of lines; each line has some.
  init(_ lines: [[Change]], width: Int) {
    self.width = width
    let all = lines.flatMap { $0 }
    regrets = Block(all.map(\.regret))
    fills = Block(all.flatMap(\.fills))
    names = all.map(\.name)
    lineCount = lines.count
    var ends: [Int32] = []
    for line in lines {
      let end = Int32(ends.count + line.count)
      ends += line.map { _ in end }
    }
    next = Block(ends)
  }
}

/// Goes through the combinations of the changes of a ``LossHalf``, at most one of each line, depth first.
struct LossWalk: ~Copyable {
  private let cursors: Block<Int32>
  private let regrets: Block<Double>
  private let fills: Block<Double>
  private let path: Block<Int32>
  private let width: Int
  private var depth = -1

  init(_ half: borrowing LossHalf) {
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
  func names(in half: borrowing LossHalf) -> [Int] {
    (0..<depth).map { half.names[Int(path[$0 + 1])] }
  }

  /// Moves to the next combination that gives up less than a threshold, the first being that of no change; false after the
  /// last one. The threshold may fall on the way.
  @inline(__always)
  mutating func advance(in half: borrowing LossHalf, below threshold: Double) -> Bool {
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

/// The combinations of a ``LossHalf`` that give up less than a threshold, by what they add to its first row.
struct LossList: ~Copyable {
  let count: Int
  /// What each adds to the first row, ascending, and what it gives up.
  let keys: Block<Double>
  let regrets: Block<Double>
  /// What each adds to every row.
  let fills: Block<Double>
  private let members: [[Int]]
  /// How many combinations have a key in the bins before each.
  private let starts: Block<Int32>
  private let least: Double
  private let scale: Double

  /// Lists them; `nil` if there are more than a limit.
  static func make(
    _ half: borrowing LossHalf, below threshold: Double, limit: Int
  ) -> LossList? {
    var walk = LossWalk(half)
    var all: [(key: Double, regret: Double, fills: [Double], names: [Int])] = []
    while walk.advance(in: half, below: threshold) {
      if all.count == limit { return nil }
      let fills = (0..<half.width).map { walk.fill($0) }
      all.append((fills[0], walk.regret, fills, walk.names(in: half)))
    }
    all.sort { $0.key != $1.key ? $0.key < $1.key : $0.regret < $1.regret }
    return LossList(all)
  }

  private init(_ all: [(key: Double, regret: Double, fills: [Double], names: [Int])]) {
    count = all.count
    keys = Block(all.map(\.key))
    regrets = Block(all.map(\.regret))
    fills = Block(all.flatMap(\.fills))
    members = all.map(\.names)
    let bins = 2 * all.count
    let least = keys[0]
    let spread = keys[count - 1] - least
    let scale = spread > 0 ? Double(bins) / spread : 0
    var counts = [Int32](repeating: 0, count: bins + 2)
    for entry in all { counts[min(bins, Int((entry.key - least) * scale)) + 1] += 1 }
    for bin in 1..<counts.count { counts[bin] += counts[bin - 1] }
    starts = Block(counts)
    self.least = least
    self.scale = scale
  }

  /// The names of the changes of a combination.
  func names(of position: Int) -> [Int] { members[position] }

  /// How many combinations have a key of at most some value.
  @inline(__always)
  func countUp(to key: Double) -> Int {
    let place = (key - least) * scale
    guard key >= least else { return 0 }
    let last = starts.count - 2
    var end = Int(starts[place < Double(last) ? Int(place) + 1 : last + 1])
    while end > 0, keys[end - 1] > key { end -= 1 }
    return end
  }
}
