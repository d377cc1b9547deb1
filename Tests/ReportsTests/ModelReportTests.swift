// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPK
import Limits
import Models
import Pareto
import Reports
import Testing
import Verification

@Suite("Reports on models")
struct ModelReportTests {
  static let model = NamedModel(
    name: "machines", sense: .minimize,
    objectives: [
      NamedModel.Objective(name: "cost", coefficients: [1, 0, 0]),
      NamedModel.Objective(name: "time", coefficients: [0, 1, 0]),
    ],
    constraints: [
      NamedModel.Constraint(name: "need", bounds: .atLeast(3)),
      NamedModel.Constraint(name: "cap", bounds: .atMost(2)),
    ],
    variables: [
      NamedModel.Variable(name: "a", bounds: .nonnegative),
      NamedModel.Variable(name: "b", bounds: .nonnegative),
      NamedModel.Variable(name: "rent", bounds: .between(0, 1), isInteger: true),
    ],
    entries: [])

  static func point(_ cost: Double, _ time: Double, rent: Double = 0) -> ModelFrontier.Point {
    ModelFrontier.Point(values: [cost, time], columns: [cost, time, rent])
  }

  /// A piece with an open end above an isolated point, then a piece that begins behind a jump.
  static let pieces = ModelFrontier(
    points: [point(1, 9), point(3, 6), point(3, 4, rent: 1), point(5, 3.5), point(9, 3)],
    pieces: [
      ModelFrontier.Piece(points: 0..<2, isLastOpen: true), ModelFrontier.Piece(points: 2..<3),
      ModelFrontier.Piece(points: 3..<5),
    ],
    ideal: [1, 3], nadir: [9, 9], completeness: .complete, knee: 2)

  private func report(
    _ frontier: ModelFrontier = pieces, model: NamedModel = model, width: Int = 80
  ) -> ModelFrontierReport {
    ModelFrontierReport(
      frontier, of: model, verification: ModelVerifier(model).verify(frontier),
      options: TextOptions(width: width, unicode: false, fileName: "a.mop"))
  }

  /// The report behind its picture.
  private func words(_ report: ModelFrontierReport) -> String {
    let text = report.text
    return text.range(of: "\npoint").map { String(text[$0.lowerBound...]) } ?? text
  }

  @Test("pieces are told apart, their open ends marked")
  func piecesTable() {
    #expect(
      words(report()) == """

        point  cost  time  time per cost to the next  piece  a    b  rent
            1     1   9.0                       -1.5      1  1  9.0     0
            2     3   6.0                                 1  3  6.0     0  open end
            3     3   4.0                                 2  3  4.0     1  best bend
            4     5   3.5                     -0.125      3  5  3.5     0
            5     9   3.0                                 3  9  3.0     0

        Complete: 5 points in 3 pieces. Straight mixes between neighbours of a piece are
        on the frontier too, and no point is better than these. A piece comes as near to
        an open end as one likes; the point itself is beaten by another piece.
        Best bend: point 3 with cost 3 and time 4.0.
        Verified: 28 checks, recomputed from the model alone.

        """)
  }

  @Test("lines lead along pieces and not between them, and open ends have a sign of their own")
  func plot() {
    #expect(
      report(width: 60).text.hasPrefix(
        """
        machines | minimize cost and time

        time, less is better
          | o.
        8 + 1 ...
          |      ..
          |        ...
          |           ...
        6 +              .(2
          |
          |
        4 +               #3           4o.............             5
          |                                           .............o
          +--------+-------------+------------+-------------+-------
                   2             4            6             8
                                                cost, less is better

        """))
  }

  @Test("isolated points have no rates and no pieces")
  func isolated() {
    var frontier = Self.pieces
    frontier.points.remove(at: 1)
    frontier.pieces = frontier.points.indices.map { ModelFrontier.Piece(points: $0..<$0 + 1) }
    frontier.knee = nil
    #expect(
      words(report(frontier)) == """

        point  cost  time  a    b  rent
            1     1   9.0  1  9.0     0
            2     3   4.0  3  4.0     1
            3     5   3.5  5  3.5     0
            4     9   3.0  9  3.0     0

        Complete: 4 points. Every other point is worse in one objective than one of
        these, and better in none.
        Verified: 23 checks, recomputed from the model alone.

        """)
  }

  @Test("a single point, a gap, an early end and endless ends are each said in words of their own")
  func completeness() {
    func sentence(_ change: (inout ModelFrontier) -> Void) -> String {
      var frontier = Self.pieces
      frontier.pieces = [ModelFrontier.Piece(points: 0..<5)]
      frontier.knee = nil
      change(&frontier)
      let text = words(report(frontier, width: 400))
      let lines = text.split(separator: "\n").drop { !$0.contains("omplete") && !$0.contains(":") }
      return lines.dropLast().joined(separator: "|")
    }
    #expect(
      sentence { $0.completeness = .withinGap(0.01) }
        == "5 points: no point is better than a mix of neighbours by more than 1% of each objective's range (0.08 cost, 0.06 time)."
    )
    #expect(
      sentence {
        $0.completeness = .partial(.solve(.timeLimit), gap: 0.25)
        $0.provenShare = 0.4
      }
        == "Incomplete, stopped at the time limit with 5 points: no point is better than a mix of neighbours by more than 25% of each objective's range (2 cost, 1.5 time). Over 40.0% of the range of cost all that was asked for is proven."
    )
    #expect(
      sentence { $0.completeness = .partial(.pointLimit, gap: nil) }
        == "Incomplete, stopped because there are too many points with 5 points: how much better other points could be is not proven."
    )
    #expect(
      sentence { frontier in
        frontier.points = [Self.point(1, 3)]
        frontier.pieces = [ModelFrontier.Piece(points: 0..<1)]
      }
        == "Complete: one point is best in cost and in time at once; there is nothing to trade off."
    )
    #expect(
      sentence { frontier in
        frontier.directions = ModelFrontier.Directions(
          beforeFirst: [-0.25, 0.75], behindLast: [0.5, -0.5])
      }
        == "Complete: 5 points, with straight mixes between neighbours and the lines beyond the ends. No point is better than these.|Beyond point 1 the frontier goes on for ever: -0.25 cost with +0.75 time.|Beyond point 5 the frontier goes on for ever: +0.5 cost with -0.5 time."
    )
  }

  @Test("columns that do not fit are left to CSV")
  func narrow() {
    #expect(
      words(report(width: 40)).hasSuffix(
        "Not all columns fit here: '--format csv'\nhas every column that is not 0\neverywhere.\n"))
  }

  @Test("CSV has a row per point and a column for everything that is not 0 everywhere")
  func csv() {
    #expect(
      report().csv == """
        cost,time,piece,end,a,b,rent
        1,9,1,closed,1,9,0
        3,6,1,open,3,6,0
        3,4,2,closed,3,4,1
        5,3.5,3,closed,5,3.5,0
        9,3,3,closed,9,3,0

        """)
  }

  @Test("rows that clash are listed with the side that they lean on")
  func conflict() {
    func text(_ multipliers: [Double]?) -> String {
      NoModelFrontierReport(
        .infeasible(ModelInfeasibility(rowMultipliers: multipliers)), of: Self.model
      ).text
    }
    #expect(
      text([-1, 2]) == """
        error[A201]: no point keeps all rows and bounds
          These rows cannot hold together within the bounds:
            need: at least 3
            cap: at most 2

        """)
    #expect(
      text(nil) == """
        error[A201]: no point keeps all rows and bounds
          Fractions would do, but no whole numbers: every case was tried.

        """)
  }
}
