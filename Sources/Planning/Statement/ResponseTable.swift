// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

/// What every campaign brings, with the curves that the solver uses: points replaced by their least concave majorant
/// where that was asked for or changes next to nothing.
struct ResponseTable: Sendable {
  /// What a campaign brings of a delivered KPI.
  struct Entry: Sendable {
    var kpi: String
    var factor: Double
    /// The position of the curve among those of the campaign: funnels share one.
    var curve: Int
  }

  /// By campaign, sorted by KPI.
  private(set) var entries: [[Entry]] = []
  /// By campaign, each curve once.
  private(set) var curves: [[Curve]] = []
  /// What the author should know about replaced curves.
  private(set) var notes: [Complaint] = []

  /// - Complexity: linear in campaigns × KPIs, and in the points of curves.
  init(_ checked: CheckedScenario) {
    for campaign in checked.scenario.campaigns.indices {
      var sources: [Flow] = []
      var prepared: [Curve] = []
      var brought: [Entry] = []
      for flow in checked.flows(of: campaign) {
        let known = sources.firstIndex {
          $0.curve == flow.curve && $0.envelope == flow.envelope
        }
        let position = known ?? sources.count
        if known == nil {
          sources.append(flow)
          prepared.append(prepare(flow, checked, campaign))
        }
        brought.append(Entry(kpi: flow.kpi, factor: flow.factor, curve: position))
      }
      entries.append(brought)
      curves.append(prepared)
    }
  }

  private mutating func prepare(
    _ flow: Flow, _ checked: CheckedScenario, _ campaign: Int
  ) -> Curve {
    guard case .points(let points) = flow.curve else { return flow.curve }
    switch flow.curve.curvature {
    case .linear, .concave: return flow.curve
    case .convex, .mixed: break
    }
    let range = checked.envelopeRange(of: campaign)
    let majorant = points.concaveMajorant(over: range)
    let lift = points.largestLift(of: majorant, over: range)
    let top = points.values.reduce(0) { max($0, abs($1)) }
    if flow.envelope == .none, lift > EnvelopeRule.smallDip * top {
      return .points(points.restricted(to: range))
    }
    if lift > EnvelopeRule.rounding * top {
      notes.append(EnvelopeRule.note(checked, campaign, flow, lift: lift, top: top))
    }
    return .points(majorant)
  }

  /// What all campaigns together bring of every delivered KPI, without bases, and the money they spend.
  ///
  /// - Complexity: linear in campaigns × KPIs.
  func totals(at spends: [Double]) -> [String: Double] {
    var totals = [KPI.spend: spends.reduce(0, +)]
    for (campaign, spend) in spends.enumerated() {
      let values = curves[campaign].map { $0.solverValue(at: spend) }
      for entry in entries[campaign] {
        totals[entry.kpi, default: 0] += entry.factor * values[entry.curve]
      }
    }
    return totals
  }
}
