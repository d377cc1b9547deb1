// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports
import Scenarios

/// What the weights of a scenario stand on.
extension ScenarioQuestion {
  /// The scales, to be kept; or why there are none.
  func scales(_ options: SearchOptions) throws(Failure) -> Answer {
    let time = TimeBudget(options)
    let listing: ScaleListing
    do throws(PlanningError) {
      listing = try planner.scales(options, cancellation: .cancelledBySignals)
    } catch {
      throw Failure(error, in: loaded)
    }
    guard listing.isComplete else {
      // Where there is a plan, only the time was too short.
      let answer = try solve(time.share(of: options))
      guard case .report = answer.finding else { return answer }
      let reason: Interruption =
        CancellationToken.cancelledBySignals.isCancelled ? .cancelled : .timeLimit
      return Answer(
        status: ExitStatus(reason, hasPlan: false, signal: CancellationToken.arrivedSignal),
        finding: .noPlan(.interrupted(reason)), scenario: loaded, warnings: warnings,
        message: "\(Self.ending(reason)) before the scales were known")
    }
    let report = ScalesReport(listing.scales, of: loaded.scenario)
    return Answer(
      status: .done, finding: .report(report), scenario: loaded, warnings: warnings,
      message: report.summary)
  }

  /// How scales moved away from those of the scenario as it is in its file, by settings or by a
  /// variant with scales of its own.
  ///
  /// Nothing is looked into where a limit of time would decide what is found.
  ///
  /// - Complexity: as many solves as objectives, squared, where scales are about what plans reach;
  ///   otherwise none.
  func scaleChanges(_ scales: [ObjectiveScale], _ options: SearchOptions) -> [ScaleChange] {
    let hasOwn = scales.contains { $0.scale.isOfPlans && !$0.isOfBase }
    let isChanged = !overrides.isEmpty || !loaded.choice.names.isEmpty && hasOwn
    guard isChanged, scales.count > 1, options.timeLimit == nil,
      let file = try? document.load(), let planner = try? Planner(file.scenario),
      let listing = try? planner.scales(options, cancellation: .cancelledBySignals),
      listing.isComplete
    else { return [] }
    return ScaleChange.all(from: listing.scales, to: scales)
  }
}
