// SPDX-License-Identifier: GPL-3.0-or-later

/// The upper border of the points that all of some half-planes allow: no feasible point is higher.
///
/// Over the lean it is the least of straight lines, so it is concave and made of straight pieces.
struct OuterBorder: Sendable {
  /// The lines that touch the border, by falling slope: in the order in which they do as the lean
  /// rises.
  private var lines: [PlaneLine] = []

  init(_ lines: [PlaneLine] = []) {
    for line in lines { insert(line) }
  }

  /// Adds a half-plane.
  ///
  /// - Complexity: linear in the number of lines on the border.
  mutating func insert(_ line: PlaneLine) {
    var place = lines.count
    var low = 0
    while low < place {
      let middle = (low + place) / 2
      if lines[middle].slope > line.slope { low = middle + 1 } else { place = middle }
    }
    if place < lines.count, lines[place].slope == line.slope {
      guard line.level < lines[place].level else { return }
      lines.remove(at: place)
    }
    if place > 0, place < lines.count,
      isHidden(line, between: lines[place - 1], and: lines[place])
    {
      return
    }
    lines.insert(line, at: place)
    while place + 2 < lines.count,
      isHidden(lines[place + 1], between: line, and: lines[place + 2])
    {
      lines.remove(at: place + 1)
    }
    while place >= 2, isHidden(lines[place - 1], between: lines[place - 2], and: line) {
      lines.remove(at: place - 1)
      place -= 1
    }
  }

  /// Whether a line lies nowhere under two others, one steeper and one flatter.
  private func isHidden(
    _ line: PlaneLine, between before: PlaneLine, and after: PlaneLine
  ) -> Bool {
    let lean = before.leanOfCrossing(after)
    return line.height(atLean: lean) >= before.height(atLean: lean)
  }

  /// Whether something is proven about each objective by itself, so that the border falls on both
  /// sides as fast as what a point dominates does.
  var boundsBothObjectives: Bool {
    lines.first?.slope == 0.5 && lines.last?.slope == -0.5
  }

  /// The leans at which the border turns, rising.
  var kinks: [Double] {
    zip(lines, lines.dropFirst()).map { $0.leanOfCrossing($1) }
  }

  /// The height of the border at each of some rising leans.
  ///
  /// - Precondition: there is a line.
  /// - Complexity: linear in the number of leans and lines.
  func heights(atLeans leans: [Double]) -> [Double] {
    var touching = 0
    return leans.map { lean in
      while touching + 1 < lines.count,
        lines[touching + 1].height(atLean: lean) <= lines[touching].height(atLean: lean)
      {
        touching += 1
      }
      return lines[touching].height(atLean: lean)
    }
  }
}
