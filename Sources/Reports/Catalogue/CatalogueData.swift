// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

extension CatalogueReport {
  /// The KPIs as comma-separated values, one a row.
  ///
  /// Columns: `name,role,unit,better,kind,distance,over lines,of,per,aliases,meaning,reason`, see docs/output.md.
  public var csv: String {
    let header = [
      "name", "role", "unit", "better", "kind", "distance", "over lines", "of", "per", "aliases",
      "meaning", "reason",
    ]
    let rows = entries.map { kpi, role -> [String] in
      let lines = Parts(kpi.overLines)
      return [
        kpi.name, role?.rawValue ?? "", kpi.unit, kpi.better.rawValue, kpi.kind.rawValue,
        kpi.distance.rawValue, lines.kind, lines.part ?? "", lines.whole ?? "",
        kpi.aliases.joined(separator: "; "), kpi.meaning, reason(for: kpi) ?? "",
      ]
    }
    return CSVText.text([header] + rows)
  }

  /// The KPIs as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "kpis", record: "kpi") }

  private var data: [String: JSONValue] {
    let goal: CatalogueGoal? = if case .goal(let goal) = extent { goal } else { nil }
    return [
      "goal": JSONValue(goal?.name),
      "kpis": .list(
        entries.map { kpi, role in
          let lines = Parts(kpi.overLines)
          return .object([
            "name": .text(kpi.name), "aliases": .list(kpi.aliases.map { .text($0) }),
            "meaning": .text(kpi.meaning), "unit": .text(kpi.unit),
            "better": .text(kpi.better.rawValue), "kind": .text(kpi.kind.rawValue),
            "distance": .text(kpi.distance.rawValue),
            "overLines": .object([
              "kind": .text(lines.kind), "of": JSONValue(lines.part), "per": JSONValue(lines.whole),
            ]),
            "role": JSONValue(role?.rawValue), "reason": JSONValue(reason(for: kpi)),
            "goals": .list(
              Catalogue.roles(of: kpi.name).map { goal, role in
                .object([
                  "goal": .text(goal.name), "role": .text(role.rawValue),
                  "reason": JSONValue(goal.reason(for: kpi.name)),
                ])
              }),
          ])
        }),
    ]
  }

  private func reason(for kpi: CatalogueKPI) -> String? {
    if case .goal(let goal) = extent { goal.reason(for: kpi.name) } else { nil }
  }

  /// An aggregation in plain values.
  private struct Parts {
    var kind: String
    var part: String?
    var whole: String?

    init(_ aggregation: CatalogueKPI.Aggregation) {
      switch aggregation {
      case .sum: kind = "sum"
      case .once: kind = "once"
      case .ratio(let part, let whole):
        kind = "ratio"
        self.part = part
        self.whole = whole
      case .mean(let weight):
        kind = "mean"
        whole = weight
      }
    }
  }
}
