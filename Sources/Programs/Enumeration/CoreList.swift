// SPDX-License-Identifier: GPL-3.0-or-later

/// The combinations of a ``CoreHalf`` that give up less than a threshold, by what they add to its
/// first row.
struct CoreList: ~Copyable {
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
    _ half: borrowing CoreHalf, below threshold: Double, limit: Int
  ) -> CoreList? {
    var walk = CoreWalk(half)
    var all: [(key: Double, regret: Double, fills: [Double], names: [Int])] = []
    while walk.advance(in: half, below: threshold) {
      if all.count == limit { return nil }
      let fills = (0..<half.width).map { walk.fill($0) }
      all.append((fills[0], walk.regret, fills, walk.names(in: half)))
    }
    all.sort { $0.key != $1.key ? $0.key < $1.key : $0.regret < $1.regret }
    return CoreList(all)
  }

  private init(_ all: [(key: Double, regret: Double, fills: [Double], names: [Int])]) {
    count = all.count
    keys = Block(all.map(\.key))
    regrets = Block(all.map(\.regret))
    fills = Block(all.flatMap(\.fills))
    members = all.map(\.names)
    let bins = 2 * all.count
    let least = keys[0]
    let density = Double(bins) / (keys[count - 1] - least)
    let scale = density.isFinite ? density : 0
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
