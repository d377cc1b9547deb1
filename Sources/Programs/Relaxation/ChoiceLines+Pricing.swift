// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceLines {
  /// Finds for every line the option and the amount that are worth most at given prices of the
  /// measures.
  ///
  /// Between neighbouring cuts every curve of an option bends one way. What bends down at its price
  /// is bounded by its tangents, what bends up by its chord; a stretch that cannot beat the best
  /// value so far is left, one that bends down throughout is searched by Newton's method, any other
  /// is halved. What a line may still miss is part of the answer, so that the total is an upper
  /// bound. Source: branch and bound on intervals, for example R. Horst and H. Tuy, Global
  /// Optimization (1996).
  ///
  /// - Parameters:
  ///   - prices: the worth of one unit of each measure.
  ///   - tolerance: how much all lines together may still miss.
  /// - Returns: Σ worths, and how much the lines together may at most miss.
  /// - Complexity: linear in entries and cuts × curves, and a few evaluations of curves per line.
  func price(
    _ prices: borrowing Block<Double>, tolerance: Double
  ) -> (worth: Double, missed: Double) {
    let perLine = tolerance / Double(max(count, 1))
    var total = 0.0
    var missed = 0.0
    var scratch = PricingScratch()
    for line in 0..<count {
      missed += price(line, prices, tolerance: perLine, &scratch)
      total += worths[line]
    }
    return (total, missed)
  }

  private func price(
    _ line: Int, _ prices: borrowing Block<Double>, tolerance: Double,
    _ scratch: inout PricingScratch
  ) -> Double {
    let last = (option: Int(chosen[line]), amount: amounts[line])
    var best = -Double.infinity
    var bound = -Double.infinity
    for index in optionRanges[line] {
      let option = options[index]
      let fixed = sum(option.fixed, prices)
      let slope = sum(option.slopes, prices)
      scratch.responseTermPrices.removeAll(keepingCapacity: true)
      for responseTerm in option.responseTerms {
        scratch.responseTermPrices.append(sum(responseTerms[responseTerm].entries, prices))
      }
      for cut in option.cuts {
        let value = worth(atCut: cut, of: option, fixed: fixed, slope: slope, scratch)
        if value > best {
          best = value
          chosen[line] = Int32(index)
          amounts[line] = cuts[cut]
        }
      }
      bound = max(bound, best)
      guard option.isContinuous, !option.responseTerms.isEmpty else { continue }
      var search = StretchSearch(
        fixed: fixed, slope: slope, best: best, tolerance: tolerance,
        guess: last.option == index ? last.amount : -1)
      for cut in option.cuts.dropLast() { look(between: cut, of: option, scratch, &search) }
      bound = max(bound, search.bound)
      if search.best > best {
        best = search.best
        chosen[line] = Int32(index)
        amounts[line] = search.amount
      }
    }
    worths[line] = best
    return max(0, bound - best)
  }

  @inline(__always)
  private func worth(
    atCut cut: Int, of option: Option, fixed: Double, slope: Double, _ scratch: PricingScratch
  ) -> Double {
    var value = fixed + slope * cuts[cut]
    var position = 0
    for responseTerm in option.responseTerms {
      let place = responseTerms[responseTerm].table + cut - option.cuts.lowerBound
      value += scratch.responseTermPrices[position] * cutValues[place]
      position += 1
    }
    return value
  }

  /// Looks for something better between a cut and the next one.
  private func look(
    between cut: Int, of option: Option, _ scratch: PricingScratch, _ search: inout StretchSearch
  ) {
    let offset = cut - option.cuts.lowerBound
    var stretch = Stretch(lower: cuts[cut], upper: cuts[cut + 1])
    stretch.left.concave = search.fixed + search.slope * stretch.lower
    stretch.right.concave = search.fixed + search.slope * stretch.upper
    stretch.left.slope = search.slope
    stretch.right.slope = search.slope
    var bendsDown = false
    for (position, responseTerm) in option.responseTerms.enumerated() {
      let price = scratch.responseTermPrices[position]
      if price == 0 { continue }
      let place = responseTerms[responseTerm].table + offset
      let bend = price > 0 ? bends[place] : -bends[place]
      if bend > 0 {
        stretch.bendsUp = true
        stretch.left.convex += price * cutValues[place]
        stretch.right.convex += price * cutValues[place + 1]
      } else {
        if bend < 0 { bendsDown = true }
        stretch.left.concave += price * cutValues[place]
        stretch.right.concave += price * cutValues[place + 1]
        stretch.left.slope += price * rightSlopes[place]
        stretch.right.slope += price * leftSlopes[place + 1]
      }
    }
    guard bendsDown else { return }
    let (fixed, slope) = (search.fixed, search.slope)
    search.run(stretch) { x in
      var sample = StretchEnd(concave: fixed + slope * x, convex: 0, slope: slope, bend: 0)
      for (position, responseTerm) in option.responseTerms.enumerated() {
        let price = scratch.responseTermPrices[position]
        if price == 0 { continue }
        let bend = bends[responseTerms[responseTerm].table + offset]
        let jet = responseTerms[responseTerm].curve.jet(at: x, side: .right)
        if price > 0 ? bend > 0 : bend < 0 {
          sample.convex += price * jet.value
        } else {
          sample.concave += price * jet.value
          sample.slope += price * jet.slope
          sample.bend += price * jet.bend
        }
      }
      return sample
    }
  }
}

/// Room that pricing uses again from line to line.
struct PricingScratch {
  /// The worth of one unit of each curve of an option.
  var responseTermPrices: [Double] = []
}
