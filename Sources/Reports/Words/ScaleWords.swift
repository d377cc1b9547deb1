// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says which scales are others than before.
enum ScaleWords {
  /// `revenue from 512k to 608k EUR, leads from 900 to 1.2k`.
  static func list(_ changes: [ScaleChange], unit: (String) -> String?) -> String {
    let words = changes.map { change in
      let format = FigureFormat(
        [change.before, change.after], differences: [change.after - change.before])
      let unit = unit(change.kpi).map { " \($0)" } ?? ""
      return
        "\(change.kpi) from \(format.text(change.before)) to \(format.text(change.after))\(unit)"
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

  /// The changes as JSON.
  static func json(_ changes: [ScaleChange]) -> JSONValue {
    .list(
      changes.map {
        .object([
          "kpi": .text($0.kpi), "before": JSONValue($0.before), "after": JSONValue($0.after),
        ])
      })
  }
}
