// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// Warnings about figures and names that can be planned with, but are probably slips: a `k` that
/// was forgotten, a row of sums that became a line. The scenario must be without errors.
///
/// - Complexity: linear in lines × KPIs × points, and in rules × lines.
struct SlipWarnings: ScenarioCheck {
  var review: ScenarioReview

  /// Where a curve is looked at for being flat, as a share of the range of its campaign's money.
  private static let early = 0.01

  /// The share of what a curve brings over the range from which on it counts as flat behind that
  /// place: what a Hill curve has there that comes to half with a quarter of a percent of the
  /// money.
  private static let flatShare = 0.8

  /// The share of a curve's `max` that its campaign should be able to come to.
  private static let leastShare = 0.01

  mutating func check() {
    for campaign in scenario.campaigns {
      warnAboutCurves(of: campaign)
      warnAboutLast(of: campaign)
    }
    warnAboutBudget()
    warnAboutTotals()
    for rule in scenario.rules {
      for limit in rule.limits { warnAboutIdleMultiple(limit, of: rule) }
    }
  }

  // MARK: Curves

  private mutating func warnAboutCurves(of campaign: Campaign) {
    guard let most = campaign.most, most > campaign.least else { return }
    let place = campaign.least + Self.early * (most - campaign.least)
    for delivery in campaign.brings {
      guard case .curve(let curve, _) = delivery.response else { continue }
      let path =
        ["campaigns", campaign.name, "brings", delivery.kpi]
        + (delivery.market.map { ["by market", $0] } ?? [])
      let start = curve.value(at: campaign.least)
      let whole = curve.value(at: most) - start
      let share = whole == 0 ? 0 : (curve.value(at: place) - start) / whole
      if share >= Self.flatShare {
        warn(
          path,
          "'\(campaign.name)' brings \(min(99, Int(100 * share)))% of its '\(delivery.kpi)' with the first "
            + "\(Figure.rounded(place)) of \(Figure.text(most)), so that the rest of its money does next to "
            + "nothing",
          suggestion: "check the curve's figures and the 'spend': one may be a thousand times off")
      } else if let top = curve.saturation, top != 0,
        abs(curve.value(at: most)) < Self.leastShare * abs(top)
      {
        warn(
          path,
          "with all of its \(Figure.text(most)) '\(campaign.name)' comes to less than 1% of the "
            + "curve's 'max' of '\(delivery.kpi)'",
          suggestion: "check the curve's figures and the 'spend': one may be a thousand times off")
      }
    }
  }

  // MARK: Money

  private mutating func warnAboutLast(of campaign: Campaign) {
    guard let last = campaign.last, last > 0, let most = campaign.most, most > 0 else { return }
    let top = (campaign.setUpFee + most) * (1 + campaign.commission)
    guard last > 10 * top || 10 * last < campaign.least || 1000 * last <= most else { return }
    let range =
      campaign.least == most
      ? Figure.text(most) : "\(Figure.text(campaign.least))..\(Figure.text(most))"
    warn(
      ["campaigns", campaign.name, "last"],
      "'\(campaign.name)' got \(Figure.text(last)) in the last period, which is far from its \(range) now",
      suggestion: "check both figures: is a 'k' or an 'M' missing?")
  }

  private mutating func warnAboutBudget() {
    guard let budget = scenario.budget?.amount, budget > 0 else { return }
    let spends = (0..<scenario.lineCount).map { scenario.lastSpend(ofLineAt: $0) }
    let last = spends.reduce(0) { $0 + ($1 ?? 0) }
    guard spends.allSatisfy({ $0 != nil }), last > 0 else { return }
    guard budget >= 100 * last || last >= 100 * budget else { return }
    warn(
      ["budget"],
      "the budget is \(Figure.text(budget)), and the lines got \(Figure.text(last)) in the last period",
      suggestion: "check both figures: is a 'k' or an 'M' missing?")
  }

  // MARK: Names

  private mutating func warnAboutTotals() {
    guard scenario.lineCount > 1 else { return }
    for line in 0..<scenario.lineCount where TotalWord.isOne(scenario.lineName(at: line)) {
      let name = scenario.lineName(at: line)
      warn(
        [line < scenario.campaigns.count ? "campaigns" : "creators", name],
        "'\(name)' counts as a line like the others",
        suggestion: "remove it if it adds the others up")
    }
  }

  // MARK: Multiples

  /// A limit that is a multiple of what the same lines and others get together, and says nothing.
  private mutating func warnAboutIdleMultiple(_ limit: Rule.Limit, of rule: Rule) {
    guard limit.relation == .atMost, let (factor, _) = multipleOfWhole(limit, of: rule), factor >= 1
    else { return }
    warn(
      ["rules", rule.name, limit.relation.rawValue],
      "no plan can break this limit: what it is a multiple of holds the same lines and all others",
      suggestion: "name the lines that are compared, or write a share below 100%")
  }
}

extension ScenarioCheck {
  /// Refuses a limit that leaves the lines nothing: at least twice of what they and others get
  /// together, or, of each of three, at least half of it.
  mutating func checkMultiple(_ limit: Rule.Limit, of rule: Rule, path: [String]) {
    guard limit.relation != .atMost, let (factor, count) = multipleOfWhole(limit, of: rule),
      factor * Double(count) > 1 + 1e-9
    else { return }
    let (who, whole) =
      count > 1 ? ("each of the \(count)", "they all") : ("the lines", "they and others")
    complain(
      .contradiction, at: path + [limit.relation.rawValue],
      "\(who) would have to get at least \(Figure.rounded(factor)) times what \(whole) get together, "
        + "so that only 0 keeps the limit",
      suggestion: rule.each == nil
        ? "name the lines that are compared"
        : "what is named behind the number counts as a whole and not for each: write a smaller "
          + "factor, or name the lines that are compared")
  }

  /// The factor of a limit that is a multiple of the same measure over at least all lines of the
  /// rule, and for how many the rule is repeated; `nil` for other limits.
  fileprivate func multipleOfWhole(_ limit: Rule.Limit, of rule: Rule) -> (Double, Int)? {
    guard case .multiple(let factor, let whole) = limit.quantity,
      rule.measure.kind.traits.isNeverNegative, rule.measure.kind == whole.kind
    else { return nil }
    let lines = resolution.sets.lines(of: rule.measure.lines)
    guard !lines.isEmpty, Set(lines).isSubset(of: resolution.sets.lines(of: whole.lines)) else {
      return nil
    }
    let members = RuleExpansion(scenario: scenario, sets: resolution.sets).members(of: rule)
    return (factor, max(1, members.count))
  }
}

/// What rows of sums are called in spreadsheets.
package enum TotalWord {
  private static let words: Set<String> = [
    "total", "totals", "grand total", "sub total", "subtotal", "sum", "sums", "overall", "gesamt",
    "gesamtsumme", "summe", "insgesamt", "totale", "totaal", "somme",
  ]

  /// Whether a name is one of them, whatever its capitals and a colon behind it.
  package static func isOne(_ name: String) -> Bool {
    let folded = name.lowercased().split { $0.isWhitespace || $0 == ":" || $0 == "-" }
    return words.contains(folded.joined(separator: " "))
  }
}

extension Curve {
  /// What a curve that levels off comes to in the end; `nil` for one that does not, or that says it
  /// otherwise.
  fileprivate var saturation: Double? {
    guard case .formula(let curve) = form,
      let position = type(of: curve).family.parameters.firstIndex(where: { $0.name == "max" })
    else { return nil }
    return curve.figures[position]
  }
}
