// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs
import Testing

@Suite struct LinearQueryTests {
  @Test("All instances can be read")
  func instancesAreRead() throws {
    #expect(try LinearInstance.all("lp2_").count == 35)
    #expect(try LinearInstance.all("lp").count - LinearInstance.all("lp2_").count == 11)
  }

  @Test(
    "Maximizing one objective after the other gives the known end",
    arguments: try LinearInstance.all("lp"))
  func lexicographicEnds(_ instance: LinearInstance) throws {
    let program = instance.program()
    var scalarizer = try LinearScalarizer(program)
    for query in instance.expected.queries ?? [] where query.type == .lexicographic {
      let order = try #require(query.order)
      let outcome = try scalarizer.lexicographicOptimum(order: order, gap: order.map { _ in 0 })
      switch outcome {
      case .found(let point):
        let expected = instance.maximized(try #require(query.y))
        for objective in expected.indices {
          #expect(
            instance.agree(point.values[objective], expected[objective], on: objective),
            "order \(order): \(point.values), expected \(expected)")
        }
        #expect(program.violation(of: point.solution.x) < 1e-9)
        #expect(point.solution.bound >= point.solution.value)
        #expect(
          point.solution.bound - point.solution.value <= 1e-9 * max(1, abs(point.solution.value)))
      case .unbounded: #expect(query.status == .unbounded, "order \(order)")
      case .infeasible, .interrupted: Issue.record("order \(order): \(outcome)")
      }
    }
  }

  @Test(
    "A floor on one objective gives the known best of the other",
    arguments: try LinearInstance.all("lp2_"))
  func floors(_ instance: LinearInstance) throws {
    let program = instance.program()
    var scalarizer = try LinearScalarizer(program)
    for query in instance.expected.queries ?? [] where query.type == .epsilonConstraint {
      let best = try #require(query.objective)
      let limited = try #require(query.bound_on)
      var floors = [-Double.infinity, -Double.infinity]
      floors[limited] = try #require(query.bound) * instance.sense[limited].sign
      let outcome = try scalarizer.solve(
        Scalarization(weights: best == 0 ? [1, 0] : [0, 1], floors: floors, gap: 0))
      guard case .found(let point) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      let expected = try #require(query.y_objective) * instance.sense[best].sign
      #expect(
        instance.agree(point.values[best], expected, on: best), "\(point.values), \(expected)")
      #expect(
        point.values[limited] >= floors[limited] - 1e-9 * max(1, abs(floors[limited])))
      #expect(point.solution.floorMultipliers[limited] > 0)
      #expect(
        instance.agree(point.solution.bound, point.solution.value, on: best), "the proof is tight")
      for expected in instance.expected.nondominated.map(instance.maximized) {
        let score = zip(point.support.weights, expected).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(
          score <= point.support.bound + 1e-9 * max(1, abs(score)), "the support holds every point")
      }
    }
  }

  @Test("What has no point is proven to have none", arguments: try LinearInstance.all("lp"))
  func infeasible(_ instance: LinearInstance) throws {
    var scalarizer = try LinearScalarizer(instance.program())
    let weights = instance.sense.map { _ in 1.0 }
    let outcome = try scalarizer.solve(Scalarization(weights: weights, gap: 0))
    switch outcome {
    case .infeasible:
      #expect(instance.expected.status == .infeasible)
      let proof = scalarizer.infeasibility
      #expect(try #require(proof).violation > 0)
    case .found, .unbounded: #expect(instance.expected.status != .infeasible)
    case .interrupted: Issue.record("\(outcome)")
    }
  }
}
