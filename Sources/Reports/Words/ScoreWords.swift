// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Says what a proof comes to in the units of KPIs.
struct ScoreWords {
  let context: ReportContext
  let plan: Plan
  /// The proof, of the plan's own score or of an earlier stage's.
  let certificate: Certificate
  /// Whether the objectives stand on scales, so that a share of them means something.
  let hasScales: Bool
  /// Whom the proof speaks of: `no plan`.
  var subject = "no plan"
  /// How the plan was asked for.
  var preference = Preference.declared

  private var score: Score { certificate.score }
  private var weights: [Certificate.Weight] { score.weights.filter { $0.weight > 0 } }

  /// What is proven where no plan scores better than `bound`:
  /// `no plan brings more than 1,378k reach (0.01% more)`.
  func claim(upTo bound: Double) -> String {
    if score.misses.isEmpty, score.worstOff.isEmpty, weights.count == 1 {
      return single(weights[0], bound)
    }
    if weights.isEmpty, score.misses.isEmpty { return worstOff(bound) }
    let isMissing = weights.isEmpty && score.worstOff.isEmpty
    guard let words = amounts(bound) else {
      return isMissing ? "\(subject) misses less" : "\(subject) scores better"
    }
    return "\(subject) \(isMissing ? "misses less" : "scores better") by more than \(words)"
  }

  /// What the plan scores less than `bound`: `50 reach or 20 signups (0.01% of the scales)`,
  /// `0.4 leads (0.02%)`; `nil` where that is nothing.
  func amounts(_ bound: Double) -> String? {
    let difference = max(0, bound - certificate.value)
    let equivalents = equivalents(difference)
    // What is under the last digits of the KPIs themselves is no finding.
    guard equivalents.contains(where: { $0.amount > 1e-12 * abs(plan.value(of: $0.kpi) ?? 0) })
    else { return nil }
    let words = equivalents.map { equivalent in
      "\(FigureFormat.roundedUp(equivalent.amount)) \(equivalent.kpi)"
    }
    var share = ""
    if score.isOneKPI {
      share = Self.remark(self.share(bound))
    } else if hasScales {
      let whole = certificate.size > 1 ? "score" : weights.isEmpty ? "targets" : "scales"
      share = " (\(Percentage.gap(self.share(bound))) of the \(whole))"
    }
    return words.joined(separator: " or ") + share
  }

  /// What a difference in the score is worth in each KPI that counts, each told once.
  private func equivalents(_ difference: Double) -> [(kpi: String, amount: Double)] {
    let all =
      weights.map { (kpi: $0.kpi, amount: difference / $0.weight) }
      + score.misses.map { (kpi: $0.kpi, amount: difference / $0.weight) }
      + score.worstOff.map { (kpi: $0.kpi, amount: difference * $0.unit) }
    var told: Set<String> = []
    return all.filter { told.insert($0.kpi).inserted }
  }

  private func single(_ weight: Certificate.Weight, _ best: Double) -> String {
    let isMinimized = weight.objective == .minimize
    let bound = (isMinimized ? -best : best) / weight.weight
    let verb = isMinimized ? "gets by with less" : "brings more"
    guard share(best) > 1e-12 else { return "\(subject) \(verb) \(weight.kpi)" }
    let value = (isMinimized ? -certificate.value : certificate.value) / weight.weight
    let format = FigureFormat([bound, value], differences: [bound - value])
    let most = format.text(bound, against: value, roundedUp: !isMinimized)
    let claim = "\(subject) \(verb) than \(most) \(weight.kpi)"
    let share = max(0, best - certificate.value) / abs(certificate.value)
    return claim + Self.remark(share, isMinimized ? " less" : " more")
  }

  /// Next to less than this share of a difference a value is as good as nothing.
  private static let nothing = 1e-3

  /// ` (0.02% more)`, or nothing where the share is one of nothing.
  private static func remark(_ share: Double, _ word: String = "") -> String {
    share * nothing < 1 ? " (\(Percentage.gap(share))\(word))" : ""
  }

  /// The difference as a share of the score, see ``Certificate/gap``.
  private func share(_ bound: Double) -> Double { certificate.gap(upTo: bound) }

  /// What is proven of the KPI that is least far.
  private func worstOff(_ bound: Double) -> String {
    let isTight = bound - certificate.value <= 1e-12 * max(1, abs(bound))
    switch preference {
    case .balanced:
      let claim = "\(subject) gets all of them further"
      return isTight ? claim : claim + " than \(percent(bound))"
    case .at:
      let claim = "\(subject) does better by all of them"
      return isTight
        ? claim : claim + " by more than \(Percentage.gap(bound - certificate.value)) of the range"
    case .declared:
      let claim =
        score.worstOff.count == 1
        ? "\(subject) brings \(score.worstOff[0].kpi) nearer to its target"
        : "\(subject) brings the worst-off further"
      if isTight { return claim }
      let all = score.leastFar(plan)
      if score.worstOff.count > 1, score.worstOff.allSatisfy(\.isAttainment),
        all.allSatisfy({ $0.isShare(at: certificate.value) })
      {
        return claim + " than \(percent(1 + bound))"
      }
      guard let least = all.first else { return claim }
      let reached = least.reference + least.objective.sign * bound * least.unit
      let here = least.reference + least.objective.sign * certificate.value * least.unit
      let format = FigureFormat([reached, here], differences: [reached - here])
      let isMost = least.objective == .maximize
      return claim
        + " than \(format.text(reached, against: here, roundedUp: isMost)) \(least.kpi)"
    }
  }

  /// A share with the digits that tell the bound from the value.
  private func percent(_ share: Double) -> String {
    let percent = share * 100
    let difference = 100 * (certificate.bound - certificate.value)
    let format = FigureFormat([percent], differences: [difference])
    return format.text(percent, against: percent - difference, roundedUp: true) + "%"
  }
}

extension Score.Progress {
  /// Whether 1 plus the progress is the share of a target that is reached.
  var isAttainment: Bool { abs(unit - abs(reference)) <= 1e-9 * unit }

  /// Whether that share means something: something is to be reached, and there is some of it.
  func isShare(at progress: Double) -> Bool { objective == .maximize && 1 + progress >= 0 }

  /// How far a plan is; `nil` where the KPI has no value.
  func share(_ plan: Plan) -> Double? {
    plan.value(of: kpi).map { objective.sign * ($0 - reference) / unit }
  }
}

extension Score {
  /// The KPIs that are least far in a plan, those that are as good as equally far included.
  func leastFar(_ plan: Plan) -> [Progress] {
    let shares = worstOff.map { $0.share(plan) ?? .infinity }
    guard let least = shares.min() else { return [] }
    return zip(worstOff, shares).filter { $0.1 <= least + 1e-6 }.map(\.0)
  }
}
