// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
import Programs

/// What the weights of a scenario stand on, whatever its best plan.
public struct ScaleListing: Hashable, Sendable {
  /// The scale of every KPI that weighs against another, in the order of the scenario; empty where
  /// none does.
  public var scales: [ObjectiveScale]
  /// Whether there was the time to work them out, and a plan to work them out from.
  public var isComplete: Bool

  /// Makes a listing.
  public init(scales: [ObjectiveScale], isComplete: Bool) {
    self.scales = scales
    self.isComplete = isComplete
  }
}

extension Planner {
  /// Works out what the weights of the scenario stand on, as ``solve(_:preference:cancellation:)``
  /// does.
  ///
  /// - Parameters:
  ///   - options: how long it may take; nothing else of them is used.
  ///   - cancellation: ends the search from outside.
  /// - Throws: ``PlanningError/refused(_:)`` where objectives or their trade-off are missing, or a
  ///   scale is 0.
  /// - Complexity: as many solves as objectives, squared; none where no scale is about what plans
  ///   reach.
  public func scales(
    _ options: SearchOptions = SearchOptions(), cancellation: CancellationToken? = nil
  ) throws(PlanningError) -> ScaleListing {
    let stages = try declaredStages().filter { $0.count > 1 }
    let own = scenario.scenario
    func listing(_ scaling: Scaling) -> [ObjectiveScale] {
      let scoring = StageScoring(scenario: own, scaling: scaling)
      var scales: [String: ObjectiveScale] = [:]
      for stage in stages {
        for kpi in stage.objectives {
          scales[kpi.name] = scaling.scale(
            kpi, kpi.objective ?? .maximize, standard: scoring.standard)
        }
        for side in stage.targets where scales[side.kpi.name] == nil {
          scales[side.kpi.name] = scoring.scale(side)
        }
      }
      return own.kpis.compactMap { scales[$0.name] }
    }
    var scales = listing(Scaling(scenario, base: scaleBase))
    var isComplete = true
    if scales.contains(where: { $0.scale.isOfPlans && !$0.isOfBase }) {
      let found = try ownScaling(options, cancellation: cancellation)
      if let found { scales = listing(found) }
      isComplete = found != nil || own.directed.count < 2
    }
    let complaints = Scaling.complaints(scales)
    if isComplete, !complaints.isEmpty { throw .refused(Complaints(complaints)) }
    return ScaleListing(scales: scales, isComplete: isComplete)
  }
}
