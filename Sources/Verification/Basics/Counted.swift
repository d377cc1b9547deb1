// SPDX-License-Identifier: GPL-3.0-or-later

/// What is counted line by line, besides KPIs.
enum Counted: Int, CaseIterable, Sendable {
  /// Money spent.
  case spend
  /// Whether the line is active.
  case active
  /// Whether the line gets another amount of money than in the last period.
  case changed
  /// Units bought.
  case units
}
