// SPDX-License-Identifier: GPL-3.0-or-later

/// What is said to a scenario whose objectives have no declared trade-off.
enum TradeOffAdvice {
  /// What is missing before the best plan can be asked for: something to improve, and, for all that
  /// is settled together, how much one counts against the other.
  ///
  /// - Returns: one complaint for each priority at which something is missing; none where the
  ///   trade-off is declared.
  /// - Complexity: n log n in the KPIs.
  static func missing(_ scenario: Scenario) -> [Complaint] {
    let parts = scenario.tradeOffParts
    if parts.isEmpty { return [nothingToImprove(scenario)] }
    if let mixed = mixedPriorities(parts) { return [mixed] }
    let levels = Dictionary(grouping: parts, by: \.priority).sorted { $0.key < $1.key }
    return levels.flatMap { priority, parts in
      sharedRatios(parts, at: priority)
        + undeclared(parts, rule: scenario.targetRule, at: levels.count > 1 ? priority : nil)
    }
  }

  private static func nothingToImprove(_ scenario: Scenario) -> Complaint {
    let example = scenario.kpis.first?.name ?? "reach"
    return Complaint(
      .noTradeOff, path: ["kpis"], message: "no KPI is an objective, and none has a target",
      suggestion: "say what to improve, for example '\(example): { objective: maximize }'")
  }

  /// Priorities for some and none for others leave open when the others come.
  private static func mixedPriorities(_ parts: [TradeOffPart]) -> Complaint? {
    guard let stated = parts.first(where: \.hasPriority),
      let open = parts.first(where: { !$0.hasPriority })
    else { return nil }
    let who =
      stated.kpi.name == open.kpi.name ? "its other side has one" : "'\(stated.kpi.name)' has one"
    return Complaint(
      .noTradeOff, path: ["kpis", open.kpi.name],
      message: "'\(open.kpi.name)' has no priority, and \(who)",
      suggestion: "say when it is settled: 'priority: 1' comes first, then 'priority: 2'")
  }

  private static func sharedRatios(_ parts: [TradeOffPart], at priority: Int) -> [Complaint] {
    guard let ratio = parts.first(where: { $0.kpi.isRatio }),
      let other = parts.first(where: { $0.kpi.name != ratio.kpi.name })
    else { return [] }
    return [
      Complaint(
        .noTradeOff, path: ["kpis", ratio.kpi.name],
        message:
          "'\(ratio.kpi.name)' is a ratio, which cannot be weighed against '\(other.kpi.name)' at priority \(priority)",
        suggestion:
          "give it a priority of its own, limit it by 'at least' or 'at most' instead of an objective, "
          + "or see what each costs the other: 'apportion frontier' needs no weights")
    ]
  }

  private static func undeclared(
    _ parts: [TradeOffPart], rule: TargetRule?, at priority: Int?
  ) -> [Complaint] {
    let parts = parts.filter { !$0.kpi.isRatio }
    var kpis: [KPI] = []
    for part in parts where kpis.last?.name != part.kpi.name { kpis.append(part.kpi) }
    let open = parts.first { !$0.hasWeight && !($0.isTarget && rule != nil) }
    guard kpis.count > 1, let open else { return [] }
    let names = kpis.map { "'\($0.name)'" }.joined(separator: ", ")
    let hasTargets = parts.contains(where: \.isTarget)
    let what = hasTargets ? "count together" : "are objectives"
    let place = priority.map { "at priority \($0), " } ?? ""
    let targets =
      hasTargets
      ? "\nor say how targets count together: 'trade-off: { targets: shortfall }', or 'worst off'"
      : ""
    return [
      Complaint(
        .noTradeOff, path: ["kpis", open.kpi.name],
        message:
          "\(place)\(names) \(what), but nothing says how much one counts against the other",
        suggestion:
          "give each a weight, for example\n"
          + kpis.map(example).joined(separator: "\n") + targets
          + "\nor settle one before the other: 'priority: 1', 'priority: 2'"
          + "\nor see what each costs the other first: 'apportion frontier' needs no weights")
    ]
  }

  private static func example(_ kpi: KPI) -> String {
    let weight = kpi.weight.map { Figure.text($0) } ?? "1"
    let way =
      kpi.target.map { "target: {\($0.kind.rawValue): \(Figure.text($0.value))}" }
      ?? "objective: \((kpi.objective ?? .maximize).rawValue)"
    return "  \(kpi.name): { \(way), weight: \(weight) }"
  }
}
