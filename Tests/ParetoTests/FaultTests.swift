// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

/// Each solve is made to go wrong once, in every way.
@Suite struct FaultTests {
  @Test(
    "Whichever solve of a sandwich goes wrong, what is stated about the frontier holds",
    arguments: NamedFrontier.all, Fault.allCases)
  func sandwich(_ named: NamedFrontier, _ fault: Fault) throws {
    try check(named.frontier, fault) { scalarizer throws(ScalarizerFailure) in
      try SandwichFrontier(gap: 0.01, endGap: named.frontier.endGap).run(&scalarizer)
    }
  }

  @Test(
    "Whichever solve of an even spread goes wrong, what is stated about the frontier holds",
    arguments: NamedFrontier.all, Fault.allCases)
  func even(_ named: NamedFrontier, _ fault: Fault) throws {
    try check(named.frontier, fault) { scalarizer throws(ScalarizerFailure) in
      try EvenFrontier(count: 6, shapeGap: 0.01, endGap: named.frontier.endGap)
        .run(&scalarizer)
    }
  }

  private func check(
    _ known: KnownFrontier, _ fault: Fault,
    _ run: (inout FaultyScalarizer<KnownScalarizer>) throws(ScalarizerFailure)
      -> FrontierSearchOutcome<Int>
  ) throws {
    var place = 1
    while true {
      var scalarizer = FaultyScalarizer(
        KnownScalarizer(known, sloppiness: 0.5), fault, at: place)
      let outcome: FrontierSearchOutcome<Int>
      do {
        outcome = try run(&scalarizer)
      } catch {
        #expect(place == 1 && fault == .failure, "only the first solve leaves nothing to give back")
        #expect(error.description == "broken on purpose")
        place += 1
        continue
      }
      let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
      #expect(!wasAskedInVain)
      switch outcome {
      case .found(let frontier):
        #expect(known.contract.complaints(about: frontier).isEmpty, "solve \(place)")
        if fault.isFinal, hasFailed, place > 2 { #expect(frontier.points.count >= 2) }
        if fault.isFinal, hasFailed, frontier.interruption == nil {
          #expect(frontier.gap <= 0.01, "solve \(place): only a proven frontier is whole")
        }
        if frontier.gap == .infinity { #expect(frontier.interruption != nil) }
      case .interrupted: #expect(place == 1)
      case .infeasible: #expect(place == 1 && fault == .infeasible)
      case .unbounded: Issue.record("solve \(place): \(outcome)")
      }
      guard hasFailed else { return }
      place += 1
    }
  }
}
