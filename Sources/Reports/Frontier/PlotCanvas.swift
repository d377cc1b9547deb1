// SPDX-License-Identifier: GPL-3.0-or-later

/// A raster of character cells with fine dots for lines and whole characters for marks.
///
/// With Unicode each cell has 2 × 4 dots (braille patterns, U+2800 to U+28FF); without, one.
struct PlotCanvas {
  let columns: Int
  let rows: Int
  private let isUnicode: Bool
  private var dots: [UInt8]
  private var marks: [Character?]

  init(columns: Int, rows: Int, unicode: Bool) {
    self.columns = columns
    self.rows = rows
    isUnicode = unicode
    dots = Array(repeating: 0, count: columns * rows)
    marks = Array(repeating: nil, count: columns * rows)
  }

  private var dotsAcross: Int { isUnicode ? 2 : 1 }
  private var dotsDown: Int { isUnicode ? 4 : 1 }

  /// The cell of a point, 0...1 from left to right and 0...1 from bottom to top.
  func cell(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    let dot = dot(x, y)
    return (dot.column / dotsAcross, dot.row / dotsDown)
  }

  /// Draws a straight line in dots.
  ///
  /// - Complexity: linear in the dots that it takes.
  mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    let first = dot(start.x, start.y)
    let last = dot(end.x, end.y)
    let steps = max(abs(last.column - first.column), abs(last.row - first.row), 1)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let column = Double(first.column) + share * Double(last.column - first.column)
      let row = Double(first.row) + share * Double(last.row - first.row)
      set(Int(column.rounded()), Int(row.rounded()))
    }
  }

  /// Puts a character over a cell; cells off the canvas are ignored.
  mutating func mark(_ character: Character, column: Int, row: Int) {
    guard contains(column, row) else { return }
    marks[row * columns + column] = character
  }

  /// Whether a cell is on the canvas and holds neither dot nor mark.
  func isFree(column: Int, row: Int) -> Bool {
    contains(column, row) && dots[row * columns + column] == 0
      && marks[row * columns + column] == nil
  }

  /// One row of cells from the top, without blanks at its end.
  func text(row: Int) -> String {
    var text = ""
    for cell in row * columns..<(row + 1) * columns {
      if let mark = marks[cell] {
        text.append(mark)
      } else if dots[cell] == 0 {
        text.append(" ")
      } else if isUnicode, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) {
        text.unicodeScalars.append(scalar)
      } else {
        text.append(".")
      }
    }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private func contains(_ column: Int, _ row: Int) -> Bool {
    (0..<columns).contains(column) && (0..<rows).contains(row)
  }

  private func dot(_ x: Double, _ y: Double) -> (column: Int, row: Int) {
    let across = Double(columns * dotsAcross - 1)
    let down = Double(rows * dotsDown - 1)
    return (
      Int((min(1, max(0, x)) * across).rounded()), Int(((1 - min(1, max(0, y))) * down).rounded())
    )
  }

  private mutating func set(_ column: Int, _ row: Int) {
    // The dots of a braille cell are numbered down the columns, the bottom row last.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let bit = isUnicode ? bits[column % 2][row % 4] : 1
    dots[row / dotsDown * columns + column / dotsAcross] |= bit
  }
}
