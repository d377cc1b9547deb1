// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Planning
import Reports
import Scenarios

/// What a command found out.
struct Answer {
  /// What was found.
  enum Finding {
    /// Nothing but the message.
    case word
    /// A text to print as it is.
    case text(String)
    /// A verified plan, the best so far if something ended the search.
    case plan(PlanReport)
    /// What the weights of a verified plan mean.
    case explanation(ExplanationReport)
    /// How a verified plan stands to the goals, and what they come to.
    case goals(GoalsReport)
    /// Why no plan fits, verified.
    case clashes(ClashReport)
    /// The verified plans of a scenario and its variants.
    case comparison(ComparisonReport)
    /// The verified plans while a number runs over a range.
    case sweep(SweepReport)
    /// What weights stand on.
    case scales(ScalesReport)
    /// How far proxies can be trusted, with every plan behind it verified.
    case proxies(ProxyReport)
    /// How two saved plans differ.
    case difference(DifferenceReport)
    /// KPIs of the catalogue.
    case catalogue(CatalogueReport)
    /// What is wrong with goals, KPIs, weights and lines, resting on verified plans.
    case audit(AuditReport)
    /// A verified frontier.
    case frontier(FrontierReport)
    /// A verified frontier of several KPIs.
    case surface(SurfaceReport)
    /// A verified frontier of a model.
    case modelFrontier(ModelFrontierReport)
    /// Why a model has no frontier to show.
    case noModelFrontier(NoModelFrontierReport)
    /// A verified proof that no plan fits.
    case infeasible(Infeasibility)
    /// Nothing limits something that can grow.
    case unbounded(Unboundedness)
    /// A search that ended before there was a plan.
    case interrupted(Interruption)
  }

  /// What the caller gets.
  var status: ExitStatus
  /// What was found.
  var finding: Finding
  /// What is known about the scenario that the finding is about.
  var scenario: LoadedScenario?
  /// What its author should know.
  var warnings: [Diagnostic] = []
  /// The finding in one sentence.
  var message: String

  /// The warnings for stderr: where the finding's own text tells what its author should know, only what of it was not
  /// confirmed.
  func warnings(besideText isTold: Bool) -> [Diagnostic] {
    isTold && reportsWarnings ? warnings.filter { $0.code == .verification } : warnings
  }

  /// Takes note that something is left out of an answer that is otherwise done, where a signal or a limit of time is the reason.
  mutating func end(by deadline: ContinuousClock.Instant?) {
    guard status == .done else { return }
    if let signal = CancellationToken.arrivedSignal {
      status = .signal(signal)
      message = "stopped from outside; this is what there is"
    } else if let deadline, ContinuousClock.now >= deadline {
      status = .stoppedWithPlan
      message = "stopped by the time limit; this is what there is"
    }
  }

  /// Whether the finding's own text already says what its author should know.
  private var reportsWarnings: Bool {
    switch finding {
    case .plan, .frontier, .surface: true
    case .goals, .comparison, .difference, .sweep, .scales, .catalogue, .audit, .proxies,
      .explanation,
      .clashes,
      .word, .text,
      .modelFrontier,
      .noModelFrontier, .infeasible, .unbounded,
      .interrupted:
      false
    }
  }

  /// Whether there is something to print as data.
  var hasData: Bool {
    switch finding {
    case .plan, .goals, .explanation, .clashes, .comparison, .difference, .sweep, .scales,
      .catalogue,
      .audit,
      .proxies,
      .frontier,
      .surface,
      .modelFrontier:
      true
    case .word, .text: true
    case .noModelFrontier, .infeasible, .unbounded, .interrupted: false
    }
  }
}
