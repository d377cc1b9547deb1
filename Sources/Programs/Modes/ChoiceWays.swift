// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ChoiceProgram {
  /// Whether every option that a domain leaves has steps, a single amount, or straight pieces, so
  /// that a ``ChoiceModel`` is exact.
  ///
  /// - Complexity: linear in the curves.
  func isPiecewiseLinear(_ domain: ChoiceDomain) -> Bool {
    (0..<lineCount).allSatisfy { line in
      let left = domain.line(line, of: self)
      return left.options.allSatisfy { option in
        let data = data[options[line][option].index]
        guard data.step == 0, let range = domain.range(of: option, of: line, in: self),
          range.upperBound > range.lowerBound
        else { return true }
        return data.responseTerms.allSatisfy { responseTerm in
          switch PricedShape(responseTerm.curve) {
          case .line, .kinked(_, population: nil): true
          case .smooth, .kinked: false
          }
        }
      }
    }
  }
}

/// Lists the ways to use lines of straight pieces.
struct ChoiceWays {
  let effects: RowEffects
  let signs: PriceSigns
  let domain: ChoiceDomain

  private var program: ChoiceProgram { effects.program }

  /// The ways to use a line: every amount of an option with steps, and for other options every run
  /// of straight pieces that bend down at all their prices, which a maximum fills in order.
  ///
  /// - Precondition: the options that the domain leaves have steps, a single amount or straight
  ///   pieces.
  func ways(of line: Int) -> [ChoiceModel.Way] {
    domain.line(line, of: program).options.flatMap { option -> [ChoiceModel.Way] in
      guard let range = domain.range(of: option, of: line, in: program) else { return [] }
      let data = program.data[program.options[line][option].index]
      if range.lowerBound == range.upperBound {
        return [way(line, option, range.lowerBound)]
      }
      if data.step > 0 {
        let count = Int(((range.upperBound - range.lowerBound) / data.step).rounded())
        return (0...count).map { way(line, option, range.lowerBound + Double($0) * data.step) }
      }
      return runs(of: line, option, range).map { run in
        var way = way(line, option, run[0])
        way.pieces = pieces(of: line, option, run)
        return way
      }
    }
  }

  /// The straight pieces of a line that needs no choice, above its least amount.
  func pieces(
    of line: Int, option: Int
  ) -> [(width: Double, effects: [RowEffects.Effect])] {
    guard let range = domain.range(of: option, of: line, in: program),
      range.upperBound > range.lowerBound
    else { return [] }
    return pieces(of: line, option, cuts(of: line, option, range))
  }

  func way(_ line: Int, _ option: Int, _ amount: Double) -> ChoiceModel.Way {
    let use = ChoiceProgram.Use(option: option, amount: amount)
    return ChoiceModel.Way(use: use, effects: effects.effects(of: use, line: line))
  }

  private func cuts(
    of line: Int, _ option: Int, _ range: ClosedRange<Double>
  ) -> [Double] {
    var cuts = [range.lowerBound, range.upperBound]
    for responseTerm in program.data[program.options[line][option].index].responseTerms {
      if let curve = NonconcaveTerm(PricedShape(responseTerm.curve)) {
        cuts += curve.breaks(in: range)
      }
    }
    cuts.sort()
    var last: Double?
    return cuts.filter { cut in
      defer { last = cut }
      return cut != last
    }
  }

  /// Neighbouring cuts in runs within which every curve bends down; runs share their ends.
  private func runs(
    of line: Int, _ option: Int, _ range: ClosedRange<Double>
  ) -> [[Double]] {
    let responseTerms = program.data[program.options[line][option].index].responseTerms.compactMap {
      responseTerm in
      NonconcaveTerm(PricedShape(responseTerm.curve)).map {
        (curve: $0, entries: responseTerm.entries)
      }
    }
    let cuts = cuts(of: line, option, range)
    var runs: [[Double]] = []
    var run = [cuts[0], cuts[1]]
    for cut in cuts.dropFirst(2) {
      let last = run[run.count - 2]...cut
      if responseTerms.allSatisfy({ $0.curve.isConcave(on: last, entries: $0.entries, signs) }) {
        run.append(cut)
      } else {
        runs.append(run)
        run = [run[run.count - 1], cut]
      }
    }
    return runs + [run]
  }

  /// What each stretch between neighbouring cuts adds per unit of money.
  private func pieces(
    of line: Int, _ option: Int, _ cuts: [Double]
  ) -> [(width: Double, effects: [RowEffects.Effect])] {
    zip(cuts, cuts.dropFirst()).map { lower, upper in
      let width = upper - lower
      var totals: [Int: Double] = [:]
      for effect in way(line, option, upper).effects { totals[effect.row] = effect.value }
      for effect in way(line, option, lower).effects {
        totals[effect.row, default: 0] -= effect.value
      }
      return (
        width,
        totals.sorted { $0.key < $1.key }.filter { $0.value != 0 }
          .map { RowEffects.Effect(row: $0.key, value: $0.value / width) }
      )
    }
  }
}
