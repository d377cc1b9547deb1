// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what would have to give for there to be a plan.
struct RepairWords {
  let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  /// `rule 'brand floor': 30% of budget → 25% of budget (-16.7%)`.
  func words(_ change: Repair.Change) -> String {
    let limits = context.limits
    let name = limits.name(change.limit)
    guard let from = change.from, let to = change.to else { return "\(name): take it away" }
    let share =
      from.value == 0 || to * from.value < 0
      ? "" : " (\(Percentage.change((to - from.value) / abs(from.value))))"
    let arrow = context.options.unicode ? "→" : "->"
    return "\(name): \(limits.written(from.value, for: change.limit)) \(arrow) "
      + "\(limits.written(to, for: change.limit))\(share)"
  }
}
