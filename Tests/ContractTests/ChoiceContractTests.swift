// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

/// Every search of a program with choices on every known frontier of two objectives.
@Suite struct ChoiceContractTests {
  @Test(
    "A sweep finds exactly the known points",
    arguments: try LinearInstance.all("mip2_") + LinearInstance.all("milp2_int_objs_cont_slack"))
  func complete(_ instance: LinearInstance) throws {
    try check(ChoiceInstance(instance)) { (scalarizer) throws(ScalarizerFailure) in
      try CompleteFrontier().run(&scalarizer)
    }
  }

  @Test(
    "A frontier in pieces has exactly the known stretches, points and open ends",
    arguments: try LinearInstance.all("milp2_") + LinearInstance.all("lp2_") + small)
  func pieces(_ instance: LinearInstance) throws {
    try check(ChoiceInstance(instance)) { (scalarizer) throws(ScalarizerFailure) in
      try PieceFrontier().run(&scalarizer)
    }
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing but the numbers",
    arguments: try LinearInstance.all("milp2_") + tiny)
  func units(_ instance: LinearInstance) throws {
    for factors in [[1e-9, 1], [1e9, 1], [1, 1e-9], [1, 1e9], [1e9, 1e-9], [1e-9, 1e9]] {
      try checkBoth(ChoiceInstance(instance, factors: factors))
    }
    for offsets in [[1e9, 0], [0, -1e9]] {
      try checkBoth(ChoiceInstance(instance, offsets: offsets))
    }
  }

  @Test(
    "Boxes cover the known frontier within the gap that they state",
    arguments: try LinearInstance.all("milp2_") + LinearInstance.all("lp2_") + small)
  func boxes(_ instance: LinearInstance) throws {
    for target in [BoxFrontier.Target.gap(0.1), .points(4)] {
      let known = ChoiceInstance(instance)
      var scalarizer = try IntegerScalarizer(known.program)
      let outcome = try BoxFrontier(until: target).run(&scalarizer)
      guard case .found(let frontier) = outcome else {
        expectNone(outcome, known)
        continue
      }
      #expect(known.hasTwoEnds)
      #expect(frontier.interruption == nil)
      #expect(known.complaints(about: frontier).isEmpty)
      switch target {
      case .gap(let gap): #expect(frontier.gap <= gap)
      case .points(let count):
        #expect(frontier.pieces.count <= count)
        #expect(frontier.pieces.count == count || frontier.gap <= 1e-6)
      }
    }
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: try LinearInstance.all("milp2_") + tiny, Fault.allCases)
  func faults(_ instance: LinearInstance, _ fault: Fault) throws {
    let known = ChoiceInstance(instance)
    var place = 1
    while try fails(
      known, fault, at: place,
      { (scalarizer) throws(ScalarizerFailure) in
        scalarizer.slicesArePoints
          ? try CompleteFrontier().run(&scalarizer) : try PieceFrontier().run(&scalarizer)
      })
    { place += 1 }
  }

  /// Discrete instances that take a moment.
  private static var small: [LinearInstance] {
    get throws {
      try LinearInstance.all("mip2_").filter { !$0.name.contains("2kp100") }
    }
  }

  /// Discrete instances that take no time.
  private static var tiny: [LinearInstance] {
    get throws {
      let names = [
        "mip2_ehrgott_kp5", "mip2_weak_trap", "mip2_trap_all_unsupported", "mip2_duplicates",
        "mip2_single_point", "mip2_infeasible_parity", "mip2_parallel_opposed",
      ]
      return try names.flatMap(LinearInstance.all)
    }
  }

  private typealias Outcome = FrontierSearchOutcome<IntegerSolution>

  private func checkBoth(_ known: ChoiceInstance) throws {
    try check(known) { (scalarizer) throws(ScalarizerFailure) in
      scalarizer.slicesArePoints
        ? try CompleteFrontier().run(&scalarizer) : try PieceFrontier().run(&scalarizer)
    }
  }

  /// Runs an exact search without faults.
  private func check(
    _ known: ChoiceInstance,
    _ search: (inout IntegerScalarizer) throws(ScalarizerFailure) -> Outcome
  ) throws {
    var scalarizer = try IntegerScalarizer(known.program)
    let outcome = try search(&scalarizer)
    guard case .found(let frontier) = outcome else {
      expectNone(outcome, known)
      return
    }
    #expect(known.hasTwoEnds)
    #expect(frontier.gap == 0)
    #expect(frontier.interruption == nil && frontier.provenShare == 1)
    #expect(known.complaints(about: frontier).isEmpty)
    let (edges, expected) = (known.edges(of: frontier), known.edges)
    #expect(edges.count == expected.count, "\(edges), expected \(expected)")
    for (edge, other) in zip(edges, expected) {
      #expect(edge.ends == other.ends, "\(edge), expected \(other)")
      #expect(edge.points.count == other.points.count)
      for (point, place) in zip(edge.points, other.points) {
        #expect(known.agree(point, place), "\(point), expected \(place)")
      }
    }
  }

  private func expectNone(_ outcome: Outcome, _ known: ChoiceInstance) {
    switch outcome {
    case .infeasible: #expect(known.instance.expected.status == .infeasible)
    case .unbounded:
      #expect(known.instance.expected.status != .infeasible && !known.hasTwoEnds)
    case .found, .interrupted: Issue.record("\(outcome)")
    }
  }

  /// Runs a search in which one solve goes wrong, if it comes to it.
  private func fails(
    _ known: ChoiceInstance, _ fault: Fault, at place: Int,
    _ search: (inout FaultyScalarizer<IntegerScalarizer>) throws(ScalarizerFailure) -> Outcome
  ) throws -> Bool {
    var scalarizer = FaultyScalarizer(try IntegerScalarizer(known.program), fault, at: place)
    let outcome: Outcome
    do {
      outcome = try search(&scalarizer)
    } catch {
      #expect(place == 1 && fault == .failure)
      return true
    }
    let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
    #expect(!wasAskedInVain, "solve \(place)")
    switch outcome {
    case .found(let frontier):
      #expect(known.complaints(about: frontier).isEmpty, "solve \(place)")
      #expect((frontier.interruption == nil) == (frontier.gap == 0), "solve \(place)")
    case .interrupted: #expect(place == 1)
    case .infeasible:
      #expect(known.instance.expected.status == .infeasible || place == 1 && fault == .infeasible)
    case .unbounded: Issue.record("\(outcome)")
    }
    return hasFailed
  }
}
