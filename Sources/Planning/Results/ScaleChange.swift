// SPDX-License-Identifier: GPL-3.0-or-later

/// The scale of a KPI that is another one in a second answer, so that the same weight means
/// something else there.
package struct ScaleChange: Hashable, Sendable {
  /// The KPI's name.
  package var kpi: String
  /// The amount that one unit of weight stood on, in the KPI's unit.
  package var before: Double
  /// The amount that it stands on now.
  package var after: Double

  /// Makes a change.
  package init(kpi: String, before: Double, after: Double) {
    self.kpi = kpi
    self.before = before
    self.after = after
  }

  /// Changes up to this share of a scale are not told.
  package static let least = 1e-3

  /// What moved from some scales to others by more than ``least``, in the order of the latter.
  ///
  /// A scale that was asked for otherwise in the two is chosen, and has not moved; neither has an
  /// amount that was stated.
  ///
  /// - Complexity: linear in the scales.
  package static func all(
    from before: [ObjectiveScale], to after: [ObjectiveScale]
  ) -> [ScaleChange] {
    let known = Dictionary(before.map { ($0.kpi, $0) }) { first, _ in first }
    return after.compactMap { scale in
      guard let old = known[scale.kpi], scale.scale.isWorkedOut,
        old.scale.isSameKind(as: scale.scale), !old.isConstant || !scale.isConstant
      else { return nil }
      let change = ScaleChange(kpi: scale.kpi, before: old.amount, after: scale.amount)
      return change.isSeen ? change : nil
    }
  }

  /// Whether it is large enough to be told.
  package var isSeen: Bool { abs(after - before) > Self.least * max(abs(before), abs(after)) }
}

extension Scale {
  /// Whether the scale is worked out from what plans reach, so that a rule or the budget can move
  /// it.
  public var isOfPlans: Bool {
    switch self {
    case .range, .ideal: true
    case .baseline, .target, .amount, .none: false
    }
  }

  /// Whether the scale is worked out from other figures of the scenario.
  public var isWorkedOut: Bool {
    switch self {
    case .range, .ideal, .baseline, .target: true
    case .amount, .none: false
    }
  }

  fileprivate func isSameKind(as other: Scale) -> Bool {
    switch (self, other) {
    case (.range, .range), (.ideal, .ideal), (.baseline, .baseline), (.target, .target),
      (.none, .none), (.amount, .amount):
      true
    case (.range, _), (.ideal, _), (.baseline, _), (.target, _), (.none, _), (.amount, _): false
    }
  }
}

extension Solution {
  /// The scales of another scenario that decide between KPIs settled together: without them the
  /// plan would be another one.
  public var borrowedScales: [ObjectiveScale] {
    let together = Set(
      stages.flatMap { stage -> [String] in
        guard case .priority = stage.purpose else { return [] }
        let kpis = stage.certificate.score.kpis
        return kpis.count > 1 ? kpis : []
      })
    return scales.filter { $0.isOfBase && !$0.isConstant && together.contains($0.kpi) }
  }
}
