// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto

/// What the stages of a lexicographic optimum have reached and must not give up.
struct HeldObjectives {
  private let program: ScaledProgram
  /// The caller's floors, and for settled objectives what they have reached.
  private var floors: [Double]
  /// What each objective that is not settled has reached; minus infinity where it has had no stage
  /// yet.
  private var reached: [Double]

  init(_ floors: [Double], in program: ScaledProgram) {
    self.program = program
    self.floors = floors
    reached = floors.map { _ in -.infinity }
  }

  /// Takes note of what a stage has reached.
  mutating func hold(_ objective: Int, at point: ScalarizedPoint<IntegerSolution>) {
    if program.isSettled[objective] {
      floors[objective] = max(floors[objective], point.values[objective])
    } else {
      reached[objective] = point.values[objective]
    }
  }

  /// The question of the next stage, a hair low where floors are no counts: the judge is exact.
  func question(_ objective: Int, gap: Double, start: [Double]?) -> IntegerEngine.Question {
    IntegerEngine.Question(
      weights: floors.indices.map { $0 == objective ? 1 : 0 },
      floors: floors.indices.map { max(floors[$0], reached[$0] - tie(of: $0)) },
      gap: gap, start: start)
  }

  /// What a choice is worth at the end of these stages.
  func judge(
    order: [Int], limits: SearchLimits
  ) -> (IntegerChoice) throws(ScalarizerFailure) -> IntegerEngine.Judgement {
    { (choice) throws(ScalarizerFailure) in
      let slice = IntegerSlice(choice, of: program)
      let outcome = try slice.lexicographicOptimum(order: order, floors: floors, limits: limits)
      if case .found(let point) = outcome,
        reached.indices.contains(where: { point.values[$0] < reached[$0] - tie(of: $0) })
      {
        return .nothing
      }
      return IntegerEngine.Judgement(outcome)
    }
  }

  /// How much lower a value may be by rounding.
  private func tie(of objective: Int) -> Double { program.objectives[objective].rounding }
}
