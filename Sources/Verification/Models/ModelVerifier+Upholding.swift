// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
package import Models

extension ModelVerifier {
  /// Checks a frontier, and leaves of it what holds where its points do: bounds that their
  /// multipliers prove, directions that go on for ever, and each point by itself where pieces do
  /// not hold. What no check bears out is not complete.
  ///
  /// - Returns: the frontier, not to be shown unless the checks are ``ModelVerification/isSound``,
  ///   and every check of it as it was given.
  /// - Complexity: points times the size of the model.
  package func uphold(
    _ frontier: ModelFrontier
  ) -> (frontier: ModelFrontier, report: ModelVerification) {
    let report = verify(frontier)
    guard !report.isVerified, report.isSound else { return (frontier, report) }
    var upheld = frontier
    let failures = report.failures
    for position in Set(failures.filter { $0.subject == .proof }.compactMap(\.point)) {
      upheld.points[position].proof = frontier.points[position].proof.flatMap {
        proven($0, at: frontier.points[position])
      }
    }
    let failed = Set(failures.map(\.subject))
    if failed.contains(.direction) {
      upheld.several?.directions.removeAll { !keepsAllLimits($0) }
    }
    if !failed.isDisjoint(with: [.pieces, .order]) {
      upheld.pieces = frontier.points.indices.map { ModelFrontier.Piece(points: $0..<$0 + 1) }
    }
    if !failed.isDisjoint(with: [.pieces, .order, .dominance]) { upheld.knee = nil }
    upheld.completeness = frontier.completeness.unconfirmed
    upheld.provenShare = 0
    return (upheld, report)
  }

  /// The proof with the bound that its multipliers give; `nil` where they give none.
  private func proven(
    _ proof: ModelFrontier.Proof, at point: ModelFrontier.Point
  ) -> ModelFrontier.Proof? {
    guard proof.weights.count == model.objectives.count,
      proof.weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
      let derived = bound(proof, at: point), derived.value.isFinite
    else { return nil }
    var proven = proof
    proven.bound = derived.value
    return proven
  }

  private func keepsAllLimits(_ direction: ModelFrontier.Direction) -> Bool {
    var verification = ModelVerification()
    check(direction, at: 0, into: &verification)
    return verification.isVerified
  }
}
