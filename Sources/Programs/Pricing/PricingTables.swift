// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A separable program laid out for the pricing loop: response terms sorted by family, measures as
/// flat lists.
///
/// Linear curves have become slopes of the measures and constants of curves have moved into the
/// measures' constants.
struct PricingTables: ~Copyable {
  /// What one measure adds up.
  struct MeasureEntries {
    var constant: Double
    var lines: [Int32] = []
    var slopes: [Double] = []
    var smooth: [Int32] = []
    var smoothFactors: [Double] = []
    var kinked: [Int32] = []
    var kinkedFactors: [Double] = []
  }

  let lineCount: Int
  /// The slots of each smooth family, in the order of ``SmoothFamily``.
  let familyRanges: [Range<Int>]
  let smooth: Block<SmoothTerm>
  let smoothLines: Block<Int32>
  let kinked: [KinkedTerm]
  let kinkedLines: [Int32]
  /// The kinked slots of each line that has any, lines ascending.
  let kinkedByLine: [(line: Int, kinked: [Int], smooth: [Int])]
  /// Lines with at least one smooth response term.
  let smoothLineSet: Block<Bool>
  let measures: [MeasureEntries]

  /// Sorts the response terms and flattens the measures.
  ///
  /// - Complexity: linear in lines + response terms + entries of the measures.
  init(_ program: borrowing SeparableProgram) {
    let shapes = program.curves.map(PricedShape.init)
    var slots = [Int](repeating: -1, count: shapes.count)
    var responseTerms: [SmoothTerm] = []
    var responseTermLines: [Int32] = []
    var ranges: [Range<Int>] = []
    for family in SmoothFamily.allCases {
      let start = responseTerms.count
      for (index, shape) in shapes.enumerated() {
        if case .smooth(family, let responseTerm, _) = shape {
          slots[index] = responseTerms.count
          responseTerms.append(responseTerm)
          responseTermLines.append(program.responseTermLines[index])
        }
      }
      ranges.append(start..<responseTerms.count)
    }
    var kinked: [KinkedTerm] = []
    var kinkedLines: [Int32] = []
    for (index, shape) in shapes.enumerated() {
      if case .kinked(let curve, let population) = shape {
        slots[index] = kinked.count
        kinked.append(KinkedTerm(curve, population: population))
        kinkedLines.append(program.responseTermLines[index])
      }
    }
    measures = program.measures.map { data in
      var entries = MeasureEntries(constant: data.constant)
      entries.lines = data.lines
      entries.slopes = data.slopes
      for (responseTerm, factor) in zip(data.responseTerms, data.factors) {
        let index = Int(responseTerm)
        switch shapes[index] {
        case .line(let rate):
          entries.lines.append(program.responseTermLines[index])
          entries.slopes.append(rate * factor)
        case .smooth(_, _, let constant):
          entries.constant += constant * factor
          entries.smooth.append(Int32(slots[index]))
          entries.smoothFactors.append(factor)
        case .kinked:
          entries.kinked.append(Int32(slots[index]))
          entries.kinkedFactors.append(factor)
        }
      }
      return entries
    }
    lineCount = program.lineCount
    familyRanges = ranges
    let hasSmooth = Block(repeating: false, count: program.lineCount)
    for line in responseTermLines { hasSmooth[Int(line)] = true }
    smoothLineSet = hasSmooth
    kinkedByLine = Self.group(kinkedLines, responseTermLines)
    smooth = Block(responseTerms)
    smoothLines = Block(responseTermLines)
    self.kinked = kinked
    self.kinkedLines = kinkedLines
  }

  private static func group(
    _ kinkedLines: [Int32], _ smoothLines: [Int32]
  ) -> [(line: Int, kinked: [Int], smooth: [Int])] {
    if kinkedLines.isEmpty { return [] }
    var kinked: [Int: [Int]] = [:]
    for (slot, line) in kinkedLines.enumerated() { kinked[Int(line), default: []].append(slot) }
    var smooth: [Int: [Int]] = [:]
    for (slot, line) in smoothLines.enumerated() where kinked[Int(line)] != nil {
      smooth[Int(line), default: []].append(slot)
    }
    return kinked.keys.sorted().map { line in
      (line: line, kinked: kinked[line] ?? [], smooth: smooth[line] ?? [])
    }
  }

  func family(ofSlot slot: Int) -> SmoothFamily {
    for family in SmoothFamily.allCases where familyRanges[family.index].contains(slot) {
      return family
    }
    preconditionFailure("a slot belongs to a family")
  }
}
