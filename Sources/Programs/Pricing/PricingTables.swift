// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A separable program laid out for the pricing loop: atoms sorted by family, measures as flat
/// lists.
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
  let smooth: Block<SmoothAtom>
  let smoothLines: Block<Int32>
  let kinked: [KinkedAtom]
  let kinkedLines: [Int32]
  /// The kinked slots of each line that has any, lines ascending.
  let kinkedByLine: [(line: Int, kinked: [Int], smooth: [Int])]
  /// Lines with at least one smooth atom.
  let smoothLineSet: Block<Bool>
  let measures: [MeasureEntries]

  /// Sorts the atoms and flattens the measures.
  ///
  /// - Complexity: linear in lines + atoms + entries of the measures.
  init(_ program: borrowing SeparableProgram) {
    let shapes = program.curves.map(PricedShape.init)
    var slots = [Int](repeating: -1, count: shapes.count)
    var atoms: [SmoothAtom] = []
    var atomLines: [Int32] = []
    var ranges: [Range<Int>] = []
    for family in SmoothFamily.allCases {
      let start = atoms.count
      for (index, shape) in shapes.enumerated() {
        if case .smooth(family, let atom, _) = shape {
          slots[index] = atoms.count
          atoms.append(atom)
          atomLines.append(program.atomLines[index])
        }
      }
      ranges.append(start..<atoms.count)
    }
    var kinked: [KinkedAtom] = []
    var kinkedLines: [Int32] = []
    for (index, shape) in shapes.enumerated() {
      if case .kinked(let curve, let population) = shape {
        slots[index] = kinked.count
        kinked.append(KinkedAtom(curve, population: population))
        kinkedLines.append(program.atomLines[index])
      }
    }
    measures = program.measures.map { data in
      var entries = MeasureEntries(constant: data.constant)
      entries.lines = data.lines
      entries.slopes = data.slopes
      for (atom, factor) in zip(data.atoms, data.factors) {
        let index = Int(atom)
        switch shapes[index] {
        case .line(let rate):
          entries.lines.append(program.atomLines[index])
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
    for line in atomLines { hasSmooth[Int(line)] = true }
    smoothLineSet = hasSmooth
    kinkedByLine = Self.group(kinkedLines, atomLines)
    smooth = Block(atoms)
    smoothLines = Block(atomLines)
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
