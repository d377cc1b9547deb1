// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Pareto
import Planning
import Scenarios
import Service
import Verification

/// Why a command has no answer.
struct Failure: Error {
  /// What the caller gets.
  var status: ExitStatus
  /// What went wrong, in one sentence without a full stop.
  var message: String
  /// Complaints with their places, where there are any.
  var diagnostics: [Diagnostic] = []
  /// How many complaints more there are.
  var leftOut = 0

  /// Whether the complaints say all that the message says.
  var isSaidByDiagnostics: Bool { diagnostics.count { $0.severity == .error } == 1 }

  init(_ status: ExitStatus, _ message: String, diagnostics: [Diagnostic] = [], leftOut: Int = 0) {
    self.status = status
    self.message = message
    self.diagnostics = diagnostics
    self.leftOut = leftOut
  }

  /// A scenario that could not be loaded.
  init(_ error: LoadError) {
    switch error {
    case .noInput(let path, let reason):
      self.init(.noInput, "'\(path)' cannot be read: \(reason)")
    case .invalid(let diagnostics):
      self.init(.data, diagnostics.all, leftOut: diagnostics.leftOut)
    }
  }

  /// A scenario for which the question has no meaning.
  init(_ complaints: Complaints, in loaded: LoadedScenario) {
    self.init(.invalid(loaded.diagnostics(for: complaints)))
  }

  /// Complaints, and in the message what is wrong where it is one thing, otherwise how many things.
  init(_ status: ExitStatus, _ diagnostics: [Diagnostic], leftOut: Int) {
    let errors = diagnostics.filter { $0.severity == .error }
    let message =
      leftOut > 0
      ? "\(errors.count + leftOut) errors, of which \(errors.count) are told"
      : errors.count == 1 ? errors[0].message : "\(errors.count) errors"
    self.init(status, message, diagnostics: diagnostics, leftOut: leftOut)
  }

  /// A question about a file that was not answered.
  init(_ error: QuestionError) {
    switch error {
    case .loading(let error): self.init(error)
    case .service(.planning(.refused(let complaints)), let loaded):
      self.init(complaints, in: loaded)
    case .service(let error, _): self.init(error)
    }
  }

  /// A defect, or a question about something that has no places.
  init(_ error: ServiceError) {
    switch error {
    case .planning(.refused(let complaints)):
      self.init(.data, complaints.all.map(\.message).joined(separator: "; "))
    case .planning(.broken(let failure)):
      self.init(.defect, "this is a defect: \(failure.description)")
    case .unverified(let checks): self.init(unverified: checks.map(\.description))
    case .unverifiedModel(let checks):
      self.init(unverified: checks.prefix(10).map(\.description))
    }
  }

  /// What the library answers; why it does not is told.
  static func telling<Result>(
    _ ask: () throws(QuestionError) -> Result
  ) throws(Failure) -> Result {
    do throws(QuestionError) {
      return try ask()
    } catch {
      throw Failure(error)
    }
  }

  /// What the library answers about a scenario; why it does not is told at the scenario's places.
  static func telling<Result>(
    in loaded: LoadedScenario, _ ask: () throws(ServiceError) -> Result
  ) throws(Failure) -> Result {
    do throws(ServiceError) {
      return try ask()
    } catch {
      throw Failure(.service(error, in: loaded))
    }
  }

  /// An answer that failed its own checks.
  init(unverified checks: [String]) {
    self.init(
      .defect,
      "an answer failed its verification and is not shown: \(checks.joined(separator: "; "))")
  }

  /// A file that could not be written.
  init(_ error: OutputFile.Failure, file: String) {
    switch error {
    case .exists:
      self.init(.cannotCreate, "'\(file)' is there already; '--force' replaces it")
    case .cannotCreate(let reason):
      self.init(.cannotCreate, "'\(file)' cannot be created: \(reason)")
    case .cannotWrite(let reason):
      self.init(.inputOutput, "'\(file)' cannot be written: \(reason)")
    }
  }
}
