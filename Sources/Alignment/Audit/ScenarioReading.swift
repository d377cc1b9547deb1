// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a scenario's KPIs are, what they are made of, and what is worked for.
struct ScenarioReading {
  let checked: CheckedScenario
  /// The KPIs in the order of the scenario.
  let kpis: [KPI]
  private let byName: [String: KPI]
  private let identities: [String: CatalogueKPI]
  /// What each KPI is made of by its definition, with the sign of the effect.
  private let parts: [String: [(kpi: String, sign: Double)]]
  /// What each KPI is a rate of on some line, and what is declared to stand for it.
  private let sources: [String: Set<String>]
  /// What is declared to stand for a KPI.
  private let proxies: [String: [String]]

  var scenario: Scenario { checked.scenario }
  var goals: [Goal] { scenario.goals }

  init(_ checked: CheckedScenario) {
    self.checked = checked
    kpis = checked.scenario.kpis
    byName = Dictionary(kpis.map { ($0.name, $0) }) { first, _ in first }
    identities = Dictionary(
      kpis.compactMap { kpi in Catalogue.kpi(named: kpi.measures ?? kpi.name).map { (kpi.name, $0) }
      }
    ) { first, _ in first }
    parts = Dictionary(kpis.map { ($0.name, Self.parts(of: $0)) }) { first, _ in first }
    var sources: [String: Set<String>] = [:]
    for campaign in checked.scenario.campaigns {
      for delivery in campaign.brings {
        if case .rate(_, let source) = delivery.response {
          sources[delivery.kpi, default: []].insert(source)
        }
      }
    }
    for proxy in checked.scenario.proxies {
      sources[proxy.distal, default: []].formUnion(
        [proxy.kpi] + [proxy.qualified].compactMap(\.self))
    }
    self.sources = sources
    proxies = Dictionary(grouping: checked.scenario.proxies, by: \.distal)
      .mapValues { $0.flatMap { [$0.kpi] + [$0.qualified].compactMap(\.self) } }
  }

  func kpi(_ name: String) -> KPI? { byName[name] }

  /// What the catalogue knows a KPI as.
  func identity(_ name: String) -> CatalogueKPI? { identities[name] }

  /// The kind of a goal, by the catalogue.
  func kind(of goal: Goal) -> CatalogueGoal? {
    goal.type.flatMap { Catalogue.goal(named: $0.rawValue) }
  }

  /// Whether plans are made better in a KPI: it has an objective or a target.
  func isWorkedFor(_ kpi: KPI) -> Bool { kpi.objective != nil || kpi.target != nil }

  /// Whether a limit or a rule is about a KPI.
  func isGuarded(_ kpi: KPI) -> Bool {
    kpi.atLeast != nil || kpi.atMost != nil
      || scenario.rules.contains { $0.measure.kind == .kpi(kpi.name) }
  }

  /// The KPIs that others of the scenario are made of, by definition or as a rate.
  var ingredients: Set<String> {
    Set(parts.values.flatMap { $0.map(\.kpi) } + sources.values.flatMap(\.self))
  }

  /// The names with all that their KPIs are made of.
  func withIngredients(_ names: some Sequence<String>) -> Set<String> {
    var found: Set<String> = []
    var open = Array(names)
    while let name = open.popLast() {
      guard found.insert(name).inserted else { continue }
      open += (parts[name] ?? []).map(\.kpi) + (sources[name] ?? [])
    }
    return found
  }

  /// Whether a KPI is a sum or a ratio of another one.
  func isMade(_ kpi: String, of part: String) -> Bool {
    parts[kpi]?.contains { $0.kpi == part } ?? false
  }

  /// The lines that bring a KPI.
  func lines(bringing kpi: String) -> [String] {
    let campaigns = scenario.campaigns.filter { $0.brings.contains { $0.kpi == kpi } }
    let creators = scenario.creators.filter {
      $0.packages.contains { $0.brings.contains { $0.kpi == kpi } }
    }
    return campaigns.map(\.name) + creators.map(\.name)
  }

  private static func parts(of kpi: KPI) -> [(kpi: String, sign: Double)] {
    switch kpi.definition {
    case .sum(let terms): terms.map { ($0.kpi, $0.coefficient < 0 ? -1 : 1) }
    case .ratio(let numerator, let denominator): [(numerator, 1), (denominator, -1)]
    case .delivered, .independent, .markets: []
    }
  }

  // MARK: What is wanted

  /// The KPIs of which the scenario wants more, and those of which it wants less: what it works
  /// toward, what it must reach, what its goals and business objectives are about, what these are
  /// made of by definition, and what is declared to stand for them.
  var wishes: (more: Set<String>, less: Set<String>) {
    var more: Set<String> = []
    var less: Set<String> = []
    var open: [(kpi: String, sign: Double)] = kpis.flatMap { wishes(for: $0) }
    for goal in goals { open += wishes(of: goal) }
    for objective in scenario.businessObjectives {
      open.append((objective.kpi, direction(of: objective.kpi)))
    }
    while let (name, sign) = open.popLast() {
      let isNew = sign > 0 ? more.insert(name).inserted : less.insert(name).inserted
      guard isNew else { continue }
      open += (parts[name] ?? []).map { ($0.kpi, $0.sign * sign) }
      open += (proxies[name] ?? []).map { ($0, sign) }
    }
    return (more, less)
  }

  private func wishes(for kpi: KPI) -> [(kpi: String, sign: Double)] {
    var signs: [Double] = []
    if let objective = kpi.objective { signs.append(objective.sign) }
    switch kpi.target?.kind {
    case .atLeast: signs.append(1)
    case .atMost: signs.append(-1)
    case .exactly: signs += [1, -1]
    case nil: break
    }
    if kpi.atLeast != nil { signs.append(1) }
    return signs.map { (kpi.name, $0) }
  }

  private func wishes(of goal: Goal) -> [(kpi: String, sign: Double)] {
    guard let kpi = goal.kpi else { return [] }
    let resolved = checked.goals.first { $0.name == goal.name }
    return [(kpi, resolved.map { $0.side == .atLeast ? 1 : -1 } ?? direction(of: kpi))]
  }

  /// Which way a KPI is better, by its objective, else by the catalogue.
  func better(_ name: String) -> Objective {
    kpi(name)?.objective ?? identity(name)?.better ?? .maximize
  }

  private func direction(of name: String) -> Double { better(name).sign }
}
