// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading the top of a scenario.
extension Decoder {
  /// The version of the format that is read.
  static let version = "1"

  /// The whole scenario.
  ///
  /// - Complexity: linear in the size of the file, apart from sums of KPIs, which look through all KPI names.
  mutating func scenario(_ root: Field) -> Scenario? {
    guard
      let top = fields(
        root, .top,
        example:
          "a scenario begins with 'apportion: 1' and has 'kpis' and 'campaigns' or 'creators'")
    else { return nil }
    if let field = top["apportion"] { checkVersion(field) }
    let hasLines = ["campaigns", "creators"].contains { top[$0] != nil || hasComplaint(about: $0) }
    if !hasLines {
      complainAboutMissing(
        "campaigns", of: root,
        example: "a scenario begins with 'apportion: 1' and has 'kpis' and 'campaigns'")
    }
    var scenario = Scenario()
    scenario.name = top["name"].flatMap {
      name($0, expected: "a title", example: "write a title, for example Acme, Q3 2026")
    }
    if let field = top["rates"] { readRates(field) }
    scenario.period = top["period"].flatMap { period($0) }
    scenario.budget = top["budget"].flatMap { budget($0) }
    scenario.markets = top["markets"].map { markets($0) } ?? []
    scenario.campaigns =
      kept?.campaigns ?? top["campaigns"].map { campaigns($0) } ?? []
    scenario.creators =
      kept?.creators ?? top["creators"].map { creators($0) } ?? []
    readLines = (scenario.campaigns, scenario.creators)
    scenario.requirements = top["requires"].map { requirements($0) } ?? []
    scenario.step = top["step"].flatMap { positiveMoney($0) }
    scenario.kpis = top["kpis"].map { kpis($0) } ?? []
    scenario.groups = top["groups"].map { groups($0) } ?? []
    if let field = top["rules"] {
      let (rules, conditions) = rules(field)
      scenario.rules = rules
      scenario.conditions = conditions
    }
    if let field = top["trade-off"] {
      let (scale, rule) = tradeOff(field)
      scenario.scale = scale ?? .range
      scenario.targetRule = rule
    }
    scenario.businessObjectives =
      top["business objectives"].map { businessObjectives($0) } ?? []
    scenario.actuals = top["actuals"].map { actuals($0, kpis: scenario.kpis) }
    scenario.goals = top["goals"].map { goals($0, kpis: scenario.kpis) } ?? []
    if let field = top["proxies"] { readProxies(field, into: &scenario) }
    scenario.silences = top["audit"].map { silences($0) } ?? []
    scenario.currency = currency
    scenario.rates = ratesTaken(top["rates"])
    return scenario
  }

  private mutating func checkVersion(_ field: Field) {
    guard let text = text(field, expected: "the version, 1", example: "write 'apportion: 1'"),
      text != Self.version
    else { return }
    complain(
      .badValue, field, "the format's version is \(Self.version), not \(Quoting.quoted(text))",
      suggestion: "write 'apportion: 1'")
  }

  private mutating func period(_ field: Field) -> Period? {
    let example = "write its first and last day, for example 2026-07-01..2026-09-30"
    guard let text = text(field, expected: "a period", example: example) else { return nil }
    do {
      return try PeriodText.period(text[...])
    } catch {
      complain(error, field)
      return nil
    }
  }

  private mutating func budget(_ field: Field) -> Budget? {
    guard case .map = field.node.content else {
      return money(field).map { .atMost($0) }
    }
    let parts = fields(field, .budget, example: "write 'budget: 1.2M GBP' or {exactly: 1.2M GBP}")
    return parts?["exactly"].flatMap { money($0) }.map { .exactly($0) }
  }

  private mutating func groups(_ field: Field) -> [LineGroup] {
    let example = "write a name and what it holds, for example 'video and search: [video, search]'"
    let entries = entries(field, expected: "a map of groups", example: example)
    return (entries ?? []).map { entry in
      guard case .list(let items) = entry.node.content else {
        complainAboutType(entry, expected: "a list of names", example: "write [video, search]")
        return LineGroup(name: entry.key, members: [])
      }
      if items.isEmpty {
        complain(
          .missing, entry, "the group \(Quoting.quoted(entry.key)) is empty",
          suggestion: "write [video, search]")
      }
      let members = items.compactMap { reference($0, in: entry) }
      return LineGroup(name: entry.key, members: members)
    }
  }
}
