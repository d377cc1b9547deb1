// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Scenario {
  /// The keys at the top of a scenario.
  ///
  /// Rates are read first, for amounts. The first currency that is met is the scenario's own: the
  /// budget's, then those of lines, then all others.
  static let keys = Keys<Scenario>(
    Vocabulary(
      thing: "a scenario",
      example: "a scenario begins with 'apportion: 1' and has 'kpis' and 'campaigns' or 'creators'",
      meaning:
        "A planning question for apportion: budget, KPIs, campaigns and creators, rules and trade-off.",
      later: Vocabulary.calendar, needs: [["campaigns"], ["creators"]]),
    [
      .key(
        "apportion", Shape(["enum": [1, "1"]]), isRequired: true,
        meaning: "The version of the format, 1."
      ) { decoder, field, _ in decoder.checkVersion(field) },
      .key(
        "name",
        .name(
          "a title", example: "write a title, for example Acme, Q3 2026", .title),
        into: \.name, meaning: "A title."),
      .key(
        "period",
        Form(.text(like: "^\(Shape.day) *[.]{2} *\(Shape.day)$")) { $0.period($1) },
        into: \.period,
        meaning:
          "The days that curves and budget are totals for, for example 2026-07-01..2026-09-30."),
      .key(
        "budget", Form(.either(.amount, .map(.budget))) { $0.budget($1) }, into: \.budget,
        meaning: "At most this much, 1.2M GBP, or all of it, {exactly: 1.2M GBP}."),
      .key(
        "rates", .named(.amount), turn: .early,
        meaning: "What one unit of other currencies is worth in the scenario's own: {USD: 0.79}."
      ) { decoder, field, _ in decoder.readRates(field) },
      .key("step", .positiveMoney, into: \.step, turn: .late),
      .key(
        "markets", Form(.names) { $0.markets($1) }, into: \.markets,
        meaning: "The regions or segments in which KPIs 'per: market' are counted."),
      .key(
        "kpis", .named(.map(KPI.keys.vocabulary)), isRequired: true, turn: .late,
        meaning: "What matters, by name."
      ) { decoder, field, scenario in
        scenario.kpis = decoder.kpis(field)
        decoder.kpis = Dictionary(scenario.kpis.map { ($0.name, $0) }) { first, _ in first }
      },
      .together([
        Key(
          "campaigns", .namedOrFrom(Campaign.keys.vocabulary),
          meaning: "What takes any amount of money in a range, by name; 'from' names a table."),
        Key(
          "creators", .namedOrFrom(Creator.keys.vocabulary),
          meaning: "What is booked with one package or not at all, by name; 'from' names a table."),
      ]) { decoder, parts, scenario in decoder.takeLines(parts, into: &scenario) },
      .key(
        "requires",
        Form(.named(.either(.text, .map(Requirement.keys.vocabulary)))) { $0.requirements($1) },
        into: \.requirements,
        meaning:
          "What figures of creators must reach to be considered: {authenticity: at least 80}."),
      .apart(
        Key("curves", .either(.text, .map(.curveTable)), meaning: "A table of measured curves.")),
      .key(
        "groups", Form(.named(.names)) { $0.groups($1) }, into: \.groups, turn: .late,
        meaning: "Names for sets of lines."),
      .key("rules", .named(.map(.rule)), turn: .late, meaning: "What must hold, by name.") {
        decoder, field, scenario in
        (scenario.rules, scenario.conditions) = decoder.rules(field)
      },
      .key(
        "trade-off", .map(Scenario.tradeOffKeys.vocabulary), turn: .late,
        meaning: "What counts for all KPIs."
      ) { decoder, field, scenario in decoder.read(field, Scenario.tradeOffKeys, into: &scenario) },
      .key(
        "business objectives",
        Form(.named(.map(BusinessObjective.keys.vocabulary))) { $0.businessObjectives($1) },
        into: \.businessObjectives, turn: .late,
        meaning:
          "What the organization wants in the end, by name, each with the KPI that measures it."),
      .key(
        "goals",
        Form(.named(.map(Goal.keys.vocabulary))) {
          $0.things($1, Goal.keys, expected: "a map of goals") { Goal(name: $0) }
        },
        into: \.goals, turn: .last, meaning: "What is to be reached by when, by name."),
      .key(
        "proxies", .named(.map(Proxy.keys.vocabulary)), turn: .last,
        meaning: "KPIs that stand for others, with what the past says about it."
      ) { decoder, field, scenario in decoder.readProxies(field, into: &scenario) },
      .key(
        "audit", .map(Scenario.auditKeys.vocabulary), turn: .last,
        meaning: "What the audit goes by."
      ) { decoder, field, scenario in decoder.read(field, Scenario.auditKeys, into: &scenario) },
      .key(
        "actuals",
        Form(.either(.text, .map(Actuals.keys.vocabulary))) { $0.actuals($1) }, into: \.actuals,
        turn: .late,
        meaning: "A table of what was counted: date, kpi, value, and optionally line and post."),
      .apart(Key("variants", .variants, meaning: "Named sets of changes to the scenario.")),
    ])
}

