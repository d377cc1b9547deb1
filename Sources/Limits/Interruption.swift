// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a search ended early.
public enum Interruption: String, Hashable, Sendable {
  /// The time limit was reached.
  case timeLimit
  /// Somebody cancelled it.
  case cancelled
  /// The arithmetic did not get to the asked gap.
  case numericalTrouble
}
