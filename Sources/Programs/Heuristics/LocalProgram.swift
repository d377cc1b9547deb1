// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// A ``ChoiceProgram`` around given uses as a concave program that leaves no more room than the
/// true one.
///
/// Every line keeps its option and a stretch of amounts on which each curve bends one way. A
/// measure has two versions, one never above the true measure, for what must be large, and one
/// never below it, for what must be small; they differ by the tangents that stand for curves which
/// bend the wrong way.
struct LocalProgram {
  private(set) var program = SeparableProgram()
  /// Whether a tangent stands for any curve.
  private(set) var hasTangents = false
  /// Whether no line has any room.
  private(set) var isSettled = true

  private let source: ChoiceProgram
  private var low: [SeparableProgram.Measure] = []
  private var high: [SeparableProgram.Measure] = []

  init(
    _ source: ChoiceProgram, _ signs: PriceSigns, at uses: [ChoiceProgram.Use],
    within domain: ChoiceDomain
  ) {
    self.source = source
    let stretches = uses.enumerated().map { line, use in
      Self.stretch(source, signs, line, use, domain)
    }
    let needsBoth = Self.measuresWithTangents(source, signs, uses, stretches)
    for (measure, constant) in source.constants.enumerated() {
      let stated = program.addMeasure(constant: constant)
      low.append(stated)
      high.append(needsBoth[measure] ? program.addMeasure(constant: constant) : stated)
    }
    for (line, use) in uses.enumerated() {
      add(line, use, stretches[line])
    }
    stateRows()
    for terms in source.objectives { program.addObjective(versions(terms, isLow: true)) }
  }

  /// Adds floors on the objectives as rows.
  mutating func keep(_ floors: [Double]) {
    for (objective, floor) in floors.enumerated() where floor.isFinite {
      program.addRow(
        SeparableProgram.Row(
          versions(source.objectives[objective], isLow: true), lower: floor))
    }
  }

  private mutating func stateRows() {
    for row in source.rows {
      let (lows, highs) = (versions(row.terms, isLow: true), versions(row.terms, isLow: false))
      if lows == highs {
        program.addRow(SeparableProgram.Row(lows, lower: row.lower, upper: row.upper))
        continue
      }
      if row.lower.isFinite { program.addRow(SeparableProgram.Row(lows, lower: row.lower)) }
      if row.upper.isFinite { program.addRow(SeparableProgram.Row(highs, upper: row.upper)) }
    }
  }

  /// A combination that is never above the true one, or never below it.
  private func versions(
    _ terms: [SeparableProgram.Term], isLow: Bool
  ) -> [SeparableProgram.Term] {
    terms.map { term in
      let isLow = term.coefficient >= 0 ? isLow : !isLow
      return .init(
        term.coefficient, isLow ? low[term.measure.index] : high[term.measure.index])
    }
  }

  private mutating func add(
    _ line: Int, _ use: ChoiceProgram.Use, _ stretch: ClosedRange<Double>
  ) {
    let data = source.data[source.options[line][use.option].index]
    let own = program.addLine(
      lower: stretch.lowerBound, upper: stretch.upperBound, class: source.classes[line])
    if stretch.upperBound > stretch.lowerBound { isSettled = false }
    let (low, high) = (self.low, self.high)
    func measures(_ index: Int) -> [SeparableProgram.Measure] {
      low[index] == high[index] ? [low[index]] : [low[index], high[index]]
    }
    for entry in data.fixed {
      for measure in measures(entry.measure) { program.add(constant: entry.value, to: measure) }
    }
    for entry in data.slopes {
      for measure in measures(entry.measure) {
        program.add(slope: entry.value, of: own, to: measure)
      }
    }
    for responseTerm in data.responseTerms {
      var responseTerm = responseTerm
      if stretch.upperBound > stretch.lowerBound,
        let smooth = responseTerm.curve.smoothed(on: stretch)
      {
        responseTerm.curve = smooth.curve
        for entry in responseTerm.entries {
          for measure in measures(entry.measure) {
            program.add(constant: entry.value * smooth.constant, to: measure)
          }
        }
      }
      guard let curve = NonconcaveTerm(PricedShape(responseTerm.curve)) else {
        add(responseTerm, of: own, to: measures)
        continue
      }
      let stated = program.addResponseTerm(responseTerm.curve, of: own)
      let jet = curve.jet(at: use.amount, side: .right)
      for entry in responseTerm.entries {
        if low[entry.measure] == high[entry.measure] {
          program.add(factor: entry.value, of: stated, to: low[entry.measure])
          continue
        }
        for (measure, isLow) in [(low[entry.measure], true), (high[entry.measure], false)] {
          let positive = isLow == (entry.value > 0)
          if curve.isConcave(on: stretch, forPositive: positive, forNegative: !positive) {
            program.add(factor: entry.value, of: stated, to: measure)
          } else {
            hasTangents = true
            let slope = jet.slope.isFinite ? jet.slope : 0
            let constant = responseTerm.curve.solverValue(at: use.amount) - slope * use.amount
            program.add(constant: entry.value * constant, to: measure)
            program.add(slope: entry.value * slope, of: own, to: measure)
          }
        }
      }
    }
  }

