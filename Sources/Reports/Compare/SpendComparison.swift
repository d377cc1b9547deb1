// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// The table of who gets what in every scenario's plan, with what changes against the base.
struct SpendComparison {
  let entries: [PlannedScenario]
  let options: TextOptions

  /// Beyond this many lines only those that differ are told.
  static let mostLines = 40

  /// The table, and what its marks mean; `nil` without plans.
  func grid() -> (grid: VariantGrid, legend: String?)? {
    let outlines = entries.map { entry in
      entry.solution.map { PlanOutline($0.plan, of: entry.scenario) }
    }
    // Without a plan for the base there is nothing to hold the others against, but their lines are told all the same.
    let base = outlines[0] ?? PlanOutline(lines: [], figures: [])
    let changes = outlines.map { outline in outline.map { PlanChanges(from: base, to: $0) } }
    let known = changes.map { ($0?.lines ?? []).byName(\.name) }
    var met: Set<String> = []
    let funded = changes.flatMap { $0?.lines ?? [] }.map(\.name)
      .filter { name in met.insert(name).inserted && known.contains { $0[name]?.isFunded == true } }
    if funded.isEmpty { return nil }
    let isMarked = outlines[0] != nil
    let shown =
      funded.count <= Self.mostLines || !isMarked
      ? funded : funded.filter { name in known.contains { $0[name]?.mark != nil } }
    let format = FigureFormat(
      shown.flatMap { name in known.compactMap { $0[name]?.after?.spend } })
    let currency = entries[0].scenario.scenario.currency.map { " (\($0))" } ?? ""
    var grid = VariantGrid(title: "spend on" + currency, names: entries.map(\.name))
    grid.rows = shown.map { name in
      VariantGrid.Row(
        name,
        entries.indices.map { entry in
          guard let line = known[entry][name] else { return .init(options.dash) }
          let amount = line.after.map { format.text($0.spend) } ?? options.dash
          guard isMarked, let mark = line.mark else { return .init(amount) }
          return .init("\(mark.rawValue) \(amount)", .notice)
        })
    }
    return (grid, legend(isMarked: isMarked, hidden: funded.count - shown.count))
  }

  private func legend(isMarked: Bool, hidden: Int) -> String? {
    var sentences: [String] = []
    if isMarked {
      sentences.append(
        "Against base: + gets money now, ~ gets another amount, - gets none any more.")
    }
    if hidden > 0 {
      sentences.append(
        "\(FigureFormat.amount(Double(hidden))) lines that get the same everywhere are left out here; "
          + "'--format csv' has them.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

extension PlanChanges.Line {
  /// Whether the plan funds the line.
  fileprivate var isFunded: Bool { after?.isFunded ?? false }
}
