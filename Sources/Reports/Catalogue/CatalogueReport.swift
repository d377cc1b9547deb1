// SPDX-License-Identifier: GPL-3.0-or-later

package import Alignment
import Planning

/// KPIs of the catalogue, told to those who have to choose among them.
package struct CatalogueReport: RowReport {
  /// The question that it answers.
  package static var kinds: [JSONEnvelope.Kind] { [.catalogue] }

  /// What is told.
  package enum Extent: Hashable, Sendable {
    /// Every KPI.
    case all
    /// Those that have a role under a kind of goal.
    case goal(CatalogueGoal)
    /// One alone.
    case one(CatalogueKPI)
  }

  /// What is told.
  package var extent: Extent
  /// How the text is laid out.
  package var options: TextOptions

  /// Makes a report.
  package init(_ extent: Extent, options: TextOptions = TextOptions()) {
    self.extent = extent
    self.options = options
  }

  /// The KPIs in their order, with the role that each has under the goal that was asked for.
  var entries: [(kpi: CatalogueKPI, role: CatalogueGoal.Role?)] {
    switch extent {
    case .all: Catalogue.kpis.map { ($0, nil) }
    case .goal(let goal):
      goal.roles.compactMap { name, role in Catalogue.kpi(named: name).map { ($0, role) } }
    case .one(let kpi): [(kpi, nil)]
    }
  }

  /// The answer in a sentence.
  package var summary: String {
    switch extent {
    case .all: "\(Catalogue.kpis.count) KPIs for \(Catalogue.goals.count) kinds of goals"
    case .goal(let goal): "\(entries.count) KPIs that matter for \(goal.name), or do not"
    case .one(let kpi): kpi.meaning
    }
  }

  /// What there is to know of the KPIs.
  package var document: Document {
    var document = Document(title: title)
    switch extent {
    case .all: addTable(to: &document)
    case .goal(let goal): tell(goal, in: &document)
    case .one(let kpi): tell(kpi, in: &document)
    }
    return document
  }

  private func addTable(to document: inout Document) {
    document.add(.table(table(isWide: false)), on: .terminal)
    document.add(.table(table(isWide: true)), on: .page)
  }

  private var title: String {
    switch extent {
    case .all: "KPIs by name"
    case .goal(let goal): "KPIs for \(goal.name)"
    case .one(let kpi): kpi.name
    }
  }

  /// What measures a goal, then what does not.
  private func tell(_ goal: CatalogueGoal, in document: inout Document) {
    document.add([.lead(goal.meaning), .blank])
    addTable(to: &document)
    let parts = [
      ("Contextual: help to read those, and do not measure it", goal.contextual),
      ("Noise: say nothing about it", goal.noise),
    ]
    for (heading, remarks) in parts {
      document.add(.heading(heading), remarks.map { "\($0.kpi): \($0.reason)" })
    }
    document.add(
      .heading("Beside each other"),
      goal.companions.map { companion in
        let says = companion.kpis.count == 1 ? "says" : "say"
        return "\(Amounts.list(companion.kpis)) \(says) little without "
          + "\(Self.choice(companion.others)): \(companion.reason)"
      })
  }

  private func tell(_ kpi: CatalogueKPI, in document: inout Document) {
    document.add([.lead(kpi.meaning), .blank])
    var facts = [
      ("also called", kpi.aliases.joined(separator: ", ")), ("counted in", kpi.unit),
      ("better", kpi.better == .maximize ? "more" : "less"),
      ("kind", "\(kpi.kind.rawValue), \(kpi.distance.rawValue): \(Self.words(kpi.distance))"),
      ("over lines", Self.words(kpi.overLines)),
    ]
    for (goal, role) in Catalogue.roles(of: kpi.name) {
      let reason = goal.reason(for: kpi.name).map { ": \($0)" } ?? ""
      facts.append(("for \(goal.name)", role.rawValue + reason))
    }
    document.add(.list(facts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }))
  }

  /// All KPIs, or those that measure the goal; a wide table has more columns than a terminal.
  private func table(isWide: Bool) -> TextTable {
    let isOfGoal = if case .goal = extent { true } else { false }
    var columns: [TextTable.Column] = [
      .init(title: "KPI", alignment: .left, wraps: isWide),
      .init(title: "better", alignment: .left), .init(title: "kind", alignment: .left),
      .init(title: "over lines", alignment: .left, wraps: true),
    ]
    if isWide || isOfGoal { columns.insert(.init(title: "counted in", alignment: .left), at: 1) }
    if isWide, !isOfGoal {
      columns.append(.init(title: "measures", alignment: .left, wraps: true))
    }
    var table = TextTable(columns)
    table.rows = entries.filter { !isOfGoal || $0.role == .primary }.map { kpi, _ in
      var row: [TextTable.Cell] = [
        .init(kpi.name), .init(kpi.better == .maximize ? "more" : "less"),
        .init("\(kpi.distance.rawValue) \(kpi.kind.rawValue)"), .init(kpi.overLines.description),
      ]
      if isWide || isOfGoal { row.insert(.init(kpi.unit), at: 1) }
      if isWide, !isOfGoal { row.append(.init(Self.measured(by: kpi), .aside)) }
      return row
    }
    return table
  }

  /// The kinds of goals that a KPI measures.
  private static func measured(by kpi: CatalogueKPI) -> String {
    Catalogue.roles(of: kpi.name).filter { $0.role == .primary }.map(\.goal.name)
      .joined(separator: ", ")
  }

  private static func words(_ distance: CatalogueKPI.Distance) -> String {
    switch distance {
    case .proximal: "it moves with the lines at once and stands for something later"
    case .distal: "it is what the business lives on, or next to it"
    }
  }

  private static func words(_ aggregation: CatalogueKPI.Aggregation) -> String {
    switch aggregation {
    case .sum: "the figures of lines add up"
    case .once: "somebody whom several lines meet counts once, so figures do not add up"
    case .ratio(let part, let whole): "\(part) of all lines, divided by \(whole) of all lines"
    case .mean(let weight): "the mean over lines, each counted by its \(weight)"
    }
  }

  private static func choice(_ names: [String]) -> String {
    names.count > 1
      ? names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "") : names.first ?? ""
  }
}
