// SPDX-License-Identifier: GPL-3.0-or-later

/// What a branch of a search leaves of some lines of a ``ChoiceProgram``: other lines are as the
/// program has them.
struct ChoiceDomain: Sendable {
  /// What is left of one line.
  struct Line: Sendable {
    /// The options, by position in the line, ascending.
    var options: [Int]
    /// The least amount.
    var lower: Double
    /// The largest amount.
    var upper: Double
  }

  /// What is left, by line.
  var lines: [Int: Line] = [:]

  /// What is left of a line.
  func line(_ line: Int, of program: ChoiceProgram) -> Line {
    lines[line]
      ?? Line(options: Array(program.options[line].indices), lower: 0, upper: .infinity)
  }

  /// The amounts that an option of a line keeps; `nil` if none.
  func range(
    of option: Int, of line: Int, in program: ChoiceProgram
  ) -> ClosedRange<Double>? {
    let data = program.data[program.options[line][option].index]
    let left = lines[line]
    var lower = max(data.lower, left?.lower ?? data.lower)
    var upper = min(data.upper, left?.upper ?? data.upper)
    if data.step > 0 {
      // A grid keeps its anchor, and a bound that lies on it up to rounding.
      lower = data.lower + ((lower - data.lower) / data.step - 1e-9).rounded(.up) * data.step
      upper = data.lower + ((upper - data.lower) / data.step + 1e-9).rounded(.down) * data.step
    }
    return lower <= upper ? lower...upper : nil
  }
}

extension ChoiceProgram {
  /// Every line used as little as a domain lets it be: its least amount, in the option that adds
  /// least on its own.
  func leastUses(_ domain: ChoiceDomain) -> [Use] {
    options.indices.map { line in
      let uses = domain.line(line, of: self).options.compactMap { option in
        domain.range(of: option, of: line, in: self).map {
          Use(option: option, amount: $0.lowerBound)
        }
      }
      func rank(_ use: Use) -> (Double, Int) {
        (use.amount, data[options[line][use.option].index].fixed.count)
      }
      return uses.min { rank($0) < rank($1) } ?? Use(option: 0, amount: 0)
    }
  }
}
