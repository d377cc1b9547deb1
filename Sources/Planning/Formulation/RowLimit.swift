// SPDX-License-Identifier: GPL-3.0-or-later

/// What the two sides of a program's row are in the scenario.
struct RowLimit: Sendable {
  /// The limit of the lower bound, where there is one.
  var atLeast: LimitID?
  /// The limit of the upper bound, where there is one.
  var atMost: LimitID?
  /// What is held against a multiple of what, where that is what the row is about.
  var parts: RowParts?
  /// The rule that the row states, where it could be an end of a line's range instead.
  var range: RangeRule?

  /// The limit that a multiplier is of, with its size: above 0 it leans on the upper bound, below 0
  /// on the lower one.
  func multiplier(_ value: Double) -> Certificate.Multiplier? {
    if value > 0, let atMost { return Certificate.Multiplier(limit: atMost, value: value) }
    if value < 0, let atLeast { return Certificate.Multiplier(limit: atLeast, value: -value) }
    return nil
  }
}

/// A rule's limit that holds one line to an amount.
struct RangeRule: Sendable {
  var instance: RuleInstance
  var limit: RuleInstance.Limit

  /// The limit on one of its sides alone, moved by an amount.
  func moved(by shift: Double, side: LimitID.Side) -> RangeRule {
    guard case .amount(let amount) = limit.quantity else { return self }
    var moved = self
    moved.limit = .init(side == .atLeast ? .atLeast : .atMost, .amount(amount + shift))
    return moved
  }
}

/// A row that holds one sum against a multiple of another: `own - factor · other`.
struct RowParts: Sendable {
  var own: Formulation.Value
  var other: Formulation.Value
}

/// One objective of a stated program: score = constant + objective value.
struct StatedObjective: Sendable {
  var score: Score
  /// What the score is besides the sums over lines.
  var constant: Double
  /// What the KPIs of the score are with no line funded.
  var unfunded = 0.0
  /// The most by which one line moves a score that is one KPI; else 0.
  var alone = 0.0

  /// The KPI that the objective is about, where it is about one alone, each unit counting 1.
  var single: Score.Weight? {
    guard score.misses.isEmpty, score.worstOff.isEmpty, score.weights.count == 1,
      score.weights[0].weight == 1
    else { return nil }
    return score.weights[0]
  }
}

/// What a ratio divides by what.
struct RatioParts: Sendable {
  var numerator: String
  var denominator: String

  /// The parts of a KPI that is a ratio, else `nil`.
  init?(_ kpi: KPI) {
    guard case .ratio(let numerator, let denominator) = kpi.definition else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// A value that a ratio keeps, at least that good.
struct RatioFloor: Sendable {
  var kpi: String
  var parts: RatioParts
  var objective: Objective
  var value: Double
}

/// An end of a line's spend range that a rule has set.
struct RuledEnd: Sendable {
  var limit: LimitID
  /// The money that one unit of the rule's measure stands for.
  var moneyPerUnit: Double
}

/// Both ends, where rules have set them.
struct RuledEnds: Sendable {
  var lower: RuledEnd?
  var upper: RuledEnd?
}
