// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// The curves of a scenario as they are meant, read once for all its plans.
struct ScenarioCurves: Sendable {
  /// The curve of each KPI that a campaign brings by a curve of its own, by campaign.
  let own: [[(kpi: String, curve: ReadCurve)]]
  /// How far each majorant lies above its points.
  let majorants: [Majorant]

  /// A majorant that stands for points.
  struct Majorant: Sendable {
    var line: Int
    var kpi: String
    var curve: Pieces
    var points: Pieces
    var largest: Double
    var top: Double
  }

  /// Reads the curves of a scenario in its words, with markets written out.
  init(_ scenario: CheckedScenario, words: Scenario) {
    var own: [[(kpi: String, curve: ReadCurve)]] = []
    var majorants: [Majorant] = []
    for (line, campaign) in words.campaigns.enumerated() {
      let range = scenario.envelopeRange(of: line)
      var read: [(kpi: String, curve: ReadCurve)] = []
      for delivery in campaign.brings {
        guard case .curve(let curve, let envelope) = delivery.response else { continue }
        let meant = ReadCurve(curve, envelope: envelope, over: range)
        read.append((delivery.kpi, meant))
        if case .majorant(let above, of: let points) = meant {
          let largest = points.largestLift(of: above, over: range)
          guard largest > 0 else { continue }
          majorants.append(
            Majorant(
              line: line, kpi: delivery.kpi, curve: above, points: points, largest: largest,
              top: points.top))
        }
      }
      own.append(read)
    }
    self.own = own
    self.majorants = majorants
  }
}
