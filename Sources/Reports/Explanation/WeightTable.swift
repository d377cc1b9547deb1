// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The table of weights: what each stands on, and how much of all weights of its priority it has.
struct WeightTable {
  let context: ReportContext
  let solution: Solution

  /// The table; `nil` without objectives.
  var table: TextTable? {
    let scales = solution.scales
    guard !scales.isEmpty else { return nil }
    let hasEnds = scales.contains { $0.ideal != nil }
    let shares = shares
    var columns = [TextTable.Column(title: "KPI", alignment: .left, wraps: true)]
    columns += [.init(title: "weight"), .init(title: "share")]
    columns += [.init(title: "stands on", alignment: .left, wraps: true)]
    if hasEnds { columns += [.init(title: "worst"), .init(title: "best")] }
    columns += [.init(title: "plan"), .init(title: "unit", alignment: .left)]
    if hasEnds { columns.append(.init(title: "way to best")) }
    var table = TextTable(columns)
    table.rows = zip(scales, shares).map { row($0, share: $1, hasEnds: hasEnds) }
    return table
  }

  /// What its ends are, where it has any.
  var remark: String? {
    let scales = solution.scales
    guard scales.contains(where: { $0.ideal != nil }) else { return nil }
    let isEstimate = scales.count > 2 && scales.contains { $0.scale == .range }
    return "Worst and best are those of the plans that are best for one KPI alone."
      + (isEstimate ? " With three KPIs or more a good plan in between may be worse." : "")
      + (scales.contains(where: \.isOfBase)
        ? " They are those of the scenario without variants; '--rescale' works them out anew." : "")
      + (scales.contains(where: \.isEstimate)
        ? " They are the best that were found, which is not proven; more time could move them apart."
        : "")
      + (ScaleWords.sentence(solution.scaleChanges, in: context).map { " \($0)." } ?? "")
  }

  /// What counts as much as what, by the weights.
  var exchanges: [String] {
    if solution.isStaged(in: context.scenario) {
      return StageWeights(context: context, solution: solution).sentences()
    }
    let pulling = solution.scales.filter { !$0.isConstant }
    guard let first = pulling.first else { return [] }
    let words = TradeOffText(context: context, solution: solution)
    return pulling.dropFirst().map { words.exchange(first, $0) }
  }

  private func row(
    _ scale: ObjectiveScale, share: Double?, hasEnds: Bool
  ) -> [TextTable.Cell] {
    let dash = context.options.dash
    let value = solution.plan.value(of: scale.kpi)
    let ends = [scale.nadir, scale.ideal].compactMap(\.self)
    let format = FigureFormat(
      ends + [value].compactMap(\.self),
      differences: zip(ends, ends.dropFirst()).map { $1 - $0 })
    var row: [TextTable.Cell] = [
      .init(scale.kpi), .init(FigureFormat.amount(scale.weight)),
      .init(share.map(Percentage.share) ?? dash),
      .init(
        share == 1 && scale.scale == .none
          ? "by itself"
          : ScaleWords.stand(
            scale, FigureFormat.rounded(scale.amount), in: context.scenario)),
    ]
    if hasEnds {
      row += [
        .init(scale.nadir.map(format.text) ?? dash), .init(scale.ideal.map(format.text) ?? dash),
      ]
    }
    row += [
      .init(value.map(format.text) ?? dash, .heading),
      .init(context.scenario.kpi(named: scale.kpi)?.unit ?? ""),
    ]
    if hasEnds { row.append(.init(scale.way(value).map(Percentage.share) ?? dash)) }
    return row
  }

  /// The part of the weights that count at the same priority; `nil` for a KPI that counts by itself
  /// alone or not at all.
  private var shares: [Double?] {
    let groups = solution.stages.filter { $0.purpose != .rest }.map {
      Set($0.certificate.score.kpis)
    }
    return solution.scales.map { scale in
      guard !scale.isConstant else { return nil }
      let group = groups.first { $0.contains(scale.kpi) } ?? Set(solution.scales.map(\.kpi))
      let total = solution.scales.filter { group.contains($0.kpi) && !$0.isConstant }
        .reduce(0) { $0 + $1.weight }
      return total > 0 ? scale.weight / total : nil
    }
  }
}
