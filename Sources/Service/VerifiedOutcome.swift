// SPDX-License-Identifier: GPL-3.0-or-later

public import Limits
public import Planning
public import Verification

/// What came of a question, as far as verification bears it out.
public enum VerifiedOutcome<Answer: Sendable>: Sendable {
  /// An answer, the best so far if something ended the search.
  case found(VerifiedAnswer<Answer>)
  /// Why there is none, and the checks of a proof that did not pass, if that is why.
  case none(NoPlan, unconfirmed: [VerificationReport.Check] = [])

  /// The answer, if there is one.
  public var answer: Answer? {
    if case .found(let found) = self { found.answer } else { nil }
  }

  /// Why there is no answer, where there is none.
  public var noPlan: NoPlan? {
    if case .none(let reason, _) = self { reason } else { nil }
  }

  /// What ended the search before it had what it was asked for, if anything did.
  public var interruption: Interruption? {
    switch self {
    case .found(let found): found.interruption
    case .none(.interrupted(let reason), _): reason
    case .none(.infeasible, _), .none(.unbounded, _): nil
    }
  }

  /// What is said of an answer, or was to be said instead of one, and was not confirmed.
  public var doubts: [VerificationReport.Check] {
    switch self {
    case .found(let found): found.doubts
    case .none(_, let unconfirmed): unconfirmed
    }
  }
}

extension VerifiedOutcome: Equatable where Answer: Equatable {}
extension VerifiedOutcome: Hashable where Answer: Hashable {}

/// An answer whose plans keep all limits, without what else of it was not confirmed.
public struct VerifiedAnswer<Answer: Sendable>: Sendable {
  /// The answer.
  public var answer: Answer
  /// The checks of it.
  public var verification: VerificationReport
  /// The checks of plans that are told beside it.
  public internal(set) var asides: [VerificationReport] = []
  /// What ended the search before it had what it was asked for, if anything did; that a proof was
  /// not confirmed does too.
  public var interruption: Interruption?

  /// Makes an answer.
  package init(
    _ answer: Answer, _ verification: VerificationReport, interruption: Interruption? = nil
  ) {
    self.answer = answer
    self.verification = verification
    self.interruption = interruption ?? (verification.upholdsProofs ? nil : .numericalTrouble)
  }

  /// What verification leaves of an answer.
  ///
  /// - Throws: ``ServiceError/unverified(_:)`` where a plan itself fails.
  init(_ upheld: Upheld<Answer>, interruption: Interruption? = nil) throws(ServiceError) {
    guard upheld.report.isSound else { throw .unverified(upheld.report.refusals) }
    self.init(upheld.answer, upheld.shown, interruption: interruption)
  }

  /// The same with the answer turned into something else.
  public func map<Other>(_ change: (Answer) -> Other) -> VerifiedAnswer<Other> {
    var other = VerifiedAnswer<Other>(
      change(answer), verification, interruption: interruption)
    other.asides = asides
    return other
  }

  /// What is said of the answer and was not confirmed.
  public var doubts: [VerificationReport.Check] {
    verification.doubts + asides.flatMap(\.doubts)
  }
}

extension VerifiedAnswer: Equatable where Answer: Equatable {}
extension VerifiedAnswer: Hashable where Answer: Hashable {}

/// Why there is no plan.
public enum NoPlan: Hashable, Sendable {
  /// Proven: limits conflict.
  case infeasible(Infeasibility)
  /// Nothing limits something that can grow.
  case unbounded(Unboundedness)
  /// The search ended before there was a plan.
  case interrupted(Interruption)
}

/// Why a question has no answer at all.
public enum ServiceError: Error, Sendable {
  /// It could not be planned.
  case planning(PlanningError)
  /// A plan failed its verification; a defect. The checks are those that it failed.
  case unverified([VerificationReport.Check])
  /// A point of a model failed its verification; a defect. The checks are all that did not pass.
  case unverifiedModel([ModelVerification.Check])
}
