// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Models
import Pareto
import Programs
import Testing

@Suite("Named models")
struct NamedModelTests {
  /// Two objectives over x in 0...1 and y in 0...1, x + y at most 1.5.
  static func model(_ sense: LinearModel.Sense) -> NamedModel {
    NamedModel(
      sense: sense,
      objectives: [
        NamedModel.Objective(name: "f", coefficients: [1, 2], constant: 3),
        NamedModel.Objective(name: "g", coefficients: [2, 1]),
      ],
      constraints: [NamedModel.Constraint(name: "cap", bounds: .atMost(1.5))],
      variables: ["x", "y"].map { NamedModel.Variable(name: $0, bounds: .between(0, 1)) },
      entries: (0..<2).map { NamedModel.Entry(Row(index: 0), Column(index: $0), 1) })
  }

  @Test("become programs that maximize")
  func program() {
    #expect(Self.model(.maximize).program.objectiveValues(at: [1, 1]) == [6, 3])
    #expect(Self.model(.minimize).program.objectiveValues(at: [1, 1]) == [-6, -3])
    #expect(Self.model(.minimize).program.rowBounds == [.atMost(1.5)])
    #expect(!Self.model(.minimize).hasIntegers)
  }

  @Test("have frontiers in their own sense, with rates between neighbours")
  func senses() throws {
    guard case .found(let frontier) = try ModelSearch(Self.model(.maximize)).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(frontier.points.map(\.values) == [[5.5, 2], [5, 2.5]])
    #expect(frontier.ideal == [5.5, 2.5])
    #expect(frontier.nadir == [5, 2])
    #expect(frontier.exchangeRates == [-1, nil])
    guard case .found(let least) = try ModelSearch(Self.model(.minimize)).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(least.points.map(\.values) == [[3, 0]])
    #expect(least.points[0].columns == [0, 0])
  }

  @Test("leave out a corner that is better than its neighbour by next to nothing, and worse by far")
  func nearlyBeaten() throws {
    let model = NamedModel(
      sense: .maximize,
      objectives: [
        NamedModel.Objective(name: "f", coefficients: [1, 0, 1e6]),
        NamedModel.Objective(name: "g", coefficients: [0, 1, -10]),
      ],
      constraints: [
        NamedModel.Constraint(name: "steep", bounds: .atMost(1)),
        NamedModel.Constraint(name: "sum", bounds: .atMost(1.5)),
      ],
      variables: ["x", "y", "z"].map { NamedModel.Variable(name: $0, bounds: .between(0, 1)) },
      entries: [(0, 0, 1), (0, 1, 1e-6), (1, 0, 1), (1, 1, 1)].map {
        NamedModel.Entry(Row(index: $0.0), Column(index: $0.1), $0.2)
      })
    guard case .found(let frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(frontier.completeness == .complete)
    #expect(frontier.points.map { ($0.values[1] * 1000).rounded() } == [-9500, -9000, 1000])
  }

  @Test("that grow for ever name the objectives that do")
  func unbounded() throws {
    var model = Self.model(.maximize)
    model.constraints[0].bounds = .free
    model.variables[0].bounds = .nonnegative
    model.objectives[0].coefficients = [0, 1]
    guard case .unbounded(.objectives(let objectives)) = try ModelSearch(model).run() else {
      Issue.record("the second objective is unbounded")
      return
    }
    #expect(objectives == [1])
  }

  @Test("with a frontier that goes on for ever have infinite ends there")
  func endless() throws {
    var model = Self.model(.minimize)
    model.objectives = [
      NamedModel.Objective(name: "f", coefficients: [1, 0]),
      NamedModel.Objective(name: "g", coefficients: [0, 1]),
    ]
    model.constraints[0].bounds = .atLeast(1)
    model.variables = [
      NamedModel.Variable(name: "x", bounds: .free),
      NamedModel.Variable(name: "y", bounds: .nonnegative),
    ]
    guard case .found(let frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(frontier.points.map(\.values) == [[1, 0]])
    #expect(frontier.directions == ModelFrontier.Directions(beforeFirst: [-0.5, 0.5]))
    #expect(frontier.ideal == [-.infinity, 0])
    #expect(frontier.nadir == [1, .infinity])
  }
}
