// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

@Suite struct ManyObjectiveLinearTests {
  private static let all = ["lp2_", "lp3_", "lp4_"]

  @Test("All instances of three and four objectives can be read")
  func instancesAreRead() throws {
    #expect(try LinearInstance.all("lp3_").count == 10)
    #expect(try LinearInstance.all("lp4_").count == 1)
  }

  @Test(
    "A search without a gap lists exactly the known extreme points",
    arguments: try all.flatMap(LinearInstance.all))
  func extremePoints(_ instance: LinearInstance) throws {
    try check(ManyObjectiveInstance(instance), gap: 0)
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing but the numbers",
    arguments: try ["lp2_scale", "lp2_goldfarb_cube4", "lp2_tiny", "lp3_", "lp4_"]
      .flatMap(LinearInstance.all).filter { !$0.name.contains("hedron") })
  func units(_ instance: LinearInstance) throws {
    for (factors, offsets) in ManyObjectiveInstance.units(instance.objectives.count) {
      try check(ManyObjectiveInstance(instance, factors: factors, offsets: offsets), gap: 0)
    }
  }

  @Test(
    "A search to a gap covers the known frontier within the gap that it states",
    arguments: try all.flatMap(LinearInstance.all), [0.3, 0.04])
  func gaps(_ instance: LinearInstance, _ gap: Double) throws {
    try check(ManyObjectiveInstance(instance), gap: gap)
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: try ["lp3_", "lp4_"].flatMap(LinearInstance.all).filter {
      !$0.name.contains("hedron") && !$0.name.contains("media")
    }, Fault.allCases)
  func faults(_ instance: LinearInstance, _ fault: Fault) throws {
    let known = ManyObjectiveInstance(instance)
    for gap in [0, 0.1] {
      var place = 1
      while try fails(known, gap: gap, fault, at: place) { place += 1 }
    }
  }

  private func check(_ known: ManyObjectiveInstance, gap: Double) throws {
    var scalarizer = try LinearScalarizer(known.linear)
    let search = OuterApproximation(gap: gap, endGap: known.tolerance.map { _ in 0 })
    switch try search.run(&scalarizer) {
    case .found(let frontier):
      #expect(known.isBounded)
      #expect(known.complaints(about: frontier) { $0.x }.isEmpty)
      guard known.resolution < 1e-6 else { break }
      #expect(frontier.interruption == nil)
      #expect(frontier.gap <= gap)
      if gap == 0 {
        #expect(known.isMet(by: frontier), "\(frontier.points.map(\.values))")
        #expect(frontier.isNadirProven && known.agree(frontier.nadir, known.nadir))
      }
    case .infeasible: #expect(known.instance.expected.status == .infeasible)
    case .unbounded:
      #expect(known.instance.expected.status != .infeasible && !known.isBounded)
    case .interrupted(let reason, _): Issue.record("\(reason)")
    }
  }

  /// Runs a search in which one solve goes wrong, if it comes to it.
  private func fails(
    _ known: ManyObjectiveInstance, gap: Double, _ fault: Fault, at place: Int
  ) throws -> Bool {
    var scalarizer = FaultyScalarizer(try LinearScalarizer(known.linear), fault, at: place)
    let search = OuterApproximation(gap: gap, endGap: known.tolerance.map { _ in 0 })
    let outcome: FrontierSearchOutcome<LinearSolution>
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
      #expect((frontier.interruption == nil) == (frontier.gap <= gap), "solve \(place)")
      #expect(frontier.interruption == nil || hasFailed, "solve \(place)")
    case .interrupted: #expect(place == 1)
    case .infeasible:
      #expect(known.instance.expected.status == .infeasible || place == 1 && fault == .infeasible)
    case .unbounded: #expect(!known.isBounded)
    }
    return hasFailed
  }
}
