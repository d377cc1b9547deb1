// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits
package import Models
package import Pareto
import Planning
package import Verification

/// A frontier of a model whose points keep all rows and bounds, without what else of it was not
/// confirmed.
package struct VerifiedModelFrontier: Hashable, Sendable {
  /// The frontier.
  package var frontier: ModelFrontier
  /// The checks of it as it was found.
  package var verification: ModelVerification
}

/// What came of looking for a frontier of a model, as far as verification bears it out.
package typealias VerifiedModelOutcome = Ending<
  VerifiedModelFrontier, ModelInfeasibility, ModelUnboundedness
>

/// Finds the frontier of a model of rows and columns, checks it by code that shares nothing with
/// the engine, and answers with what holds.
///
/// Synchronous and without global state: many can be at work at once.
package struct VerifiedModelSearch: Sendable {
  /// The model.
  package let model: NamedModel
  private let cancellation: CancellationToken?

  /// Prepares a model.
  ///
  /// - Precondition: the model has two to eight objectives.
  /// - Parameter cancellation: calls every search off.
  package init(_ model: NamedModel, cancellation: CancellationToken? = nil) {
    self.model = model
    self.cancellation = cancellation
  }

  /// The frontier.
  ///
  /// - Parameters:
  ///   - options: how complete it must be, and how long that may take.
  ///   - progress: told while it is searched.
  ///   - found: told how many points there are to check.
  package func frontier(
    _ options: ModelSearch.Options = ModelSearch.Options(),
    progress: (FrontierSearchProgress) -> Void = { _ in }, found: (Int) -> Void = { _ in }
  ) throws(ServiceError) -> VerifiedModelOutcome {
    let outcome: ModelOutcome
    do throws(ScalarizerFailure) {
      outcome = try ModelSearch(model, options, cancellation: cancellation).run(progress: progress)
    } catch {
      throw .planning(.broken(error))
    }
    let verifier = ModelVerifier(model)
    if case .infeasible(let proof) = outcome { _ = try Self.sound(verifier.verify(proof)) }
    return try outcome.map { frontier throws(ServiceError) in
      found(frontier.points.count)
      let (upheld, report) = verifier.uphold(frontier)
      return VerifiedModelFrontier(frontier: upheld, verification: try Self.sound(report))
    }
  }

  /// What was checked, where it may be shown.
  private static func sound(
    _ verification: ModelVerification
  ) throws(ServiceError) -> ModelVerification {
    guard verification.isSound else { throw .unverifiedModel(verification.failures) }
    return verification
  }
}
