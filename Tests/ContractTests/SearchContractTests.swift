// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

/// Every search for a frontier on every known frontier of two objectives.
@Suite struct SearchContractTests {
  /// A search for a frontier.
  enum Search: CaseIterable, Sendable {
    case sandwich, fineSandwich, even

    func run<S: Scalarizer & ~Copyable>(
      _ scalarizer: inout S
    ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
      let endGap = [0.0, 0.0]
      return switch self {
      case .sandwich: try SandwichFrontier(gap: 0.02, endGap: endGap).run(&scalarizer)
      case .fineSandwich: try SandwichFrontier(gap: 1e-6, endGap: endGap).run(&scalarizer)
      case .even: try EvenFrontier(count: 5, shapeGap: 0.02, endGap: endGap).run(&scalarizer)
      }
    }
  }

  @Test(
    "A search covers the known frontier within the gap that it states",
    arguments: try LinearInstance.all("lp2_"), Search.allCases)
  func coverage(_ instance: LinearInstance, _ search: Search) throws {
    try check(instance, search)
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing for a search",
    arguments: try LinearInstance.all("lp2_"), Search.allCases)
  func units(_ instance: LinearInstance, _ search: Search) throws {
    for factors in [[1e-9, 1], [1e9, 1], [1, 1e-9], [1, 1e9], [1e9, 1e-9], [1e-9, 1e9]] {
      try check(instance, search, factors: factors)
    }
    for offsets in [[1e9, 0], [0, -1e9]] {
      try check(instance, search, offsets: offsets)
    }
  }

  @Test(
    "Whichever solve of a search goes wrong, what is stated about the frontier holds",
    arguments: try LinearInstance.all("lp2_"), Fault.allCases)
  func faults(_ instance: LinearInstance, _ fault: Fault) throws {
    for search in [Search.sandwich, .even] {
      var place = 1
      while try fails(instance, search, fault, at: place) { place += 1 }
    }
  }

  /// Runs a search without faults.
  private func check(
    _ instance: LinearInstance, _ search: Search, factors: [Double] = [1, 1],
    offsets: [Double] = [0, 0]
  ) throws {
    let program = instance.program(factors: factors, offsets: offsets)
    var scalarizer = try LinearScalarizer(program)
    let outcome = try search.run(&scalarizer)
    switch outcome {
    case .found(let frontier):
      #expect(instance.hasTwoEnds)
      let known = Known(instance, program, factors: factors, offsets: offsets)
      #expect(known.complaints(about: frontier).isEmpty)
      #expect(frontier.interruption == nil || known.resolution > 1e-6)
      switch search {
      case .sandwich: #expect(frontier.gap <= 0.02)
      case .fineSandwich: #expect(frontier.gap <= max(1e-6, known.resolution))
      case .even: #expect(frontier.points.count == (known.vertices.count > 1 ? 5 : 1))
      }
    case .infeasible: #expect(instance.expected.status == .infeasible)
    case .unbounded:
      #expect(instance.expected.status != .infeasible && !instance.hasTwoEnds)
    case .interrupted: Issue.record("\(outcome)")
    }
  }

  /// Runs a search in which one solve goes wrong, if it comes to it.
  private func fails(
    _ instance: LinearInstance, _ search: Search, _ fault: Fault, at place: Int
  ) throws -> Bool {
    let program = instance.program()
    var scalarizer = FaultyScalarizer(try LinearScalarizer(program), fault, at: place)
    let outcome: FrontierSearchOutcome<LinearSolution>
    do {
      outcome = try search.run(&scalarizer)
    } catch {
      #expect(place == 1 && fault == .failure)
      return true
    }
    let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
    #expect(!wasAskedInVain)
    switch outcome {
    case .found(let frontier):
      // With its second end unknown, a frontier without end on that side is known in part.
      guard instance.hasTwoEnds else {
        #expect(frontier.interruption != nil && frontier.points.count == 1)
        break
      }
      let known = Known(instance, program)
      #expect(known.complaints(about: frontier).isEmpty, "solve \(place)")
    case .interrupted: #expect(place == 1)
    case .infeasible:
      #expect(instance.expected.status == .infeasible || place == 1 && fault == .infeasible)
    case .unbounded: #expect(!instance.hasTwoEnds)
    }
    return hasFailed
  }

  /// What is known of an instance's frontier, in the units in which it is searched.
  private struct Known {
    let program: MultiObjectiveLinearProgram
    let vertices: [[Double]]
    let contract: FrontierContract
    /// The last digit of a value, as a share of its range: nothing finer can be proven from values.
    let resolution: Double

    init(
      _ instance: LinearInstance, _ program: MultiObjectiveLinearProgram,
      factors: [Double] = [1, 1], offsets: [Double] = [0, 0]
    ) {
      self.program = program
      let places = instance.expected.nondominated.map(instance.maximized).sorted { $0[0] > $1[0] }
      let known = KnownFrontier(.vertices(places), units: factors, offsets: offsets)
      let vertices = known.vertices
      self.vertices = vertices
      resolution = (0...1).reduce(0) { largest, index in
        let size = vertices.reduce(0) { max($0, abs($1[index])) }
        return max(largest, size.ulp / (factors[index] * instance.ranges[index]))
      }
      let tolerance = 1e-9 + 50 * resolution
      contract = FrontierContract(truth: known.samples(), tolerance: tolerance) { values in
        known.holds(values, tolerance: tolerance * max(instance.ranges[0], instance.ranges[1]))
      }
    }

    func complaints(about frontier: SearchedFrontier<LinearSolution>) -> [String] {
      contract.complaints(about: frontier)
        + frontier.points.compactMap { point in
          program.violation(of: point.solution.x) <= 1e-9
            ? nil : "\(point.values) breaks a row or bound"
        }
        + frontier.points.compactMap { point in
          program.objectiveValues(at: point.solution.x) == point.values
            ? nil : "\(point.values) are not the values of their point"
        }
    }
  }
}

extension LinearInstance {
  /// Whether each objective by itself has a best value.
  fileprivate var hasTwoEnds: Bool {
    expected.status == .optimal && (expected.extreme_directions ?? []).isEmpty
  }
}