  private mutating func add(
    _ straight: ChoiceProgram.ResponseTermData, of line: SeparableProgram.Line,
    to measures: (Int) -> [SeparableProgram.Measure]
  ) {
    let stated = program.addResponseTerm(straight.curve, of: line)
    for entry in straight.entries {
      for measure in measures(entry.measure) {
        program.add(factor: entry.value, of: stated, to: measure)
      }
    }
  }
}

extension LocalProgram {
  /// Which measures have a curve that bends the wrong way for one of their versions.
  private static func measuresWithTangents(
    _ source: ChoiceProgram, _ signs: PriceSigns, _ uses: [ChoiceProgram.Use],
    _ stretches: [ClosedRange<Double>]
  ) -> [Bool] {
    var needed = [Bool](repeating: false, count: source.measureCount)
    for (line, use) in uses.enumerated() {
      let stretch = stretches[line]
      guard stretch.upperBound > stretch.lowerBound else { continue }
      for responseTerm in source.data[source.options[line][use.option].index].responseTerms {
        guard let curve = NonconcaveTerm(PricedShape(responseTerm.curve)) else { continue }
        if !curve.isConcave(on: stretch, entries: responseTerm.entries, signs) {
          for entry in responseTerm.entries { needed[entry.measure] = true }
        }
      }
    }
    return needed
  }

  /// The amounts around a use on which the local program may move: the widest run of stretches
  /// where every curve bends down at all its prices, else the single stretch between two cuts; the
  /// amount alone where there are steps, or where a tangent would be upright.
  static func stretch(
    _ source: ChoiceProgram, _ signs: PriceSigns, _ line: Int, _ use: ChoiceProgram.Use,
    _ domain: ChoiceDomain
  ) -> ClosedRange<Double> {
    let data = source.data[source.options[line][use.option].index]
    let alone = use.amount...use.amount
    guard data.step == 0, let range = domain.range(of: use.option, of: line, in: source),
      range.upperBound > range.lowerBound, range.contains(use.amount)
    else { return alone }
    let responseTerms = data.responseTerms.compactMap { responseTerm in
      NonconcaveTerm(PricedShape(responseTerm.curve)).map {
        (curve: $0, entries: responseTerm.entries)
      }
    }
    var cuts = [range.lowerBound, range.upperBound]
    for responseTerm in responseTerms { cuts += responseTerm.curve.breaks(in: range) }
    cuts.sort()
    func isConcave(_ range: ClosedRange<Double>) -> Bool {
      responseTerms.allSatisfy { $0.curve.isConcave(on: range, entries: $0.entries, signs) }
    }
    var last = cuts.lastIndex { $0 <= use.amount } ?? 0
    if last == cuts.count - 1 { last -= 1 }
    var (low, high) = (last, last + 1)
    if isConcave(cuts[low]...cuts[high]) {
      while low > 0, isConcave(cuts[low - 1]...cuts[high]) { low -= 1 }
      while high + 1 < cuts.count, isConcave(cuts[low]...cuts[high + 1]) { high += 1 }
    } else if responseTerms.contains(where: {
      !$0.curve.jet(at: use.amount, side: .right).slope.isFinite
    }) {
      return alone
    }
    let stretch = cuts[low]...cuts[high]
    return data.responseTerms.allSatisfy { $0.curve.canMove(on: stretch) } ? stretch : alone
  }
}
