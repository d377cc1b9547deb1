// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What more money on one line at a time does to one score, the other lines as they are.
///
/// A score that is no sum over lines is bounded by one with the shares that its proof gives, as
/// everywhere in verification.
struct MoreMoney {
  private let lagrangian: Lagrangian
  private let uses: [LineUse]
  private let ways: [[LineWay]]
  /// How much the score may rise all the same: as much as its proof leaves open, and as its parts
  /// are known.
  let tolerance: Double
  /// Whether the score is a sum over lines, so that what is said of it is exact.
  let isExact: Bool

  /// `nil` for a score that cannot be read.
  init?(_ certificate: Certificate, _ examination: PlanExamination, _ recomputed: Recomputation) {
    var reading = LagrangianReading(
      examination.scenario, ways: examination.ways, limits: examination.limits,
      directions: examination.directions, mostExposures: examination.verifier.mostExposures,
      recomputed: recomputed)
    let parts = certificate.multipliers.filter { $0.limit.details.origin == .score }
    guard reading.read(score: certificate.score, kept: certificate.kept, parts),
      let score = recomputed.value(of: certificate.score)
    else { return nil }
    lagrangian = reading.lagrangian
    uses = examination.uses
    ways = examination.ways.ways
    isExact = certificate.score.isSumOfLines(in: examination.scenario)
    let open = max(0, certificate.bound - score.value)
    tolerance =
      open + Tolerance.room * certificate.size + Tolerance.summation * score.magnitude
  }

  /// What the score rises by at most with more money on a line, which costs at most so much.
  ///
  /// - Complexity: a search for each way of the line.
  func highestGain(of line: Int, costing most: Double) -> Double {
    let now = money(line, uses[line])
    let before = lagrangian.value(of: line, uses[line])
    var gain = 0.0
    for (way, figures) in ways[line].enumerated() {
      let least = (now - figures.fee) / (1 + figures.commission)
      guard least.isFinite, let own = figures.amounts?.range, own.upperBound >= least else {
        continue
      }
      let end = (now + most - figures.fee) / (1 + figures.commission)
      // Another package at the same fee is no more money.
      let isMore =
        money(line, LineUse(way: way, amount: own.upperBound)) > now * (1 + Tolerance.room)
      guard isMore, end >= max(least, own.lowerBound) else { continue }
      var restriction = CaseRestriction()
      restriction.keep([way])
      restriction.amounts = max(least, own.lowerBound)...max(end, least, own.lowerBound)
      guard let highest = lagrangian.highest(of: line, in: restriction, near: uses[line].amount)
      else { continue }
      gain = max(gain, highest.value - before.value)
    }
    return gain
  }

  /// What the score gains with another use of a line; below 0 for a loss.
  func gain(of line: Int, _ use: LineUse) -> Double {
    lagrangian.value(of: line, use).value - lagrangian.value(of: line, uses[line]).value
  }

  /// What a use of a line costs.
  func money(_ line: Int, _ use: LineUse) -> Double {
    let way = ways[line][use.way]
    return use.amount * (1 + way.commission) + way.fee
  }
}

extension Score {
  /// Whether every part is a sum over lines.
  fileprivate func isSumOfLines(in scenario: CheckedScenario) -> Bool {
    misses.isEmpty && worstOff.isEmpty
      && weights.allSatisfy { scenario.linearForm(of: $0.kpi) != nil }
  }
}
