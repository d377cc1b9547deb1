// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
public import Scenarios
public import Service

/// Why a question about a file has no answer at all.
public enum QuestionError: Error, Sendable {
  /// The scenario could not be loaded.
  case loading(LoadError)
  /// The scenario was loaded, and the question about it could not be answered.
  case service(ServiceError, in: LoadedScenario)

  /// What is wrong with the scenario, each complaint at its place; `nil` where something else went
  /// wrong.
  public var diagnostics: Diagnostics? {
    switch self {
    case .loading(.invalid(let diagnostics)): diagnostics
    case .service(.planning(.refused(let complaints)), let loaded):
      loaded.diagnostics(for: complaints)
    case .loading(.noInput), .service(.planning(.broken), _), .service(.unverified, _),
      .service(.unverifiedModel, _):
      nil
    }
  }
}

/// What a file gives.
func loading<Result>(
  _ load: () throws(LoadError) -> Result
) throws(QuestionError) -> Result {
  do throws(LoadError) {
    return try load()
  } catch {
    throw .loading(error)
  }
}

extension LoadedScenario {
  /// What the service says about the scenario.
  func told<Result>(
    _ ask: () throws(ServiceError) -> Result
  ) throws(QuestionError) -> Result {
    do throws(ServiceError) {
      return try ask()
    } catch {
      throw .service(error, in: self)
    }
  }

  /// What a planner says about the scenario.
  func planned<Result>(
    _ ask: () throws(PlanningError) -> Result
  ) throws(QuestionError) -> Result {
    do throws(PlanningError) {
      return try ask()
    } catch {
      throw .service(.planning(error), in: self)
    }
  }

  /// What is wrong with it, if anything is.
  func checked<Result>(
    _ check: () throws(Complaints) -> Result
  ) throws(QuestionError) -> Result {
    do throws(Complaints) {
      return try check()
    } catch {
      throw .service(.planning(.refused(error)), in: self)
    }
  }
}
