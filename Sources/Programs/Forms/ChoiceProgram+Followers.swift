// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceProgram {
  /// What the amount of a follower is held against: a sum of measures plus an offset.
  package struct Followed: Sendable {
    /// The sum.
    package var terms: [SeparableProgram.Term]
    /// What is added to it.
    package var offset: Double

    /// Makes a sum.
    package init(_ terms: [SeparableProgram.Term], plus offset: Double) {
      self.terms = terms
      self.offset = offset
    }

    func value(at measures: [Double]) -> Double {
      terms.reduce(offset) { $0 + $1.coefficient * measures[$1.measure.index] }
    }
  }

  /// A line that stands for what others make of it.
  struct Follower: Sendable {
    var line: Int
    var followed: [Followed]
    /// Whether its amount is at most each of the sums and more is only better; else at least each,
    /// and less is better.
    var isLeast: Bool

    /// The amount that the sums allow.
    func amount(at measures: [Double]) -> Double? {
      let values = followed.map { $0.value(at: measures) }
      return isLeast ? values.min() : values.max()
    }
  }

  /// Lets the only option of a line follow a measure: solutions take as much of it as
  /// `amount ≤ measure + offset` allows.
  ///
  /// A row must say so too; that solutions of a search come near it only is what this makes up for.
  package mutating func follow(
    _ measure: SeparableProgram.Measure, plus offset: Double, by option: Option
  ) {
    follow(leastOf: [Followed([.init(1, measure)], plus: offset)], by: option)
  }

  /// Lets the only option of a line follow the least of several sums: solutions take as much of it
  /// as they allow.
  ///
  /// Rows must say so too.
  package mutating func follow(leastOf followed: [Followed], by option: Option) {
    add(followed, isLeast: true, option)
  }

  /// Lets the only option of a line follow the largest of several sums: solutions take as little of
  /// it as they allow.
  ///
  /// Rows must say so too.
  package mutating func follow(largestOf followed: [Followed], by option: Option) {
    add(followed, isLeast: false, option)
  }

  private mutating func add(_ followed: [Followed], isLeast: Bool, _ option: Option) {
    guard let line = options.firstIndex(where: { $0 == [option] }) else { return }
    followers.append(Follower(line: line, followed: followed, isLeast: isLeast))
  }

  /// Whether any line follows a measure.
  package var hasFollowers: Bool { !followers.isEmpty }

  /// The same solution, lines that follow measures taken as far as these allow.
  ///
  /// - Complexity: linear in the entries of the options that are taken, nothing without such lines.
  package func raised(_ solution: ChoiceSolution) -> ChoiceSolution {
    guard !followers.isEmpty else { return solution }
    var raised = solution
    for follower in followers {
      let range = data[options[follower.line][0].index]
      let own = raised.uses[follower.line].amount
      guard let allowed = follower.amount(at: raised.measures) else { continue }
      raised.uses[follower.line].amount = min(
        max(follower.isLeast ? max(own, allowed) : min(own, allowed), range.lower), range.upper)
      raised.measures = measures(of: raised.uses)
    }
    raised.objectives = objectiveValues(at: raised.measures)
    raised.value = zip(raised.weights, raised.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    raised.bound = max(raised.bound, raised.value)
    return raised
  }
}
