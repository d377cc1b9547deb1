// SPDX-License-Identifier: GPL-3.0-or-later

/// A proof by cases: every plan is in one of two cases at each fork, and each leaf has multipliers
/// for the plans in it.
package indirect enum CaseTree: Hashable, Sendable {
  /// No plan of this case scores above the certificate's bound: the multipliers prove it, taken
  /// over the amounts and options that the case leaves.
  case bounded([Certificate.Multiplier])
  /// The case has no plan: whatever its lines do, Σ multiplier · slack is below 0.
  case empty([Certificate.Multiplier])
  /// Two cases that leave nothing out.
  case fork(CaseSplit, CaseTree, CaseTree)
}

/// How a fork splits the plans, by one line.
package enum CaseSplit: Hashable, Sendable {
  /// First the plans where the line's amount, in money and without fees, is at most `amount`; then
  /// those where it is at least `amount`.
  case amount(line: String, Double)
  /// First the plans in which the line is used in one of these ways, by position among its options;
  /// then those in which it is used in another way.
  case options(line: String, Set<Int>)
}
