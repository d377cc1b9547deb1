// SPDX-License-Identifier: GPL-3.0-or-later

/// Warns where something may be given up and nothing comes after it.
struct GiveUpWarnings: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    guard let last = scenario.tradeOffParts.map(\.priority).max() else { return }
    for kpi in scenario.kpis where kpi.giveUp != nil && (kpi.priority ?? 1) == last {
      warn(
        ["kpis", kpi.name, "give up"],
        "nothing comes after priority \(last), so that nothing of '\(kpi.name)' is given up",
        suggestion: "take 'give up' away, or give another KPI priority \(last.addingOne)")
    }
  }
}

extension ScenarioCheck {
  /// Checks what priorities give up: each one thing, of which there is something.
  mutating func checkGiveUps() {
    let levels = Dictionary(grouping: scenario.tradeOffParts, by: \.priority)
    var stated: [Int: KPI] = [:]
    for kpi in scenario.kpis where kpi.counts {
      guard let giveUp = kpi.giveUp else { continue }
      let priority = kpi.priority ?? 1
      let path = ["kpis", kpi.name, "give up"]
      let others = (levels[priority] ?? []).filter { $0.kpi.name != kpi.name }
      if !(levels[priority] ?? []).contains(where: { $0.kpi.name == kpi.name }) {
        complain(
          .contradiction, at: path,
          "nothing of '\(kpi.name)' is settled at priority \(priority), to give up",
          suggestion: "give '\(kpi.name)' the priority of one of its target's sides")
      } else if case .amount = giveUp, let other = others.first {
        complain(
          .contradiction, at: path,
          "an amount can only be given up where a KPI is alone, and '\(other.kpi.name)' is settled at priority \(priority) too",
          suggestion: "write a share, for example 2%, or give '\(kpi.name)' a priority of its own")
      } else if let first = stated[priority], let earlier = first.giveUp, earlier != giveUp,
        case .share = earlier
      {
        complain(
          .contradiction, at: path,
          "'\(kpi.name)' and '\(first.name)' are settled together, and give up different shares",
          suggestion: "write the same for both, or leave one out")
      }
      if stated[priority] == nil { stated[priority] = kpi }
    }
  }
}

extension Int {
  /// The next number; the largest stays.
  fileprivate var addingOne: Int { self == .max ? self : self + 1 }
}
