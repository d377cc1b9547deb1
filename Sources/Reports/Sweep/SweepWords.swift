// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Service

/// Says what a sweep found.
struct SweepWords {
  let report: SweepReport
  private var sweep: Sweep { report.sweep }
  private let format: FigureFormat

  init(report: SweepReport) {
    self.report = report
    let values = report.sweep.points.map(\.value)
    format = FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
  }

  /// A number of the axis, as in the table: `800k`, `20%`.
  func text(_ value: Double) -> String {
    format.text(value) + (sweep.axis.suffix.hasPrefix("%") ? "%" : "")
  }

  /// `budget (GBP)`, `rules.brand floor.at least (% of budget)`.
  var axisTitle: String {
    let unit = sweep.axis.suffix.drop { $0 == " " }
    let currency = sweep.points.first?.entry.scenario.scenario.currency
    let isMoney = unit.isEmpty && sweep.axis.path == "budget"
    let words = isMoney ? currency ?? "" : String(unit)
    return DisplayText.visible(sweep.axis.path + (words.isEmpty ? "" : " (\(words))"))
  }

  /// `budget 800k to 1.6M, 9 plans`.
  var title: String {
    let planned = sweep.points.count { $0.entry.solution != nil }
    let ends =
      "\(text(sweep.points[0].value)) to \(text(sweep.points[sweep.points.count - 1].value))"
    return
      "\(DisplayText.visible(sweep.axis.path)) \(ends), \(planned) plan\(planned == 1 ? "" : "s")"
  }

  /// `signups at least 17k can be kept from 1.052M on.`
  func sentence(_ threshold: SweepThreshold) -> String {
    let subject =
      switch threshold.event {
      case .plan: "There is a plan"
      case .limit(let kpi, let side): "\(limit(kpi, side)) can be kept\(alone(threshold))"
      case .target(let kpi): "The target of \(kpi)\(target(kpi)) is met"
      case .reachable(let goal):
        "The goal '\(goal)'\(asked(goal)) can be met\(alone(threshold))"
      case .goal(let goal): "The best plan meets the goal '\(goal)'"
      }
    let place = boundary(threshold.value, up: threshold.begins) + sweep.axis.suffix
    let ends = sweep.points.map(\.value)
    let width = abs(threshold.value - threshold.other)
    // A search that was stopped leaves the place open.
    let range = abs((ends.last ?? 0) - (ends.first ?? 0))
    guard width <= (sweep.axis.isWhole ? 1 : 1e-6 * range) else {
      let other = boundary(threshold.other, up: !threshold.begins) + sweep.axis.suffix
      return threshold.begins
        ? "\(subject) from somewhere between \(other) and \(place) on."
        : "\(subject) up to somewhere between \(place) and \(other)."
    }
    return threshold.begins ? "\(subject) from \(place) on." : "\(subject) up to \(place)."
  }

  /// `, other limits left aside,`, where the plans that a threshold begins with keep not all of
  /// them.
  private func alone(_ threshold: SweepThreshold) -> String {
    let beyond = sweep.points.filter {
      threshold.begins ? $0.value >= threshold.value : $0.value <= threshold.value
    }
    let nearest = threshold.begins ? beyond.first : beyond.last
    return nearest.map { $0.entry.solution == nil } == true ? ", other limits left aside," : ""
  }

  /// `reach at least 40k`, or the limit without its figure where that is what runs.
  private func limit(_ kpi: String, _ side: LimitID.Side) -> String {
    let bounds = sweep.points.map { $0.entry.scenario.kpi(named: kpi)?[side] }
    guard let bound = bounds.first ?? nil, bounds.allSatisfy({ $0 == bound }) else {
      return "The '\(side.rawValue)' of \(kpi)"
    }
    return "\(kpi) \(side.rawValue) \(FigureFormat.amount(bound))"
  }

  /// `, signups at least 18k people,`, or nothing where that is what runs.
  private func asked(_ name: String) -> String {
    let goals = sweep.points.map { point in
      point.entry.scenario.goals.first { $0.name == name }
    }
    guard let goal = goals.first ?? nil, goals.allSatisfy({ $0 == goal }) else { return "" }
    return ", \(GoalWords(sweep.points[0].entry.scenario).asked(of: goal)),"
  }

  private func target(_ kpi: String) -> String {
    let targets = sweep.points.map { $0.entry.scenario.kpi(named: kpi)?.target }
    guard let target = targets.first ?? nil, targets.allSatisfy({ $0 == target }) else { return "" }
    return ", \(target.kind.rawValue) \(FigureFormat.amount(target.value)),"
  }

  /// A number to seven digits, rounded to the side on which something is so.
  private func boundary(_ value: Double, up: Bool) -> String {
    let unit = value == 0 ? 1 : FixedPoint.powerOfTen(FixedPoint.exponentOfTen(value) - 6)
    let scaled = value / unit
    let nearest = scaled.rounded()
    let isRound = abs(scaled - nearest) <= 1e-6
    return FigureFormat.amount((isRound ? nearest : scaled.rounded(up ? .up : .down)) * unit)
  }

  /// Where the score bends most.
  var knee: String? {
    sweep.bend.map { bend in
      let scores = sweep.points.compactMap(\.entry.score)
      let isGain = (scores.last ?? 0) > (scores.first ?? 0)
      return "Best bend: \(text(bend)); beyond it, more "
        + (isGain ? "brings clearly less." : "costs clearly more.")
    }
  }

  /// How the scales move along the way, where each number has its own; `nil` where they stay.
  var scales: String? {
    let planned = sweep.points.compactMap(\.entry.solution)
    guard let first = planned.first, let last = planned.last else { return nil }
    let changes = ScaleChange.all(from: first.scales, to: last.scales)
    if changes.isEmpty { return nil }
    let list = ScaleWords.list(changes) { sweep.points[0].entry.scenario.kpi(named: $0)?.unit }
    return
      "The scales of the weights move along the way, so that scores cannot be compared: \(list)."
  }

  /// At which numbers money of the budget stays, and why; those with the same reason together.
  var unspent: [String] {
    var found: [(reason: String, numbers: [String])] = []
    for point in sweep.points {
      guard let solution = point.entry.solution else { continue }
      let words = UnspentWords(
        context: ReportContext(point.entry.scenario, report.options), solution: solution)
      guard let amount = words.amount else { continue }
      let number = "\(text(point.value)) (\(amount))"
      let reason = words.reason.map { ": \($0)" } ?? ""
      if let known = found.firstIndex(where: { $0.reason == reason }) {
        found[known].numbers.append(number)
      } else {
        found.append((reason, [number]))
      }
    }
    return found.map {
      "Money of the budget stays unspent at \(Amounts.list($0.numbers, most: 4))\($0.reason)."
    }
  }

  /// How well the points tell the rest; `nil` for points that were asked for.
  var coverage: String? {
    if let interruption = sweep.interruption {
      let end = ProofText.words(interruption)
      return end.prefix(1).uppercased() + end.dropFirst()
        + ": numbers that were asked for may be missing, or what begins between them, or what a little more brings."
    }
    return switch sweep.coverage {
    case .even: nil
    case .within(let share):
      "Between neighbours the score is nearly straight: halfway it was within "
        + "\(Percentage.gap(share)) of its range."
    case .limited(let share):
      "There are stretches where the score bends by more than \(Percentage.gap(share)) of its range between "
        + "neighbours; '--steps' or a smaller range shows more."
    }
  }
}
