// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// Tells how far concave envelopes lie above the points that they stand for, one sentence per KPI
/// instead of one per line.
struct EnvelopeNotes {
  let lifts: [EnvelopeLift]

  init(_ lifts: [EnvelopeLift]) { self.lifts = lifts }

  /// The notes as sentences, those about envelopes put together.
  func sentences(_ notes: [Complaint], _ context: ReportContext) -> [String] {
    let told = Set(lifts.map { ["campaigns", $0.line, "brings", $0.kpi] })
    let others = notes.filter { !told.contains($0.path) }
    var kpis: [String] = []
    for lift in lifts where !kpis.contains(lift.kpi) { kpis.append(lift.kpi) }
    return kpis.map { sentence($0, context) } + others.map(context.sentence)
  }

  private func sentence(_ name: String, _ context: ReportContext) -> String {
    let lifts = lifts.filter { $0.kpi == name }
    let lines = Amounts.list(lifts.map(\.line), most: 6)
    let kpi = context.scenario.kpi(named: name)
    let share = lifts.map(\.largestShare).max() ?? 0
    let atPlans = lifts.flatMap(\.atPlans).max() ?? 0
    let plans = (lifts.first?.atPlans.count ?? 1) > 1 ? "these plans" : "this plan"
    return "the points of \(name) from \(lines) are used through their concave envelope, at most "
      + "\(Percentage.gap(share)) of a curve's top above them; at \(plans) at most "
      + context.amounts.with(kpi?.unit, FigureFormat.roundedUp(atPlans, significant: 3))
      + " per line"
  }
}
