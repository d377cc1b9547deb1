// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// Checks a target: its value, its side, and what missing it counts.
  mutating func checkTarget(_ target: Target, of kpi: KPI, path: [String]) {
    let place = path + [target.kind.rawValue]
    if kpi.isRatio {
      complain(
        .notSupportedYet, at: place, "a target of a ratio, '\(kpi.name)', is not supported yet",
        suggestion: "limit it by 'at least' or 'at most' of the KPI, or make it an 'objective'")
      return
    }
    requireFigure(target.value, at: place, "the target")
    checkDirection(of: target, of: kpi, place: place)
    checkSide(target.under, key: "under", isMissable: target.kind != .atMost, path: path)
    checkSide(target.over, key: "over", isMissable: target.kind != .atLeast, path: path)
  }

  private mutating func checkDirection(of target: Target, of kpi: KPI, place: [String]) {
    switch (kpi.objective, target.kind) {
    case (.maximize, .atMost):
      complainAboutDirection(
        of: kpi, at: place, "maximized", problem: "'at most' is missed by more", right: "at least")
    case (.minimize, .atLeast):
      complainAboutDirection(
        of: kpi, at: place, "minimized", problem: "'at least' is missed by less", right: "at most")
    case (.maximize, _), (.minimize, _), (nil, _): return
    }
  }

  private mutating func complainAboutDirection(
    of kpi: KPI, at place: [String], _ way: String, problem: String, right: String
  ) {
    complain(
      .contradiction, at: place, "'\(kpi.name)' is \(way), and a target of \(problem)",
      suggestion: "write '\(right)', or take the objective away")
  }

  private mutating func checkSide(
    _ side: Target.Side, key: String, isMissable: Bool, path: [String]
  ) {
    let path = path + [key]
    if let weight = side.weight { requirePositive(weight, at: path, "what a miss counts") }
    if let priority = side.priority { requirePriority(priority, path) }
    guard !isMissable, side != Target.Side() else { return }
    let (place, kind, other) =
      key == "under" ? ("below", "at most", "over") : ("above", "at least", "under")
    complain(
      .contradiction, at: path, "nothing is missed \(place) a target of '\(kind)'",
      suggestion: "write '\(other)', or 'exactly' for a target with two sides")
  }
}
