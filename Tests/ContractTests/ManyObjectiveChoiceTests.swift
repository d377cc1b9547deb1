// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

@Suite struct ManyObjectiveChoiceTests {
  @Test("All instances of three and four objectives can be read")
  func instancesAreRead() throws {
    #expect(try LinearInstance.all("mip3_").count == 7)
    #expect(try LinearInstance.all("mip4_").count == 1)
  }

  @Test(
    "A search for all points lists exactly the known ones", arguments: try small + twoObjectives)
  func allPoints(_ instance: LinearInstance) throws {
    try check(ManyObjectiveInstance(instance), .all)
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing but the numbers",
    arguments: try small.filter { !$0.name.contains("projects") })
  func units(_ instance: LinearInstance) throws {
    for (factors, offsets) in ManyObjectiveInstance.units(instance.objectives.count) {
      try check(ManyObjectiveInstance(instance, factors: factors, offsets: offsets), .all)
    }
  }

  @Test(
    "A search to a gap covers every known point within the gap that it states",
    arguments: try small + LinearInstance.all("mip3_augmecon_3kp40") + LinearInstance.all("milp2_"))
  func gaps(_ instance: LinearInstance) throws {
    try check(ManyObjectiveInstance(instance), .gap(0.2))
  }

  @Test("A search for a number of points finds so many, and says what they miss")
  func numbers() throws {
    for instance in try LinearInstance.all("mip3_ap5") {
      let known = ManyObjectiveInstance(instance)
      var scalarizer = try IntegerScalarizer(known.program)
      let search = ZoneFrontier(until: .points(9), endGap: [0, 0, 0])
      guard case .found(let frontier) = try search.run(&scalarizer) else {
        Issue.record("there is a frontier")
        continue
      }
      #expect(frontier.points.count == 9)
      #expect(frontier.interruption == nil)
      #expect(frontier.gap > 0 && frontier.gap < 0.5)
      #expect(known.complaints(about: frontier) { $0.x }.isEmpty)
    }
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: try tiny, Fault.allCases)
  func faults(_ instance: LinearInstance, _ fault: Fault) throws {
    let known = ManyObjectiveInstance(instance)
    var place = 1
    while try fails(known, .all, fault, at: place) { place += 1 }
    // Among floors that no known point keeps, that there is none cannot be told from the truth.
    guard fault != .infeasible else { return }
    place = 1
    while try fails(known, .gap(0.1), fault, at: place) { place += 1 }
  }

  /// Instances that take a moment.
  private static var small: [LinearInstance] {
    get throws {
      try ["mip3_", "mip4_"].flatMap(LinearInstance.all).filter { !$0.name.contains("3kp40") }
    }
  }

  private static var twoObjectives: [LinearInstance] {
    get throws {
      try LinearInstance.all("mip2_").filter {
        !$0.name.contains("kp50") && !$0.name.contains("kp100")
      }
    }
  }

  /// Instances that take no time.
  private static var tiny: [LinearInstance] {
    get throws {
      try ["mip3_unsupported_mid", "mip3_infeasible", "mip3_moa_kp10"]
        .flatMap(LinearInstance.all)
    }
  }

  private func check(_ known: ManyObjectiveInstance, _ target: ZoneFrontier.Target) throws {
    var scalarizer = try IntegerScalarizer(known.program)
    let search = ZoneFrontier(until: target, endGap: known.tolerance.map { _ in 0 })
    switch try search.run(&scalarizer) {
    case .found(let frontier):
      #expect(known.isBounded)
      #expect(known.complaints(about: frontier) { $0.x }.isEmpty)
      #expect(frontier.interruption == nil)
      switch target {
      case .all:
        #expect(frontier.gap == 0)
        #expect(known.isMet(by: frontier), "\(frontier.points.map(\.values))")
        #expect(known.agree(frontier.nadir, known.nadir))
      case .gap(let gap): #expect(frontier.gap <= gap)
      case .points: break
      }
    case .infeasible: #expect(known.instance.expected.status == .infeasible)
    case .unbounded:
      #expect(known.instance.expected.status != .infeasible && !known.isBounded)
    case .interrupted(let reason, _): Issue.record("\(reason)")
    }
  }

  /// Runs a search in which one solve goes wrong, if it comes to it.
  private func fails(
    _ known: ManyObjectiveInstance, _ target: ZoneFrontier.Target, _ fault: Fault, at place: Int
  ) throws -> Bool {
    var scalarizer = FaultyScalarizer(try IntegerScalarizer(known.program), fault, at: place)
    let search = ZoneFrontier(until: target, endGap: known.tolerance.map { _ in 0 })
    let outcome: FrontierSearchOutcome<IntegerSolution>
    do {
      outcome = try search.run(&scalarizer)
    } catch {
      #expect(place == 1 && fault == .failure)
      return true
    }
    let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
    #expect(!wasAskedInVain, "solve \(place)")
    switch outcome {
    case .found(let frontier):
      #expect(known.complaints(about: frontier) { $0.x }.isEmpty, "solve \(place)")
      #expect(frontier.interruption == nil || hasFailed, "solve \(place)")
      if target == .all {
        #expect((frontier.interruption == nil) == (frontier.gap == 0), "solve \(place)")
      }
    case .interrupted: #expect(place == 1)
    case .infeasible:
      #expect(known.instance.expected.status == .infeasible || place == 1 && fault == .infeasible)
    case .unbounded: Issue.record("\(outcome)")
    }
    return hasFailed
  }
}
