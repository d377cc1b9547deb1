// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks what was counted: names, figures, and that nothing is counted twice.
struct ActualChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    struct Key: Hashable {
      var day: CalendarDate
      var kpi: String
      var line: String?
      var post: String?
    }
    let path = ["actuals"]
    var seen: Set<Key> = []
    for actual in scenario.actuals?.entries ?? [] {
      requireFigure(actual.value, at: path, "'\(actual.kpi)' on \(actual.day)")
      requireKPI(actual.kpi, path)
      if let line = actual.line, index.campaigns[line] == nil, index.creators[line] == nil {
        complain(.unknownName, at: path, "there is no line '\(line)'")
      }
      if actual.post != nil, actual.line == nil {
        complain(.missing, at: path, "a post needs the line that it is of")
      }
      let key = Key(day: actual.day, kpi: actual.kpi, line: actual.line, post: actual.post)
      if !seen.insert(key).inserted {
        complain(.duplicate, at: path, "'\(actual.kpi)' is counted twice on \(actual.day)")
      }
    }
  }
}
