// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Models
import Testing
import Verification

@Suite("Re-checking frontiers of models")
struct ModelVerificationTests {
  /// Maximize x and y, x + y ≤ 4, x + 3y ≤ 6, y whole: corners (4, 0) and (3, 1).
  static let model = NamedModel(
    sense: .maximize,
    objectives: [
      NamedModel.Objective(name: "f", coefficients: [1, 0], constant: 10),
      NamedModel.Objective(name: "g", coefficients: [0, 1]),
    ],
    constraints: [
      NamedModel.Constraint(name: "sum", bounds: .atMost(4)),
      NamedModel.Constraint(name: "slope", bounds: .atMost(6)),
    ],
    variables: [
      NamedModel.Variable(name: "x", bounds: .nonnegative),
      NamedModel.Variable(name: "y", bounds: .between(0, 1), isInteger: true),
    ],
    entries: [
      NamedModel.Entry(Row(index: 0), Column(index: 0), 1),
      NamedModel.Entry(Row(index: 0), Column(index: 1), 1),
      NamedModel.Entry(Row(index: 1), Column(index: 0), 1),
      NamedModel.Entry(Row(index: 1), Column(index: 1), 3),
    ])

  /// Both corners, each with the multiplier of `sum` as its proof: f + g ≤ 10 + 4.
  static let frontier = ModelFrontier(
    points: [
      ModelFrontier.Point(values: [14, 0], columns: [4, 0], proof: proof),
      ModelFrontier.Point(values: [13, 1], columns: [3, 1], proof: proof),
    ],
    pieces: [
      ModelFrontier.Piece(points: 0..<1), ModelFrontier.Piece(points: 1..<2),
    ],
    ideal: [14, 1], nadir: [13, 0], completeness: .complete, knee: nil)

  private static let proof = ModelFrontier.Proof(
    weights: [1, 1], rowMultipliers: [1, 0], bound: 14)

  /// The subjects of the checks that a frontier fails.
  private func failures(
    _ change: (inout ModelFrontier) -> Void
  ) -> Set<ModelVerification.Subject> {
    var frontier = Self.frontier
    change(&frontier)
    return Set(ModelVerifier(Self.model).verify(frontier).failures.map(\.subject))
  }

  @Test("a right frontier passes every check")
  func right() {
    let verification = ModelVerifier(Self.model).verify(Self.frontier)
    #expect(verification.failures == [])
    #expect(verification.isVerified)
    #expect(
      Set(verification.checks.map(\.subject))
        == Set(ModelVerification.Subject.allCases).subtracting([.infeasibility, .direction]))
  }

  @Test("a point that breaks a bound, a row or a whole number is found out")
  func infeasiblePoints() {
    #expect(failures { $0.points[0].columns[0] = 4.001 }.contains(.rows))
    #expect(
      failures { $0.points[1].columns = [3, 1.5] }.isSuperset(of: [.columns, .wholeNumbers]))
    #expect(failures { $0.points[0].columns[0] = .nan } == [.columns])
    #expect(failures { $0.points[0].columns = [4] } == [.columns])
    // What rounding leaves is let go.
    #expect(failures { $0.points[0].columns[0] = 4 + 1e-12 } == [])
  }

  @Test("a value that the columns do not come to is found out")
  func values() {
    #expect(failures { $0.points[0].values[0] = 14.001 }.contains(.objectives))
  }

  @Test("a proof that proves less or nothing is found out")
  func proofs() {
    #expect(failures { $0.points[0].proof?.bound = 13.9 } == [.proof])
    #expect(failures { $0.points[0].proof?.bound = 15 } == [.proof])
    #expect(failures { $0.points[0].proof?.rowMultipliers = [0, 0] } == [.proof])
    #expect(failures { $0.points[0].proof?.rowMultipliers = [-1, 0] } == [.proof])
    #expect(failures { $0.points[0].proof?.rowMultipliers = [1] } == [.proof])
    #expect(failures { $0.points[0].proof?.weights = [-1, 1] } == [.proof])
  }

  @Test("of claims that fail what holds is left, and of points that fail nothing is shown")
  func upholding() {
    let verifier = ModelVerifier(Self.model)
    #expect(verifier.uphold(Self.frontier).frontier == Self.frontier)
    for stated in [13.9, 15] {
      var frontier = Self.frontier
      frontier.points[0].proof?.bound = stated
      let (upheld, report) = verifier.uphold(frontier)
      #expect(report.isSound && !report.isVerified)
      #expect(upheld.points == Self.frontier.points)
      #expect(upheld.completeness == frontier.completeness.unconfirmed)
      #expect(verifier.verify(upheld).isVerified)
    }
    var unproven = Self.frontier
    unproven.points[0].proof?.rowMultipliers = [-1, 0]
    #expect(verifier.uphold(unproven).frontier.points[0].proof == nil)
    var torn = Self.frontier
    torn.pieces.removeLast()
    #expect(verifier.uphold(torn).frontier.pieces == Self.frontier.pieces)
    #expect(verifier.uphold(torn).report.isSound)
    var broken = Self.frontier
    broken.points[0].columns[0] = 4.001
    #expect(!verifier.uphold(broken).report.isSound)
    broken = Self.frontier
    broken.points[0].values[0] = 14.001
    #expect(!verifier.uphold(broken).report.isSound)
  }

  @Test("points out of order, beaten or outside of pieces are found out")
  func order() {
    #expect(failures { $0.points.reverse() } == [.order])
    #expect(
      failures { frontier in
        frontier.points.append(frontier.points[1])
        frontier.pieces.append(ModelFrontier.Piece(points: 2..<3))
      } == [.dominance])
    #expect(failures { $0.pieces.removeLast() } == [.pieces])
    #expect(
      failures {
        $0.points = []; $0.pieces = []
      } == [.order])
  }

  @Test("an open end may be the same as the next piece in one objective, a closed one not")
  func openEnds() {
    func frontier(isOpen: Bool) -> Set<ModelVerification.Subject> {
      failures { frontier in
        // (13, 0) is beaten by (13, 1), which a piece from (14, 0) would lead to.
        frontier.points.insert(
          ModelFrontier.Point(values: [13, 0], columns: [3, 0]), at: 1)
        frontier.points[0].values = [14, 0]
        frontier.pieces = [
          ModelFrontier.Piece(points: 0..<2, isLastOpen: isOpen),
          ModelFrontier.Piece(points: 2..<3),
        ]
      }
    }
    #expect(frontier(isOpen: true) == [])
    #expect(frontier(isOpen: false) == [.dominance])
  }

  @Test("rows that rule out every point prove it, others do not")
  func infeasibility() {
    var model = Self.model
    model.constraints[1].bounds = .atLeast(9)
    let verifier = ModelVerifier(model)
    func failures(_ multipliers: [Double]) -> Int {
      verifier.verify(ModelInfeasibility(rowMultipliers: multipliers)).failures.count
    }
    // x + y ≤ 4 and x + 3y ≥ 9 leave 2y ≥ 5, and y is at most 1.
    #expect(failures([1, -1]) == 0)
    #expect(failures([1, 0]) == 1)
    #expect(failures([1, 1]) == 1)
    #expect(failures([0, 0]) == 1)
    #expect(failures([1]) == 1)
  }
}
