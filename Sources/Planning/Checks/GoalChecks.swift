// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the business objectives: names, and the KPIs that measure them.
struct BusinessObjectiveChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    let section = ["business objectives"]
    checkNames(
      scenario.businessObjectives.map(\.name), section: section, kind: "business objectives")
    for objective in scenario.businessObjectives {
      requireOwnKPI(objective.kpi, section + [objective.name, "kpi"])
    }
  }
}

/// Checks the goals: what they name, what they ask for, and when.
struct GoalChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.goals.map(\.name), section: ["goals"], kind: "goals")
    let reading = GoalResolution(scenario: scenario, index: index)
    for goal in scenario.goals {
      let path = ["goals", goal.name]
      if let objective = goal.serves { requireObjective(objective, path + ["serves"]) }
      checkDeadline(of: goal, reading, path)
      if let baseline = goal.baseline {
        requireFigure(baseline, at: path + ["baseline"], "the baseline")
      }
      if goal.isMust { requireParts(of: goal, path) }
      guard let kpi = goal.kpi, requireOwnKPI(kpi, path + ["kpi"]), goal.target != nil else {
        continue
      }
      if goal.counting == .total, reading.kpi(of: goal)?.isRatio == true {
        complain(
          .contradiction, at: path + ["counts as"],
          "'\(kpi)' is a ratio, whose values do not add up over the days",
          suggestion: "write 'level', or leave 'counts as' out")
      }
      if checkTarget(of: goal, reading, path), checkSide(of: goal, reading, path) {
        checkNeeded(of: goal, path)
      }
    }
  }

  private mutating func requireObjective(_ name: String, _ path: [String]) {
    let names = scenario.businessObjectives.map(\.name)
    guard !names.contains(name) else { return }
    complain(
      .unknownName, at: path, "there is no business objective '\(name)'",
      suggestion: names.isEmpty
        ? "declare it, for example 'business objectives: {\(name): {kpi: sales}}'"
        : suggestion(for: name, among: Set(names)))
  }

  private mutating func requireParts(of goal: Goal, _ path: [String]) {
    for (key, isMissing) in [("kpi", goal.kpi == nil), ("target", goal.target == nil)]
    where isMissing {
      complain(
        .missing, at: path + [key], aboutKey: true,
        "'\(goal.name)' is a must and has no '\(key)', so no plan can be held to it",
        suggestion: "add '\(key)', or take 'must' away")
    }
  }

  // MARK: Days

  private mutating func checkDeadline(
    of goal: Goal, _ reading: GoalResolution, _ path: [String]
  ) {
    let path = path + ["by"]
    switch goal.by {
    case .afterDays(let days) where days < 1:
      complain(
        .outOfRange, at: path, "a deadline is at least 1 day after the period's start, not \(days)",
        suggestion: "write a number of days, for example 60 days, or a date")
      return
    case .afterDays where scenario.period == nil:
      complain(
        .missing, at: path, "there is no period whose days could be counted",
        suggestion: "add a 'period', or write a date")
      return
    case .afterDays, .day, nil: break
    }
    guard goal.by != nil, let period = scenario.period else { return }
    guard let deadline = reading.deadline(of: goal) else {
      complain(
        .outOfRange, at: path, "the deadline is past the year 9999", suggestion: "write fewer days")
      return
    }
    guard deadline < period.first else { return }
    complain(
      .outOfRange, at: path,
      "the deadline, \(deadline), is before the period starts, on \(period.first)",
      suggestion: "write a day in the period, \(period.first)..\(period.last)")
  }

  // MARK: Targets

  /// Says whether the target has sound figures and the baseline that it needs.
  private mutating func checkTarget(
    of goal: Goal, _ reading: GoalResolution, _ path: [String]
  ) -> Bool {
    let place = path + ["target"]
    let baseline = reading.baseline(of: goal)
    switch goal.target {
    case nil: return false
    case .value(let value, _): return requireFigure(value, at: place, "the target")
    case .change(let change):
      guard requireFigure(change, at: place, "the change") else { return false }
      return requireBaseline(baseline, for: "a change", of: goal, place)
        && requireChange(change, place)
    case .points(let change):
      guard requireFigure(change, at: place, "the change") else { return false }
      guard reading.kpi(of: goal)?.isRatio == true else {
        complain(
          .contradiction, at: place,
          "percentage points are for ratios, and '\(goal.kpi ?? "")' is none",
          suggestion: "write the change in the KPI's own unit, for example +500")
        return false
      }
      if abs(change) > 1 {
        complain(
          .outOfRange, at: place,
          "\(Figure.plain(change * 100)) percentage points are more than from 0 to 100%",
          suggestion: "write fewer points, or a share of the baseline, for example +10%")
        return false
      }
      return requireBaseline(baseline, for: "points", of: goal, place)
        && requireChange(change, place)
    case .share(let change):
      guard requireFigure(change, at: place, "the change") else { return false }
      guard requireBaseline(baseline, for: "a percentage", of: goal, place) else { return false }
      return checkShare(change, of: baseline ?? 0, place) && requireChange(change, place)
    }
  }

  private mutating func requireBaseline(
    _ baseline: Double?, for what: String, of goal: Goal, _ place: [String]
  ) -> Bool {
    if let baseline { return baseline.isSoundFigure }
    complain(
      .missing, at: place, "'\(goal.name)' asks for \(what) of a baseline, and there is none",
      suggestion: "add 'baseline', or 'last' to '\(goal.kpi ?? "")'; without either, the first "
        + "period is there to find one, and the target must be a value")
    return false
  }

  private mutating func checkShare(_ change: Double, of baseline: Double, _ place: [String])
    -> Bool
  {
    if baseline <= 0 {
      complain(
        .contradiction, at: place,
        "a percentage of a baseline of \(Figure.text(baseline)) says nothing",
        suggestion: "write the value to reach, or a change such as +500")
      return false
    }
    if change < -1 {
      complain(
        .outOfRange, at: place, "\(Figure.percentage(change)) takes away more than there is",
        suggestion: "write -100% or a smaller change, or the value to reach")
      return false
    }
    return true
  }

  private mutating func requireChange(_ change: Double, _ place: [String]) -> Bool {
    if change != 0 { return true }
    complain(
      .badValue, at: place, "a change of 0 asks for nothing",
      suggestion: "write 'at least' or 'at most' and the value to hold")
    return false
  }

  /// Says whether it is clear, and right, which side of the target is fine.
  private mutating func checkSide(
    of goal: Goal, _ reading: GoalResolution, _ path: [String]
  ) -> Bool {
    let place = path + ["target"]
    let name = goal.kpi ?? ""
    guard let side = reading.side(of: goal) else {
      complain(
        .missing, at: place, "nothing says on which side of the target '\(name)' is fine",
        suggestion: "write 'at least' or 'at most' before the value, or give the KPI an 'objective'"
      )
      return false
    }
    guard let kpi = reading.kpi(of: goal) else { return true }
    if let objective = kpi.objective {
      let (way, right) =
        objective == .maximize ? ("maximized", LimitID.Side.atLeast) : ("minimized", .atMost)
      let isWrongChange: Bool =
        switch goal.target {
        case .change, .share, .points: reading.direction(of: goal) == -objective.sign
        case .value, nil: false
        }
      if side != right || isWrongChange {
        complain(
          .contradiction, at: place, "'\(name)' is \(way), and this target asks for the opposite",
          suggestion: "write '\(right.rawValue)' and the value to hold, or take the objective away")
        return false
      }
    }
    if kpi.definition == .markets(.worst), side != kpi.worstSide {
      complain(
        .contradiction, at: place,
        "'\(name)' is the worst of its markets, which no goal of '\(side.rawValue)' can hold",
        suggestion: "write '\(kpi.worstSide.rawValue)', or a rule for a market")
      return false
    }
    return true
  }

  /// The value that comes of it all must be one that a plan can have.
  private mutating func checkNeeded(of goal: Goal, _ path: [String]) {
    guard let resolved = resolution.goals.first(where: { $0.name == goal.name }) else { return }
    let place = path + ["target"]
    guard requireFigure(resolved.needed, at: place, "what the target comes to") else { return }
    guard case .independent(let population) = resolved.definition(in: scenario) else { return }
    if resolved.needed < 0 || resolved.needed >= population {
      complain(
        .outOfRange, at: place,
        "the target comes to \(Figure.rounded(resolved.needed)) over the period, which is not from 0 to "
          + "below the population, \(Figure.text(population))",
        suggestion: "plans reach a part of the population, never all of it")
    }
  }
}

