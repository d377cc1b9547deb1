// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceProgram {
  /// A line that stands for what others make of it: its amount is at most a measure plus an offset, and more is only better.
  struct Follower: Sendable {
    var line: Int
    var measure: Int
    var offset: Double
  }

  /// Lets the only option of a line follow a measure: solutions take as much of it as `amount ≤ measure + offset` allows.
  ///
  /// A row must say so too; that solutions of a search come near it only is what this makes up for.
  public mutating func follow(
    _ measure: SeparableProgram.Measure, plus offset: Double, by option: Option
  ) {
    guard let line = options.firstIndex(where: { $0 == [option] }) else { return }
    followers.append(Follower(line: line, measure: measure.index, offset: offset))
  }

  /// Whether any line follows a measure.
  public var hasFollowers: Bool { !followers.isEmpty }

  /// The same solution, lines that follow a measure taken as far as it allows.
  ///
  /// - Complexity: linear in the entries of the options that are taken, nothing without such lines.
  public func raised(_ solution: ChoiceSolution) -> ChoiceSolution {
    guard !followers.isEmpty else { return solution }
    var raised = solution
    for follower in followers {
      let most = data[options[follower.line][0].index].upper
      raised.uses[follower.line].amount = min(
        max(
          raised.uses[follower.line].amount, raised.measures[follower.measure] + follower.offset),
        most)
      raised.measures = measures(of: raised.uses)
    }
    raised.objectives = objectiveValues(at: raised.measures)
    raised.value = zip(raised.weights, raised.objectives).reduce(0) { $0 + $1.0 * $1.1 }
    raised.bound = max(raised.bound, raised.value)
    return raised
  }
}
