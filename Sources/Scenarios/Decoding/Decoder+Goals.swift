// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension BusinessObjective {
  /// The keys of a business objective.
  static let keys = Keys<BusinessObjective>(
    Vocabulary(
      thing: "a business objective",
      example: "write a name and the KPI that measures it, for example 'sales: {kpi: policies}'",
      whole: ["kpi"]),
    [.key("kpi", .kpi, into: \.kpi, isRequired: true)])
}

extension Goal {
  /// The keys of a goal.
  static let keys = Keys<Goal>(
    Vocabulary(
      thing: "a goal",
      example:
        "write a name and its keys, for example 'more signups: {kpi: signups, target: +10%}'",
      definition: "goal", whole: ["kpi", "target"]),
    [
      .key("kpi", .kpi, into: \.kpi, meaning: "The KPI that measures it."),
      .key(
        "baseline", .share,
        meaning: "What the target is compared with; the KPI's last value if left out."
      ) { decoder, field, goal in goal.baseline = decoder.goalFigure(field, of: goal) },
      .key(
        "target", .number,
        meaning: "A value, 18k or at least 18k, or a change of the baseline: +25%, +3pp, -500."
      ) { decoder, field, goal in goal.target = decoder.goalTarget(field, of: goal) },
      .key(
        "by",
        Form(.text(like: "^\(Shape.day)$|^[0-9]+[kM]? +(days?|weeks?)$")) { $0.deadline($1) },
        into: \.by, meaning: "A day, 2026-09-30, or days from the period's start, 60 days."),
      .key(
        "serves", .name("a business objective", example: "write its name"), into: \.serves,
        meaning: "A business objective."),
      .key("must", .truth, into: \.isMust, meaning: "Whether every plan must reach it."),
      .key("goal type", .word, into: \.type),
      .key("rank", .word, into: \.rank),
      .key("review", .word, into: \.review, meaning: "How often it is looked at."),
      .key(
        "counts as", .word, into: \.counting,
        meaning: "Whether values add up over the days; a ratio's do not."),
    ])
}

extension Form<String> {
  fileprivate static var kpi: Form { .name("a KPI", example: "write a KPI's name") }
}

/// Reading goals and the business objectives that they serve.
extension Decoder {
  mutating func businessObjectives(_ field: Field) -> [BusinessObjective] {
    things(field, BusinessObjective.keys, expected: "a map of business objectives") {
      BusinessObjective(name: $0, kpi: "")
    }
    .filter { !$0.kpi.isEmpty }
  }

  /// The KPI of a goal; one that is not declared has no unit.
  private func kpi(of goal: Goal) -> KPI? {
    goal.kpi.map { kpis[$0] ?? KPI(name: $0, unit: $0 == KPI.spend ? currency : nil) }
  }

  /// A value of the goal's KPI; a share where the KPI is a ratio or not known.
  fileprivate mutating func goalFigure(_ field: Field, of goal: Goal) -> Double? {
    let kpi = kpi(of: goal)
    guard let amount = amount(field, allowsShare: true) else { return nil }
    return accepted(amount, of: kpi, field)
  }

  /// A value, `18k` or `at least 18k`, or a change of the baseline, `+25%`, `+3pp` or `-500`.
  fileprivate mutating func goalTarget(_ field: Field, of goal: Goal) -> GoalTarget? {
    let kpi = kpi(of: goal)
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

  /// The value of an amount that fits the KPI: a share only where it is a ratio, money only in its
  /// currency.
  private mutating func accepted(_ amount: Amount, of kpi: KPI?, _ field: Field) -> Double? {
    guard var kpi else { return amount.value }
    if amount.isShare, !kpi.hasShares {
      complain(
        .badValue, at: field,
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
  fileprivate mutating func deadline(_ field: Field) -> Goal.Deadline? {
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