extension Shape {
  fileprivate static let variants = Shape.named(
    Shape(["type": "object", "properties": ["extends": Shape.either(.text, .names).schema]]))
}

extension Vocabulary {
  static let budget = Vocabulary(
    thing: "a budget", example: "write 'budget: 1.2M GBP' or {exactly: 1.2M GBP}",
    later: Vocabulary.calendar, keys: [Key("exactly", .amount, isRequired: true)])

  static let curveTable = Vocabulary(
    thing: "a table of curves", example: "write it as {from: curves.csv}",
    keys: [
      Key("from", .text, isRequired: true), Key("envelope", .envelope), Key("beyond", .beyond),
    ])
}

/// Reading the top of a scenario.
extension Decoder {
  /// The version of the format that is read.
  static let version = "1"

  /// The whole scenario.
  ///
  /// - Complexity: linear in the size of the file, apart from sums of KPIs, which look through all
  ///   KPI names.
  mutating func scenario(_ root: Field) -> Scenario? {
    guard let top = fields(root, Scenario.keys.vocabulary) else { return nil }
    let hasLines = ["campaigns", "creators"].contains { top[$0] != nil || hasComplaint(about: $0) }
    if !hasLines {
      complainAboutMissing(
        "campaigns", of: root,
        example: "a scenario begins with 'apportion: 1' and has 'kpis' and 'campaigns'")
    }
    var scenario = Scenario()
    read(top, Scenario.keys, into: &scenario)
    scenario.currency = currency
    scenario.rates = ratesTaken(top["rates"])
    return scenario
  }

  fileprivate mutating func takeLines(_ parts: Fields, into scenario: inout Scenario) {
    scenario.campaigns = kept?.campaigns ?? parts["campaigns"].map { campaigns($0) } ?? []
    scenario.creators = kept?.creators ?? parts["creators"].map { creators($0) } ?? []
    readLines = (scenario.campaigns, scenario.creators)
  }

  fileprivate mutating func checkVersion(_ field: Field) {
    guard let text = text(field, expected: "the version, 1", example: "write 'apportion: 1'"),
      text != Self.version
    else { return }
    complain(
      .badValue, at: field, "the format's version is \(Self.version), not \(Quoting.quoted(text))",
      suggestion: "write 'apportion: 1'")
  }

  fileprivate mutating func period(_ field: Field) -> Period? {
    let example = "write its first and last day, for example 2026-07-01..2026-09-30"
    guard let text = text(field, expected: "a period", example: example) else { return nil }
    do {
      return try PeriodText.period(text[...])
    } catch {
      complain(error, field)
      return nil
    }
  }

  fileprivate mutating func budget(_ field: Field) -> Budget? {
    guard case .map = field.node.content else {
      return money(field).map { .atMost($0) }
    }
    return fields(field, .budget)?["exactly"].flatMap { money($0) }.map { .exactly($0) }
  }

  fileprivate mutating func groups(_ field: Field) -> [LineGroup] {
    let example = "write a name and what it holds, for example 'video and search: [video, search]'"
    let entries = entries(field, expected: "a map of groups", example: example)
    return (entries ?? []).map { entry in
      guard case .list(let items) = entry.node.content else {
        complainAboutType(entry, expected: "a list of names", example: "write [video, search]")
        return LineGroup(name: entry.key, members: [])
      }
      if items.isEmpty {
        complain(
          .missing, at: entry, "the group \(Quoting.quoted(entry.key)) is empty",
          suggestion: "write [video, search]")
      }
      let members = items.compactMap { reference($0, in: entry) }
      return LineGroup(name: entry.key, members: members)
    }
  }
}
