// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Recomputes the bound of a plan from its weights and multipliers, case by case.
struct BoundExamination {
  private let examination: PlanExamination
  private let score: CompensatedSum
  private let recomputed: Recomputation
  private let guesses: [Double]
  private var isSeparable = true
  /// Where taking apart by line differs from the whole.
  private var differences: [String] = []
  /// The highest bound of a case so far.
  private var highest: CompensatedSum?
  /// How many cases are said to have no plan, and which of them may have one.
  private var emptyCases = (count: 0, complaints: [String]())
  /// The cases that may have a plan although they are said to have none.
  private var doubtful: [[Int: CaseRestriction]] = []
  /// The checks.
  private(set) var checks: [VerificationReport.Check] = []
  /// What came of it.
  private(set) var finding = BoundFinding.none

  private var certificate: Certificate { examination.certificate }

  init(_ examination: PlanExamination, score: CompensatedSum, _ recomputed: Recomputation) {
    self.examination = examination
    self.score = score
    self.recomputed = recomputed
    guesses = recomputed.records.map(\.amount)
  }

  /// Makes the checks.
  ///
  /// - Complexity: see ``Verifier/verify(_:)->VerificationReport``.
  mutating func run(_ cases: ProofCases) {
    var before: LineMaxima?
    for group in cases.groups {
      guard let lagrangian = lagrangian(of: group) else { break }
      let maxima = LineMaxima(lagrangian, guesses: guesses, after: before)
      for leaf in group.leaves { take(maxima.bound(in: leaf), of: leaf, claim: group.claim) }
      before = maxima
    }
    boundDoubtful()
    record(
      .separation, isSeparable && differences.isEmpty,
      because: isSeparable
        ? differences.first ?? "\(cases.groups.count) sets of prices"
        : "a KPI in the proof is not a sum over lines")
    guard isSeparable else { return }
    if emptyCases.count > 0 {
      checks.append(
        VerificationReport.Check(
          .emptyCases, plan: examination.position, complaints: emptyCases.complaints,
          otherwise: "\(emptyCases.count) cases have no plan"))
    }
    checkBound(cases)
  }

  private mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, because detail: String
  ) {
    checks.append(
      VerificationReport.Check(
        subject, plan: examination.position, passed: passed, detail: detail))
  }

  private mutating func take(
    _ bound: CompensatedSum?, of leaf: [Int: CaseRestriction], claim: ProofCases.Claim
  ) {
    switch claim {
    case .bounded:
      if let bound, bound.value > highest?.value ?? -.infinity { highest = bound }
    case .empty:
      emptyCases.count += 1
      if let bound, !(bound.value < -Tolerance.cancellation * bound.magnitude) {
        emptyCases.complaints.append(
          "a case without plans leaves a weighted slack of \(bound.value)")
        doubtful.append(leaf)
      }
    }
  }

  /// What plans score in cases that were not shown to have none: no more than the multipliers over
  /// all plans say.
  private mutating func boundDoubtful() {
    guard !doubtful.isEmpty, isSeparable,
      let lagrangian = lagrangian(
        of: ProofCases.Group(
          claim: .bounded, multipliers: certificate.multipliers, leaves: doubtful))
    else { return }
    let maxima = LineMaxima(lagrangian, guesses: guesses, after: nil)
    for leaf in doubtful { take(maxima.bound(in: leaf), of: leaf, claim: .bounded) }
  }

  /// The score, unless the case is to be empty, plus the multiples of slacks, compared with what
  /// they come to by KPI and limit.
  private mutating func lagrangian(of group: ProofCases.Group) -> Lagrangian? {
    var reading = LagrangianReading(
      examination.scenario, ways: examination.ways, limits: examination.limits,
      directions: examination.directions, mostExposures: examination.verifier.mostExposures,
      recomputed: recomputed)
    isSeparable =
      reading.read(
        score: group.claim == .bounded ? certificate.score : nil, kept: certificate.kept,
        group.multipliers) && isSeparable
    guard isSeparable else { return nil }
    compare(reading.lagrangian.value(at: examination.uses), with: reading.whole)
    return reading.lagrangian
  }

  private mutating func compare(_ byLine: CompensatedSum, with whole: CompensatedSum) {
    let rounding = Tolerance.value * max(byLine.magnitude, whole.magnitude)
    if !(abs(byLine.value - whole.value) <= rounding) {
      differences.append("by line \(byLine.value), by KPI and limit \(whole.value)")
    }
  }

  private mutating func checkBound(_ cases: ProofCases) {
    guard let highest else {
      record(.bound, false, because: "no case has a plan")
      return
    }
    let slack = examination.tolerance(of: highest, proven: score.value)
    let holds = highest.value <= certificate.bound + slack
    switch certificate.proof {
    case .multipliers:
      finding = .recomputed(highest.value)
      record(
        .bound, holds,
        because: "stated as \(certificate.bound), the multipliers prove \(highest.value)")
    case .cases:
      finding = .recomputedByCases(highest.value, count: cases.count)
      record(
        .bound, holds,
        because: "stated as \(certificate.bound), \(cases.count) cases prove \(highest.value)")
    case .search(let root):
      finding = holds ? .recomputed(highest.value) : .searched(before: highest.value)
      record(
        .bound, certificate.bound <= root + slack && highest.value <= root + slack,
        because:
          "stated as \(certificate.bound), before the search as \(root), for which the multipliers "
          + "prove \(highest.value)")
    }
  }
}
