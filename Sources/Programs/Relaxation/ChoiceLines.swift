// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines of a program that need choices, laid out for pricing: several options, steps, or
/// curves that bend both ways.
///
/// Amounts where a curve of an option bends another way are its *cuts*, together with both ends;
/// values and slopes at the cuts do not depend on prices and are kept.
struct ChoiceLines: ~Copyable {
  /// A curve of an option.
  struct ResponseTerm {
    var curve: NonconcaveTerm
    /// Its entries among all.
    var entries: Range<Int>
    /// Where its values and slopes at the option's cuts begin.
    var table: Int
  }

  /// An option that the domain leaves.
  struct Option {
    /// Its position among all options of the line in the program.
    var position: Int
    /// Whether amounts between the cuts can be taken.
    var isContinuous: Bool
    var fixed: Range<Int>
    var slopes: Range<Int>
    var responseTerms: Range<Int>
    var cuts: Range<Int>
  }

  /// The position in the program of each line.
  let lines: [Int]
  /// The options of each line.
  let optionRanges: [Range<Int>]
  let options: [Option]
  let responseTerms: [ResponseTerm]
  let entryMeasures: Block<Int32>
  let entryValues: Block<Double>
  let cuts: Block<Double>
  let cutValues: Block<Double>
  let leftSlopes: Block<Double>
  let rightSlopes: Block<Double>
  /// How each curve bends between a cut and the next one.
  let bends: Block<Int8>

  /// What the last pricing chose: the option, among all, and the amount of each line.
  let chosen: Block<Int32>
  let amounts: Block<Double>
  /// The worth of that choice.
  let worths: Block<Double>

  var count: Int { lines.count }

  /// Lays out lines of a program, as far as a domain leaves them.
  ///
  /// - Precondition: the domain leaves every line an option.
  /// - Complexity: linear in the entries of the options, and in cuts × curves.
  init(_ program: ChoiceProgram, lines: [Int], domain: ChoiceDomain) {
    var layout = Layout()
    for line in lines { layout.add(line, of: program, domain) }
    self.lines = lines
    optionRanges = layout.optionRanges
    options = layout.options
    responseTerms = layout.responseTerms
    entryMeasures = Block(layout.entryMeasures)
    entryValues = Block(layout.entryValues)
    cuts = Block(layout.cuts)
    cutValues = Block(layout.cutValues)
    leftSlopes = Block(layout.leftSlopes)
    rightSlopes = Block(layout.rightSlopes)
    bends = Block(layout.bends)
    chosen = Block(layout.optionRanges.map { Int32($0.lowerBound) })
    amounts = Block(repeating: 0, count: lines.count)
    worths = Block(repeating: 0, count: lines.count)
  }

  /// The arrays while they grow.
  private struct Layout {
    var optionRanges: [Range<Int>] = []
    var options: [Option] = []
    var responseTerms: [ResponseTerm] = []
    var entryMeasures: [Int32] = []
    var entryValues: [Double] = []
    var cuts: [Double] = []
    var cutValues: [Double] = []
    var leftSlopes: [Double] = []
    var rightSlopes: [Double] = []
    var bends: [Int8] = []

    mutating func add(_ line: Int, of program: ChoiceProgram, _ domain: ChoiceDomain) {
      let first = options.count
      for position in domain.lines[line]?.options ?? Array(program.options[line].indices) {
        guard let range = domain.range(of: position, of: line, in: program) else { continue }
        let data = program.data[program.options[line][position].index]
        var fixed = data.fixed
        var slopes = data.slopes
        var curves: [(curve: NonconcaveTerm, entries: [ChoiceProgram.Entry])] = []
        for responseTerm in data.responseTerms {
          let shape = PricedShape(responseTerm.curve)
          if case .line(let rate) = shape {
            slopes += responseTerm.entries.map {
              .init(measure: $0.measure, value: $0.value * rate)
            }
          }
          if case .smooth(_, _, let constant) = shape, constant != 0 {
            fixed += responseTerm.entries.map {
              .init(measure: $0.measure, value: $0.value * constant)
            }
          }
          if let curve = NonconcaveTerm(shape) { curves.append((curve, responseTerm.entries)) }
        }
        let (start, isContinuous) = addCuts(of: range, step: data.step, curves.map(\.curve))
        let own = start..<cuts.count
        let firstResponseTerm = responseTerms.count
        let (fixedRange, slopeRange) = (add(fixed), add(slopes))
        for (curve, entries) in curves {
          responseTerms.append(
            ResponseTerm(curve: curve, entries: add(entries), table: cutValues.count))
          tabulate(curve, own)
        }
        options.append(
          Option(
            position: position, isContinuous: isContinuous, fixed: fixedRange,
            slopes: slopeRange, responseTerms: firstResponseTerm..<responseTerms.count, cuts: own))
      }
      precondition(options.count > first, "a domain leaves every line an option")
      optionRanges.append(first..<options.count)
    }

