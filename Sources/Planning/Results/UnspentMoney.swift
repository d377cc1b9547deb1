// SPDX-License-Identifier: GPL-3.0-or-later

/// Money of the budget that a plan leaves unspent, and why.
package struct UnspentMoney: Hashable, Sendable {
  /// Why money stays.
  package enum Reason: Hashable, Sendable {
    /// Every line has all that it may get.
    case allAtMost
    /// More on any line would make what was asked for worse.
    case bringsLess
    /// More on any line would change nothing of what was asked for.
    case bringsNothing
    /// What is left is less than the next booking, unit or step costs that would bring more; the
    /// least of these.
    case tooLittle(least: Double)
    /// More on some line would bring more, but would break these limits.
    case limits([LimitID])
  }

  /// The money that is left; above 0.
  package var amount: Double
  /// Why; `nil` where that was not found out, as for a plan that is not proven to be the best.
  package var reason: Reason?

  /// Makes a finding.
  package init(amount: Double, reason: Reason?) {
    self.amount = amount
    self.reason = reason
  }
}

/// A ratio that a limit asks for and no plan that spends money has.
package struct UnreachableRatio: Hashable, Sendable {
  /// The limit.
  package var limit: LimitID
  /// The best value of the ratio that plans come to, or come as near to as one likes; rounded to
  /// the side on which none does.
  package var best: Double
  /// The proof that no plan without the limit has more: its score is N - best · D of a ratio N/D,
  /// or best · D - N of one that is to be small, and no plan has more than 0 of it but for the last
  /// digits.
  package var proof: Certificate
  /// A plan that comes near to the best, and keeps every other limit.
  package var nearest: Plan

  /// Makes a finding.
  package init(limit: LimitID, best: Double, proof: Certificate, nearest: Plan) {
    self.limit = limit
    self.best = best
    self.proof = proof
    self.nearest = nearest
  }
}
