// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension CatalogueReport {
  /// The KPIs as comma-separated values, one a row.
  ///
  /// Columns: `name,role,unit,better,kind,distance,over lines,of,per,aliases,meaning,reason`, see
  /// docs/output.md.
  package var csv: String {
    let header = [
      "name", "role", "unit", "better", "kind", "distance", "over lines", "of", "per", "aliases",
      "meaning", "reason",
    ]
    let rows = entries.map { kpi, role -> [String] in
      let lines = Parts(kpi.overLines)
      return [
        kpi.name, role?.rawValue ?? "", kpi.unit, kpi.better.rawValue, kpi.kind.rawValue,
        kpi.distance.rawValue, lines.kind.rawValue, lines.part ?? "", lines.whole ?? "",
        kpi.aliases.joined(separator: "; "), kpi.meaning, goal?.reason(for: kpi.name) ?? "",
      ]
    }
    return CSVText.text([header] + rows)
  }

  /// The KPIs as data.
  package static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data, entries: "kpis", record: "kpi")
  }

  /// What stands under `catalogue`.
  private static var data: DataForm<Self> {
    .object([
      "goal": .of(\.goal?.name, .text).meaning("The kind of goal that was asked for."),
      "kpis": .of(
        { report in report.entries.map { Row(kpi: $0.kpi, role: $0.role, goal: report.goal) } },
        .list(row)),
    ])
  }

  private var goal: CatalogueGoal? { if case .goal(let goal) = extent { goal } else { nil } }

  /// A KPI with the role that it has under the goal that was asked for.
  private struct Row {
    var kpi: CatalogueKPI
    var role: CatalogueGoal.Role?
    var goal: CatalogueGoal?
  }

  private static var row: DataForm<Row> {
    .object([
      "name": .of(\.kpi.name, .text), "aliases": .of(\.kpi.aliases, .list(.text)),
      "meaning": .of(\.kpi.meaning, .text), "unit": .of(\.kpi.unit, .text),
      "better": .of(\.kpi.better, .the("objective", .word)), "kind": .of(\.kpi.kind, .word),
      "distance": .of(\.kpi.distance, .word),
      "overLines": .of({ Parts($0.kpi.overLines) }, parts),
      "role": .of(\.role, .optional(.word)),
      "reason": .of({ $0.goal?.reason(for: $0.kpi.name) }, .text),
      "goals": .of(
        { row in Catalogue.roles(of: row.kpi.name).map { Row(kpi: row.kpi, role: $1, goal: $0) } },
        .list(
          .object([
            "goal": .of({ $0.goal?.name ?? "" }, .text), "role": .of({ $0.role ?? .noise }, .word),
            "reason": .of({ $0.goal?.reason(for: $0.kpi.name) }, .text),
          ]))),
    ])
  }

  private static var parts: DataForm<Parts> {
    .object([
      "kind": .of(\.kind, .word), "of": .of(\.part, .text), "per": .of(\.whole, .text),
    ])
  }

  /// An aggregation in plain values.
  private struct Parts {
    enum Kind: String, CaseIterable { case sum, once, ratio, mean }

    var kind: Kind
    var part: String?
    var whole: String?

    init(_ aggregation: CatalogueKPI.Aggregation) {
      (kind, part, whole) =
        switch aggregation {
        case .sum: (.sum, nil, nil)
        case .once: (.once, nil, nil)
        case .ratio(let part, let whole): (.ratio, part, whole)
        case .mean(let weight): (.mean, nil, weight)
        }
    }
  }
}