    private mutating func add(_ entries: [ChoiceProgram.Entry]) -> Range<Int> {
      let first = entryValues.count
      for entry in entries {
        entryMeasures.append(Int32(entry.measure))
        entryValues.append(entry.value)
      }
      return first..<entryValues.count
    }

    private mutating func addCuts(
      of range: ClosedRange<Double>, step: Double, _ curves: [NonconcaveTerm]
    ) -> (start: Int, isContinuous: Bool) {
      let start = cuts.count
      let width = range.upperBound - range.lowerBound
      if width == 0 {
        cuts.append(range.lowerBound)
        return (start, false)
      }
      if step > 0 {
        for count in 0...Int((width / step).rounded()) {
          cuts.append(range.lowerBound + Double(count) * step)
        }
        return (start, false)
      }
      var found = [range.lowerBound, range.upperBound]
      for curve in curves { found += curve.breaks(in: range) }
      found.sort()
      for cut in found where cuts.count == start || cut > cuts[cuts.count - 1] { cuts.append(cut) }
      return (start, true)
    }

    private mutating func tabulate(_ curve: NonconcaveTerm, _ own: Range<Int>) {
      for cut in own {
        let left = curve.jet(at: cuts[cut], side: .left)
        let right = curve.jet(at: cuts[cut], side: .right)
        cutValues.append(left.value)
        leftSlopes.append(left.slope)
        rightSlopes.append(right.slope)
        bends.append(
          cut + 1 < own.upperBound ? curve.bend(between: cuts[cut], and: cuts[cut + 1]) : 0)
      }
    }
  }
}

extension ChoiceLines {
  /// Adds what each line's chosen use contributes to its class.
  ///
  /// - Parameter activity: `classCount × measureCount` numbers, class by class.
  /// - Complexity: linear in the entries of the chosen options.
  func accumulate(
    classes: borrowing Block<Int32>, measureCount: Int, into activity: borrowing Block<Double>
  ) {
    for line in 0..<count {
      addContribution(
        of: Int(chosen[line]), at: amounts[line], offset: Int(classes[line]) * measureCount,
        into: activity)
    }
  }

  /// Adds what an option, given among all, contributes at an amount.
  @inline(__always)
  func addContribution(
    of option: Int, at amount: Double, offset: Int, into activity: borrowing Block<Double>
  ) {
    let data = options[option]
    for entry in data.fixed {
      activity[offset + Int(entryMeasures[entry])] += entryValues[entry]
    }
    for entry in data.slopes {
      activity[offset + Int(entryMeasures[entry])] += entryValues[entry] * amount
    }
    for index in data.responseTerms {
      let value = responseTerms[index].curve.value(at: amount)
      for entry in responseTerms[index].entries {
        activity[offset + Int(entryMeasures[entry])] += entryValues[entry] * value
      }
    }
  }

  /// The worth of an option, given among all, at an amount and prices of the measures.
  func worth(of option: Int, at amount: Double, _ prices: borrowing Block<Double>) -> Double {
    let data = options[option]
    var worth = sum(data.fixed, prices) + sum(data.slopes, prices) * amount
    for index in data.responseTerms {
      let price = sum(responseTerms[index].entries, prices)
      if price != 0 { worth += price * responseTerms[index].curve.value(at: amount) }
    }
    return worth
  }

  /// Σ entries · prices.
  @inline(__always)
  func sum(_ entries: Range<Int>, _ prices: borrowing Block<Double>) -> Double {
    var total = 0.0
    for entry in entries { total += entryValues[entry] * prices[Int(entryMeasures[entry])] }
    return total
  }
}
