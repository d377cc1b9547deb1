// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Models
import ParetoTesting
import Programs
import Testing
import Verification

/// Frontiers of three objectives that go on for ever, against a listing of all corners and edges by
/// hand.
@Suite struct EndlessFrontierTests {
  /// Weighted sums of three objectives that may not pass limits: nothing else bounds the
  /// objectives.
  struct Funnel: CustomTestStringConvertible, Sendable {
    var weights: [[Double]]
    var limits: [Double]
    var testDescription: String { "\(weights) ≤ \(limits)" }

    func model(_ sense: LinearModel.Sense) -> NamedModel {
      let sign: Double = sense == .maximize ? 1 : -1
      return NamedModel(
        sense: sense,
        objectives: (0..<3).map { own in
          NamedModel.Objective(
            name: "f\(own)", coefficients: (0..<3).map { $0 == own ? 1 : 0 })
        },
        constraints: limits.enumerated().map { row, limit in
          NamedModel.Constraint(
            name: "r\(row)", bounds: sign > 0 ? .atMost(limit) : .atLeast(-limit))
        },
        variables: (0..<3).map { NamedModel.Variable(name: "y\($0)", bounds: .free) },
        entries: weights.enumerated().flatMap { row, weights in
          weights.enumerated().map {
            NamedModel.Entry(Row(index: row), Column(index: $0), $1)
          }
        })
    }

    /// The points at which three limits meet and no other is passed.
    var corners: [[Double]] {
      let count = weights.count
      var corners: [[Double]] = []
      for i in 0..<count {
        for j in i + 1..<count {
          for k in j + 1..<count {
            let volume = dot(weights[i], cross(weights[j], weights[k]))
            guard abs(volume) > 1e-9 else { continue }
            let parts = [
              (limits[i], cross(weights[j], weights[k])),
              (limits[j], cross(weights[k], weights[i])),
              (limits[k], cross(weights[i], weights[j])),
            ]
            let corner = (0..<3).map { axis in
              parts.reduce(0) { $0 + $1.0 * $1.1[axis] } / volume
            }
            let isInside = zip(weights, limits).allSatisfy { dot($0, corner) <= $1 + 1e-9 }
            if isInside { corners.append(corner) }
          }
        }
      }
      return corners
    }

    /// The changes along which two limits stay met for ever and no other is passed.
    var directions: [[Double]] {
      var directions: [[Double]] = []
      for i in weights.indices {
        for j in weights.indices where i != j {
          let direction = cross(weights[i], weights[j])
          guard weights.allSatisfy({ dot($0, direction) <= 1e-9 }) else { continue }
          let size = direction.reduce(0) { $0 + abs($1) }
          directions.append(direction.map { $0 / size })
        }
      }
      return directions
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func cross(_ a: [Double], _ b: [Double]) -> [Double] {
      [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    }
  }

  /// Sums whose weights lie around a circle, so that each of them is needed, with limits that make
  /// several corners.
  private static var funnels: [Funnel] {
    let circle: [[Double]] = [
      [6, 2, 2], [5, 4, 1], [2, 6, 2], [1, 5, 4], [2, 2, 6], [4, 1, 5],
    ]
    let limits: [[Double]] = [
      [60, 61, 62, 60, 63, 60], [60, 70, 65, 62, 60, 66], [-60, -58, -61, -60, -59, -57],
    ]
    return limits.flatMap { limits in
      [[0, 2, 4], [0, 1, 2, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]].map { chosen in
        Funnel(weights: chosen.map { circle[$0] }, limits: chosen.map { limits[$0] })
      }
    }
  }

  @Test(
    "have the corners and the directions that a listing finds", arguments: funnels,
    [LinearModel.Sense.maximize, .minimize])
  func listing(_ funnel: Funnel, _ sense: LinearModel.Sense) throws {
    let model = funnel.model(sense)
    guard case .found(let frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(frontier.completeness == .complete)
    #expect(ModelVerifier(model).verify(frontier).failures == [])
    let points = frontier.points.map { $0.values.map { $0 * model.sign } }
    #expect(match(points, funnel.corners, within: 1e-6), "\(points) \(funnel.corners)")
    let several = try #require(frontier.several)
    let changes = several.directions.map { $0.changes.map { $0 * model.sign } }
    #expect(match(changes, funnel.directions, within: 1e-9), "\(changes) \(funnel.directions)")
    #expect(frontier.ideal == model.objectives.map { _ in .infinity * model.sign })
    #expect(several.balanced == nil)
  }

  @Test("are the same in other units")
  func units() throws {
    let funnel = try #require(Self.funnels.last)
    var model = funnel.model(.maximize)
    let factors = [1e-9, 1, 1e6]
    for (objective, factor) in factors.enumerated() {
      model.objectives[objective].coefficients[objective] = factor
    }
    guard case .found(let frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    #expect(ModelVerifier(model).verify(frontier).failures == [])
    let points = frontier.points.map { zip($0.values, factors).map { $0 / $1 } }
    #expect(match(points, funnel.corners, within: 1e-6))
    #expect(frontier.several?.directions.count == funnel.directions.count)
  }

  @Test("do not exist where all grow at once, nor have a corner along a line")
  func none() throws {
    let line = Funnel(weights: [[1, 1, 1], [2, 1, 1]], limits: [1, 2])
    guard case .unbounded(.line) = try ModelSearch(line.model(.maximize)).run() else {
      Issue.record("there is no corner")
      return
    }
    let growing = Funnel(weights: [[1, -1, 0], [-1, 1, 0], [0, 0, 1]], limits: [1, 1, 1])
    guard
      case .unbounded(.objectives(let objectives)) = try ModelSearch(growing.model(.maximize)).run()
    else {
      Issue.record("no point is efficient")
      return
    }
    #expect(objectives == [0, 1])
  }

  @Test("fail verification where a direction runs into a limit, or changes something else")
  func verification() throws {
    let model = try #require(Self.funnels.first).model(.maximize)
    guard case .found(let frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    let good = try #require(frontier.several?.directions.first)
    for wrong in [
      ModelFrontier.Direction(
        changes: good.changes.map { -$0 }, columns: good.columns.map { -$0 }),
      ModelFrontier.Direction(changes: good.changes.reversed(), columns: good.columns),
      ModelFrontier.Direction(changes: [], columns: []),
    ] {
      var frontier = frontier
      frontier.several?.directions[0] = wrong
      #expect(ModelVerifier(model).verify(frontier).failures.map(\.subject) == [.direction])
    }
  }

  @Test(
    "of two objectives have the directions that a walk finds",
    arguments: try LinearInstance.all("lp2_"))
  func walks(_ instance: LinearInstance) throws {
    let program = ManyObjectiveInstance(instance).linear
    var walk = try LinearFrontierWalk(program)
    switch (try walk.run(), try BoundedWeights.find(program)) {
    case (.found(let frontier), .found(let weights)):
      #expect(
        match(weights.directions.map(\.changes), frontier.extremeDirections, within: 1e-9))
    case (.unbounded(.noVertex), .line), (.unbounded(.noEfficientPoint), .none): break
    case (.infeasible, _): #expect(instance.expected.status == .infeasible)
    case (let walked, let found): Issue.record("\(walked) but \(found)")
    }
  }

  /// Whether two lists hold the same vectors in any order.
  private func match(_ found: [[Double]], _ known: [[Double]], within tolerance: Double) -> Bool {
    func agree(_ one: [Double], _ other: [Double]) -> Bool {
      zip(one, other).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    }
    return found.count == known.count
      && known.allSatisfy { known in found.contains { agree($0, known) } }
  }
}
