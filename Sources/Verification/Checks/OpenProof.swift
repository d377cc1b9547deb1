// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A proof about all plans by itself, without a plan that it is the proof of.
struct OpenProof {
  private let certificate: Certificate
  private let verifier: Verifier

  init(_ certificate: Certificate, verifier: Verifier) {
    self.certificate = certificate
    self.verifier = verifier
  }

  /// What the score of no plan passes; `nil` with complaints where the proof says nothing.
  ///
  /// - Parameter limit: a limit that the proof may not use.
  /// - Complexity: that of a plan's proof.
  func bound(without limit: LimitID? = nil) -> (bound: CompensatedSum?, complaints: [String]) {
    if !certificate.within.isEmpty { return (nil, ["the bound speaks of some plans only"]) }
    if !certificate.kept.isEmpty { return (nil, ["the bound keeps a score"]) }
    var cases = ProofCases(certificate.multipliers, within: [:])
    if case .cases(let tree) = certificate.proof {
      cases = ProofCases(tree, within: [:], lines: verifier.positions)
    }
    var complaints = cases.complaints
    for group in cases.groups {
      complaints +=
        MultiplierExamination(
          group.multipliers, limits: verifier.limits, scores: [certificate.score]
        ).complaints
      for multiplier in group.multipliers {
        if multiplier.limit == limit {
          complaints.append("it makes use of \(multiplier.limit.words)")
        }
        if case .keep = multiplier.limit { complaints.append("it keeps a value") }
      }
    }
    guard complaints.isEmpty else { return (nil, complaints) }
    var highest: CompensatedSum?
    for group in cases.groups {
      guard let maxima = maxima(of: group.multipliers, isScored: group.claim == .bounded) else {
        return (nil, ["a KPI in the proof is not a sum over lines"])
      }
      for leaf in group.leaves {
        guard let bound = maxima.bound(in: leaf) else { continue }
        switch group.claim {
        case .bounded: if bound.value > highest?.value ?? -.infinity { highest = bound }
        case .empty:
          if !(bound.value < -Tolerance.cancellation * bound.magnitude) {
            return (nil, ["a case without plans leaves a weighted slack of \(bound.value)"])
          }
        }
      }
    }
    return (highest, highest == nil ? ["no case has a plan"] : [])
  }

  private func maxima(of multipliers: [Certificate.Multiplier], isScored: Bool) -> LineMaxima? {
    var reading = LagrangianReading(
      verifier.scenario, ways: verifier.ways, limits: verifier.limits,
      mostExposures: verifier.mostExposures, recomputed: nil)
    guard reading.read(score: isScored ? certificate.score : nil, kept: [], multipliers) else {
      return nil
    }
    let leasts = verifier.ways.ways.map { $0.first?.amounts?.range.lowerBound ?? 0 }
    return LineMaxima(reading.lagrangian, guesses: leasts, after: nil)
  }
}
