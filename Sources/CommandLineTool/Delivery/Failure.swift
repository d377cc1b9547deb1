// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios

/// Why a command has no answer.
struct Failure: Error {
  /// What the caller gets.
  var status: ExitStatus
  /// What went wrong, in one sentence without a full stop.
  var message: String
  /// Complaints with their places, where there are any.
  var diagnostics: [Diagnostic] = []

  /// Whether the complaints say all that the message says.
  var isSaidByDiagnostics: Bool { diagnostics.count { $0.severity == .error } == 1 }

  init(_ status: ExitStatus, _ message: String, diagnostics: [Diagnostic] = []) {
    self.status = status
    self.message = message
    self.diagnostics = diagnostics
  }

  /// A scenario that could not be loaded.
  init(_ error: LoadError) {
    switch error {
    case .noInput(let path, let reason):
      self.init(.noInput, "'\(path)' cannot be read: \(reason)")
    case .invalid(let diagnostics):
      self.init(.data, Self.summary(diagnostics.all), diagnostics: diagnostics.all)
    }
  }

  /// A scenario for which the question has no meaning.
  init(_ complaints: Complaints, in loaded: LoadedScenario) {
    let diagnostics = complaints.all.map { loaded.diagnostic(for: $0) }
    self.init(.data, Self.summary(diagnostics), diagnostics: diagnostics)
  }

  /// A question that was not answered.
  init(_ error: PlanningError, in loaded: LoadedScenario) {
    switch error {
    case .refused(let complaints): self.init(complaints, in: loaded)
    case .broken(let description): self.init(.defect, "this is a defect: \(description)")
    }
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

  /// What is wrong where it is one thing, otherwise how many things.
  private static func summary(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.filter { $0.severity == .error }
    return errors.count == 1 ? errors[0].message : "\(errors.count) errors"
  }
}
