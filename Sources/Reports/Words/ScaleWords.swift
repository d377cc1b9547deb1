// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says which scales are others than before.
enum ScaleWords {
  /// `revenue from 512k to 608k EUR, leads from 900 to 1.2k`.
  static func list(_ changes: [ScaleChange], unit: (String) -> String?) -> String {
    let words = changes.map { change in
      let format = FigureFormat(
        [change.before, change.after], differences: [change.after - change.before])
      let sizes = [abs(change.before), abs(change.after)].sorted()
      // In the digits of a far larger one a small scale would be 0.
      let isFar = sizes[0] < 1e-3 * sizes[1]
      let words = [change.before, change.after].map {
        isFar ? FigureFormat.amount($0) : format.text($0)
      }
      let unit = unit(change.kpi).map { " \($0)" } ?? ""
      return "\(change.kpi) from \(words[0]) to \(words[1])\(unit)"
    }
    return Amounts.list(words, most: 4)
  }

  /// That the changes to a scenario moved its scales, and what keeps them; `nil` where none moved.
  static func sentence(_ changes: [ScaleChange], in context: ReportContext) -> String? {
    if changes.isEmpty { return nil }
    let list = list(changes) { context.scenario.kpi(named: $0)?.unit }
    return
      "What was changed moved the scales, so that the same weights mean something else: \(list); "
      + "'apportion scales \(DisplayText.visible(context.options.fileName))' prints what keeps those of the file"
  }

  /// What a scale is where the KPI keeps its best value in every plan that is best for one
  /// objective: that value, without what is there before anything is spent; `nil` for a scale that
  /// stands on something else.
  static func level(_ scale: ObjectiveScale, in scenario: CheckedScenario) -> LevelScale? {
    guard scale.isLevel, let best = scale.ideal else { return nil }
    let base = scenario.linearForm(of: scale.kpi)?.constant ?? 0
    func isAmount(_ value: Double) -> Bool {
      abs(abs(value) - scale.amount) <= 1e-9 * max(abs(best), abs(base), scale.amount)
    }
    if isAmount(best) { return .best }
    return isAmount(best - base) ? .brought : .possible
  }

  /// `its range, 308k people`, of an amount that is written as here.
  static func stand(
    _ scale: ObjectiveScale, _ amount: String, in scenario: CheckedScenario
  ) -> String {
    if scale.isConstant { return "the same in every plan: no effect" }
    if let level = level(scale, in: scenario) {
      return switch level {
      case .best: "its best, \(amount)"
      case .brought: "what its lines bring, \(amount)"
      case .possible: "what its lines could bring, \(amount)"
      }
    }
    return switch scale.scale {
    case .range: "its range, \(amount)"
    case .ideal: "its best, \(amount)"
    case .baseline: "its last value, \(amount)"
    case .target: "its target, \(amount)"
    case .amount: "\(amount), as stated"
    case .none: "1, without a scale"
    }
  }
}

/// What a weight stands on where a KPI loses nothing in any plan that is best for one objective.
enum LevelScale {
  /// The value it keeps.
  case best
  /// What lines bring of the value it keeps.
  case brought
  /// What its lines could bring without limits, as they bring nothing there.
  case possible
}