/// Warns about what is fine by itself, but probably not meant.
struct GoalWarnings: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    for goal in resolution.goals {
      warnAboutDeadline(of: goal)
      warnAboutSize(of: goal)
      warnAboutRate(of: goal)
    }
    warnAboutTwins()
  }

  /// Figures that are named for a week or a day, and are spread over all days of the period.
  private mutating func warnAboutRate(of goal: ResolvedGoal) {
    let written = scenario.goals[goal.position]
    guard written.counting == nil, goal.counting == .total, let days = scenario.period?.dayCount,
      days > 1, let kpi = index.kpis[goal.kpi].map({ scenario.kpis[$0] }), kpi.counting == nil,
      kpi.isNamedForTime
    else { return }
    warn(
      ["goals", written.name, "kpi"],
      "'\(goal.kpi)' is named as a rate, but counts as a total that comes over all \(days) days of the period",
      suggestion: "write 'counts as: level' in the goal if its value holds on any day, "
        + "or 'counts as: total' if it adds up")
  }

  private mutating func warnAboutDeadline(of goal: ResolvedGoal) {
    guard let deadline = goal.deadline, let period = scenario.period, deadline > period.last else {
      return
    }
    warn(
      ["goals", goal.name, "by"],
      "the deadline, \(deadline), is after the period ends, on \(period.last); plans are judged by "
        + "what the period brings")
  }

  private mutating func warnAboutSize(of goal: ResolvedGoal) {
    guard let baseline = goal.baseline else { return }
    let place = ["goals", goal.name, "target"]
    if goal.isMet(by: baseline) {
      warn(
        place, "the baseline, \(Figure.text(baseline)), meets the target already",
        suggestion: "ask for more than there was, or check the baseline")
    } else if baseline > 0, goal.side == .atLeast, goal.needed > 10 * baseline {
      warn(
        place,
        "the target asks for \(Figure.rounded(goal.needed / baseline)) times the baseline",
        suggestion: "check both figures")
    }
  }

  /// Two goals that hold the same KPI on the same side on the same day say one thing twice.
  private mutating func warnAboutTwins() {
    struct Key: Hashable {
      var kpi: String
      var side: LimitID.Side
      var deadline: CalendarDate?
    }
    var seen: [Key: String] = [:]
    for goal in resolution.goals {
      let key = Key(kpi: goal.kpi, side: goal.side, deadline: goal.deadline)
      if let earlier = seen[key] {
        warn(
          ["goals", goal.name],
          "'\(earlier)' and '\(goal.name)' ask for the same KPI by the same day",
          suggestion: "keep one of them, or give one another deadline")
      } else {
        seen[key] = goal.name
      }
    }
  }
}

extension ScenarioCheck {
  // MARK: Names

  /// A KPI that is declared or built in, and not one market's part of another.
  @discardableResult
  fileprivate mutating func requireOwnKPI(_ name: String, _ path: [String]) -> Bool {
    guard partNames.contains(name), !index.hasKPI(name) else { return requireKPI(name, path) }
    complain(
      .contradiction, at: path,
      "'\(name)' is one market's part of a KPI, which only rules can name",
      suggestion: "declare a KPI of its own for the market")
    return false
  }
}

extension KPI {
  /// The side on which the worst of several markets can be held.
  fileprivate var worstSide: LimitID.Side { worstDirection == .minimize ? .atMost : .atLeast }
}

extension ResolvedGoal {
  fileprivate func definition(in scenario: Scenario) -> KPI.Definition? {
    scenario.kpis.first { $0.name == kpi }?.definition
  }
}
