// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

/// What every line brings in each of its options, with the curves that the solver uses: points
/// replaced by their least concave majorant where that was asked for or changes next to nothing.
struct ResponseTable: Sendable {
  /// What an option brings of a delivered KPI by one of its curves.
  struct Entry: Sendable {
    var kpi: String
    var factor: Double
    /// The position of the curve among those of the option: funnels share one, and so do curves
    /// that are multiples of one another, which a relaxation would take for independent.
    var curve: Int
  }

  /// An option with its curves, each once.
  struct Response: Sendable {
    var option: LineOption
    /// Sorted by KPI.
    var entries: [Entry] = []
    var curves: [Curve] = []

    /// Adds `factor · curve`, through a curve that is there already if it is a multiple of one.
    mutating func add(_ curve: Curve, to kpi: String, factor: Double) {
      for (position, known) in curves.enumerated() {
        guard let multiple = curve == known ? 1 : curve.multiple(of: known) else { continue }
        entries.append(Entry(kpi: kpi, factor: multiple * factor, curve: position))
        return
      }
      curves.append(curve)
      entries.append(Entry(kpi: kpi, factor: factor, curve: curves.count - 1))
    }
  }

  /// By line, then by option.
  private(set) var lines: [[Response]] = []
  /// What the author should know about replaced curves.
  private(set) var notes: [Complaint] = []

  /// - Complexity: linear in lines × options × KPIs, and in the points of curves.
  init(_ checked: CheckedScenario) {
    for line in 0..<checked.scenario.lineCount {
      var prepared: [Flow: Curve] = [:]
      lines.append(
        checked.options(of: line).map { option in
          var response = Response(option: option)
          for flow in option.flows {
            var source = flow
            source.kpi = ""
            source.factor = 1
            let curve = prepared[source] ?? prepare(flow, checked, line)
            prepared[source] = curve
            response.add(curve, to: flow.kpi, factor: flow.factor)
          }
          return response
        })
    }
  }

  private mutating func prepare(
    _ flow: Flow, _ checked: CheckedScenario, _ campaign: Int
  ) -> Curve {
    guard case .points(let points) = flow.curve, !flow.isFromTiers else { return flow.curve }
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

  /// Multiplies what a line brings of a KPI, whichever way it is used.
  mutating func scale(_ kpi: String, of line: Int, by factor: Double) {
    for index in lines[line].indices {
      for entry in lines[line][index].entries.indices
      where lines[line][index].entries[entry].kpi == kpi {
        lines[line][index].entries[entry].factor *= factor
      }
      for figure in lines[line][index].option.figures.indices
      where lines[line][index].option.figures[figure].kpi == kpi {
        lines[line][index].option.figures[figure].value *= factor
      }
    }
  }

  /// What all lines together bring of every delivered KPI, without bases, and the money they spend.
  ///
  /// - Complexity: linear in lines × KPIs.
  func totals(of uses: [ChoiceProgram.Use]) -> [String: Double] {
    var totals = [KPI.spend: 0.0]
    for (line, use) in uses.enumerated() {
      let response = lines[line][use.option]
      totals[KPI.spend, default: 0] += response.option.spend(at: use.amount)
      for figure in response.option.figures { totals[figure.kpi, default: 0] += figure.value }
      if response.entries.isEmpty { continue }
      let values = response.curves.map { $0.solverValue(at: use.amount) }
      for entry in response.entries {
        totals[entry.kpi, default: 0] += entry.factor * values[entry.curve]
      }
    }
    return totals
  }
}
