// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What a weight stands on, with what no plan passes at the ends where the solution knows it.
enum ScaleForm {
  typealias Value = (scale: ObjectiveScale, solution: Solution?)

  private enum Word: String, CaseIterable { case range, ideal, baseline, target, amount, none }

  static var scale: DataForm<Value> { .the("scale", ofScale) }
  private static var ofScale: DataForm<Value> {
    .object([
      "kpi": .of(\.scale.kpi, .text),
      "objective": .of(\.scale.objective, .objective),
      "weight": .of(\.scale.weight, .number), "scale": .of({ word($0.scale.scale) }, .word),
      "amount": .of(\.scale.amount, .figure), "best": .of(\.scale.ideal, .number),
      "worst": .of(\.scale.nadir, .number),
      "bestBound": .of({ bound($0.solution?.best(of: $0.scale.kpi), $0.scale) }, .number),
      "worstBound": .of({ bound($0.solution?.worst(of: $0.scale.kpi), $0.scale) }, .number),
      "worstBeside": .of({ $0.solution?.worst(of: $0.scale.kpi)?.kpi }, .text),
      "weightPerUnit": .of(\.scale.weightPerUnit, .figure),
      "constant": .of(\.scale.isConstant, .flag), "ofBase": .of(\.scale.isOfBase, .flag),
      "estimate": .of(\.scale.isEstimate, .flag),
    ])
  }

  /// A scale that is another in a second answer.
  static var change: DataForm<ScaleChange> {
    .object([
      "kpi": .of(\.kpi, .text), "before": .of(\.before, .figure), "after": .of(\.after, .figure),
    ])
  }

  private static func word(_ scale: Scale) -> Word {
    switch scale {
    case .range: .range
    case .ideal: .ideal
    case .baseline: .baseline
    case .target: .target
    case .amount: .amount
    case .none: .none
    }
  }

  private static func bound(_ end: RangeEnd?, _ scale: ObjectiveScale) -> Double? {
    end.map { scale.objective.sign * $0.plan.certificate.bound }
  }
}

extension DataForm<Objective> {
  static var objective: Self { .the("objective", .word) }
}
