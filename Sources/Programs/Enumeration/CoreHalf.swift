// SPDX-License-Identifier: GPL-3.0-or-later

/// Half of the changes of a ``CoreEnumeration``, laid out for going through their combinations.
struct CoreHalf: ~Copyable {
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
