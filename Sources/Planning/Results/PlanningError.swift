// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a question was not answered at all.
public enum PlanningError: Error, Sendable {
  /// The question itself is not one, for example two objectives without a declared trade-off.
  case refused(Complaints)
  /// The engine broke; a defect.
  case broken(String)
}
