// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Reading goals and the business objectives that they serve.
extension Decoder {
  private static let goalExample =
    "write a name and its keys, for example 'more signups: {kpi: signups, target: +10%}'"

  mutating func businessObjectives(_ field: Field) -> [BusinessObjective] {
    let example = "write a name and the KPI that measures it, for example 'sales: {kpi: policies}'"
    let entries = entries(field, expected: "a map of business objectives", example: example)
    return (entries ?? []).compactMap { entry in
      guard let parts = fields(entry, .businessObjective, example: example),
        let kpi = parts["kpi"].flatMap({ kpiName($0) })
      else { return nil }
      return BusinessObjective(name: entry.key, kpi: kpi)
    }
  }

  /// The goals of a scenario with these KPIs.
  mutating func goals(_ field: Field, kpis: [KPI]) -> [Goal] {
    let entries = entries(field, expected: "a map of goals", example: Self.goalExample)
    let named = Dictionary(kpis.map { ($0.name, $0) }) { first, _ in first }
    return (entries ?? []).map { goal($0, kpis: named) }
  }

  private mutating func goal(_ field: Field, kpis: [String: KPI]) -> Goal {
    var goal = Goal(name: field.key)
    guard let parts = fields(field, .goal, example: Self.goalExample) else { return goal }
    goal.kpi = parts["kpi"].flatMap { kpiName($0) }
    let kpi = goal.kpi.map { kpis[$0] ?? KPI(name: $0, unit: $0 == KPI.spend ? currency : nil) }
    goal.baseline = parts["baseline"].flatMap { goalFigure($0, of: kpi) }
    goal.target = parts["target"].flatMap { goalTarget($0, of: kpi) }
    goal.by = parts["by"].flatMap { deadline($0) }
    goal.serves = parts["serves"].flatMap {
      name($0, expected: "a business objective", example: "write its name")
    }
    goal.isMust = parts["must"].flatMap { truth($0) } ?? false
    goal.type = parts["goal type"].flatMap { word($0, GoalType.self) }
    goal.rank = parts["rank"].flatMap { word($0, GoalRank.self) }
    goal.review = parts["review"].flatMap { word($0, ReviewRhythm.self) }
    goal.counting = parts["counts as"].flatMap { word($0, GoalCounting.self) }
    return goal
  }

  private mutating func kpiName(_ field: Field) -> String? {
    name(field, expected: "a KPI", example: "write a KPI's name")
  }

  /// A value of the goal's KPI; a share where the KPI is a ratio or not known.
  private mutating func goalFigure(_ field: Field, of kpi: KPI?) -> Double? {
    guard let amount = amount(field, allowsShare: true) else { return nil }
    return accepted(amount, of: kpi, field)
  }

  /// A value, `18k` or `at least 18k`, or a change of the baseline, `+25%`, `+3pp` or `-500`.
  private mutating func goalTarget(_ field: Field, of kpi: KPI?) -> GoalTarget? {
    let example = "write a value, 18k, or a change, +10%"
    guard let text = text(field, expected: "a target", example: example) else { return nil }
    do {
      let read = try GoalTargetText.read(text[...])
      guard let amount = converted(read.amount, field) else { return nil }
      switch read.kind {
      case .value(let side):
        return accepted(amount, of: kpi, field).map { .value($0, side) }
      case .points where kpi?.isInPercent == true: return .change(amount.percent ?? amount.value)
      case .points: return .points(amount.value)
      case .change where amount.isShare: return .share(amount.value)
      case .change: return accepted(amount, of: kpi, field).map { .change($0) }
      }
    } catch {
      complain(error, field)
      return nil
    }
  }

  /// The value of an amount that fits the KPI: a share only where it is a ratio, money only in its currency.
  private mutating func accepted(_ amount: Amount, of kpi: KPI?, _ field: Field) -> Double? {
    guard var kpi else { return amount.value }
    if amount.isShare, !kpi.hasShares {
      complain(
        .badValue, field,
        "a share does not fit here, since \(Quoting.quoted(kpi.name)) is not one KPI divided by another",
        suggestion: field.key == "target"
          ? "write the value to reach, or a change with its sign, for example +10%"
          : "write a value of the KPI")
      return nil
    }
    adopt(amount.currency, as: &kpi.unit, field)
    return kpi.value(of: amount)
  }

  /// A day, `2026-09-30`, or the number of days or weeks from the period's start, `60 days`.
  private mutating func deadline(_ field: Field) -> Goal.Deadline? {
    let example = "write a day, 2026-09-30, or a number of days, 60 days"
    guard let text = text(field, expected: "a deadline", example: example) else { return nil }
    do {
      return try DeadlineText.deadline(text[...])
    } catch {
      complain(error, field)
      return nil
    }
  }
}

extension KPI {
  /// Whether its values may be written as shares.
  fileprivate var hasShares: Bool {
    isRatio || isInPercent
  }
}
