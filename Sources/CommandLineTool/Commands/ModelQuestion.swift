// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import GLPK
import Limits
import Models
import Pareto
import Reports
import Scenarios

/// A model that is ready to be asked, and the check that every answer has to pass.
struct ModelQuestion {
  private let model: NamedModel
  private let loaded: LoadedModel

  /// Loads a model; `maximize` turns its sense, whatever the file says.
  init(_ file: String, maximize: Bool) throws(Failure) {
    let loaded: LoadedModel
    do throws(LoadError) {
      loaded = try ModelFile.load(file)
    } catch {
      throw Failure(error)
    }
    var model = loaded.model
    if maximize {
      if loaded.sensePlace != nil, model.sense == .minimize {
        throw Failure(
          .usage, "'--maximize' contradicts OBJSENSE in the file, which says to minimize")
      }
      model.sense = .maximize
    }
    self.model = model
    self.loaded = loaded
  }

  /// The frontier, verified.
  func frontier(
    _ options: ModelSearch.Options, progress: inout ProgressLine
  ) throws(Failure) -> Answer {
    let outcome: VerifiedModelOutcome
    do throws(ServiceError) {
      outcome = try VerifiedModelSearch(model, cancellation: .cancelledBySignals).frontier(
        options, progress: { progress.show($0) },
        found: { progress.showVerification(of: $0, "point") })
    } catch {
      throw Failure(error)
    }
    switch outcome {
    case .found(let found), .interrupted(_, let found?): return answer(found)
    case .infeasible(let proof): return answer(.infeasible, .infeasible(proof))
    case .unbounded(let finding): return answer(.unbounded, .unbounded(finding))
    case .interrupted(let reason, nil):
      return answer(status(.solve(reason), hasPlan: false), .interrupted(reason))
    }
  }

  private func answer(_ found: VerifiedModelFrontier) -> Answer {
    let frontier = found.frontier
    let doubts = ScenarioQuestion.doubtWords(found.verification.failures.map(\.description))
      .map { words in
        loaded.diagnostic(
          for: Complaint(.verification, severity: .warning, path: [], message: words))
      }
    let report = ModelFrontierReport(frontier, of: model, verification: found.verification)
    var status = ExitStatus.done
    let count = "\(frontier.points.count) point\(frontier.points.count == 1 ? "" : "s")"
    let message: String
    switch frontier.completeness {
    case .complete: message = "\(count), complete"
    case .withinGap(let gap):
      message = "\(count); one that is not listed is at most \(Percentage.gap(gap)) better"
    case .partial(let reason, _):
      status = self.status(reason, hasPlan: true)
      message = "stopped early; these are the points so far"
    }
    return Answer(
      status: status, finding: .report(report), warnings: loaded.warnings + doubts,
      message: message)
  }

  private func answer(
    _ status: ExitStatus, _ reason: NoModelFrontierReport.Reason
  ) -> Answer {
    let report = NoModelFrontierReport(reason, of: model)
    return Answer(
      status: status, finding: .noModelFrontier(report), warnings: loaded.warnings,
      message: report.message)
  }

  private func status(_ reason: SearchInterruption, hasPlan: Bool) -> ExitStatus {
    switch reason {
    case .solve(.cancelled):
      ExitStatus(.cancelled, hasPlan: hasPlan, signal: CancellationToken.arrivedSignal)
    case .solve(.timeLimit), .solve(.numericalTrouble), .pointLimit, .failure:
      hasPlan ? .stoppedWithPlan : .stoppedWithoutPlan
    }
  }
}
