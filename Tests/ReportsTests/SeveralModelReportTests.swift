// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPK
import Limits
import Models
import Reports
import Testing
import Verification

@Suite("Reports on models of three objectives")
struct SeveralModelReportTests {
  private static let model = NamedModel(
    name: "mix", sense: .maximize,
    objectives: ["reach", "trust", "sales"].enumerated().map { index, name in
      NamedModel.Objective(name: name, coefficients: (0..<3).map { $0 == index ? 1 : 0 })
    },
    constraints: [],
    variables: ["a", "b", "c"].map { NamedModel.Variable(name: $0, bounds: .between(0, 9)) },
    entries: [])

  private static let frontier: ModelFrontier = {
    let points: [[Double]] = [[9, 0, 1], [5, 4, 4], [2, 2, 9], [0, 8, 0]]
    return ModelFrontier(
      points: points.map { ModelFrontier.Point(values: $0, columns: $0) },
      pieces: points.indices.map { ModelFrontier.Piece(points: $0..<$0 + 1) },
      ideal: [9, 8, 9], nadir: [0, 0, 0], completeness: .complete, knee: 1,
      several: ModelFrontier.Several(
        isMixed: false, payoffNadir: [0, 0, 1], isNadirProven: true, balanced: 1))
  }()

  private func report(
    _ change: (inout ModelFrontier) -> Void = { _ in }
  ) -> ModelFrontierReport {
    var frontier = Self.frontier
    change(&frontier)
    return ModelFrontierReport(
      frontier, of: Self.model, verification: ModelVerifier(Self.model).verify(frontier),
      options: TextOptions(width: 90, unicode: false, fileName: "a.mop"))
  }

  @Test("have a column per objective, and say which points are the best, the bend and balanced")
  func text() {
    #expect(
      report().text == """
        mix | maximize reach, trust and sales

        point  reach  trust  sales  a  b  c
            1      9      0      1  9  0  1  best reach
            2      5      4      4  5  4  4  best bend, balanced
            3      2      2      9  2  2  9  best sales
            4      0      8      0  0  8  0  best trust

        Complete: 4 points. Every other point is worse in one objective than one of these, and
        better in none.
        Best bend: point 2 with reach 5, trust 4 and sales 4.
        Balanced: point 2 with reach 5, trust 4 and sales 4.
        Worst among all good points: reach 0, trust 0, sales 0. The points that are best in one
        objective would have said sales 1: scales made from these alone would be off.
        Verified: 27 checks, recomputed from the model alone.

        """)
  }

  @Test("say what stands for the points that are not listed")
  func words() {
    let mixed = report {
      $0.several?.isMixed = true
      $0.several?.isNadirProven = false
      $0.several?.payoffNadir = [0, 0, 0]
      $0.completeness = .withinGap(0.1)
    }
    let text = mixed.text.replacing("\n", with: " ")
    #expect(
      text.contains(
        "4 points: no point is better than a mix of these by more than 10% of each objective's range (0.9 reach, 0.8 trust, 0.9 sales)."
      ))
    #expect(text.contains("Worst among the points found: reach 0, trust 0, sales 0. Verified"))
  }

  @Test("have every objective in JSON and CSV")
  func data() throws {
    #expect(report().csv.hasPrefix("reach,trust,sales,piece,end,a,b,c\n9,0,1,1,closed,9,0,1\n"))
    let envelope = JSONEnvelope(.modelFrontier, status: "done", message: "4 points")
    let json = report().json(envelope)
    for part in [
      #""schema" : "apportion.model-frontier/1.1""#, #""covers" : "points""#, #""balanced" : 2"#,
      #""worstOfBest" : 1"#, #""worstProven" : true"#, #""name" : "sales""#,
    ] { #expect(json.contains(part), "\(part)") }
  }
}
