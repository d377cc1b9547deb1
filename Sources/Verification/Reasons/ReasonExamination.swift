// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The checks of what is said about why a plan is as it is.
struct ReasonExamination {
  /// The checks.
  private(set) var checks: [VerificationReport.Check] = []
  /// The solution without what does not hold.
  private(set) var upheld: Solution

  /// Makes the checks of a solution.
  ///
  /// - Parameters:
  ///   - examination: that of the plan, done.
  ///   - upheld: the solution as far as its proofs hold.
  /// - Complexity: that of the limits, of the money that stays, and of a plan and two proofs for
  ///   each ratio out of reach.
  init(_ solution: Solution, _ examination: PlanExamination, upheld: Solution) {
    self.upheld = upheld
    guard let recomputed = examination.recomputed else { return }
    let unspent = UnspentExamination(solution, examination, recomputed)
    let rest = unspent.rest
    let unspentComplaints = unspent.complaints()
    if solution.unspent != nil || !unspentComplaints.isEmpty {
      add(.unspent, unspentComplaints, otherwise: "the reason holds")
    }
    if !unspentComplaints.isEmpty {
      self.upheld.unspent = rest.map { UnspentMoney(amount: $0, reason: nil) }
    }
    let limiting = LimitingExamination(
      examination, recomputed, proofs: solution.proofs, isBudgetTooLittle: solution.isTooLittle)
    let limitComplaints = limiting.complaints() + limiting.omissions()
    add(
      .limiting, limitComplaints, otherwise: "\(solution.plan.limiting.count) limits hold the plan")
    if !limitComplaints.isEmpty || upheld.plan.certificate != solution.plan.certificate
      || upheld.stages != solution.stages || !unspentComplaints.isEmpty
    {
      let held = LimitingExamination(
        examination, recomputed, proofs: self.upheld.proofs,
        isBudgetTooLittle: self.upheld.isTooLittle
      ).held()
      self.upheld.plan.limiting = held.limiting
      self.upheld.plan.allocations = held.allocations
    }
    checkReturns(solution, verifier: examination.verifier)
  }

  private mutating func checkReturns(_ solution: Solution, verifier: Verifier) {
    if solution.unreachable.isEmpty { return }
    var complaints: [String] = []
    upheld.unreachable = []
    for found in solution.unreachable {
      let own = ReturnExamination(found, of: solution.plan, verifier: verifier).complaints()
      complaints += own
      if own.isEmpty { upheld.unreachable.append(found) }
    }
    add(
      .unreachable, complaints, otherwise: "\(solution.unreachable.count) ratios are out of reach")
  }

  private mutating func add(
    _ subject: VerificationReport.Subject, _ complaints: [String], otherwise detail: String
  ) {
    checks.append(
      VerificationReport.Check(subject, plan: nil, complaints: complaints, otherwise: detail))
  }
}

extension Solution {
  /// The proofs of all stages, and the plan's own.
  fileprivate var proofs: [Certificate] { stages.map(\.certificate) + [plan.certificate] }

  /// Whether what is left of the budget is said to be too little for anything better.
  fileprivate var isTooLittle: Bool {
    if case .tooLittle? = unspent?.reason { true } else { false }
  }
}

extension PlanExamination {
  /// Checks the limits that are said to hold a plan by itself, and those that are not; returns the
  /// plan with what holds of its proof, and with the limits that do.
  mutating func checkLimiting() -> Plan {
    var held = plan
    held.certificate = upheld
    guard let recomputed else { return held }
    let limiting = LimitingExamination(self, recomputed, proofs: [plan.certificate])
    // A plan of a frontier is told with its limits; one by itself may be anybody's.
    let complaints = limiting.complaints() + (position == nil ? [] : limiting.omissions())
    record(
      .limiting, complaints: complaints, otherwise: "\(plan.limiting.count) limits hold the plan")
    if complaints.isEmpty, upheld == plan.certificate { return held }
    let sound = LimitingExamination(self, recomputed, proofs: [upheld]).held()
    held.limiting = sound.limiting
    held.allocations = sound.allocations
    return held
  }
}
