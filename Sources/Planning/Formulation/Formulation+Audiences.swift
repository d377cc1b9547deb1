// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Programs

extension Formulation {
  /// The people reached, of whom more can only be good: an exposure t that the lines make up for,
  /// `Σ exposures - t ≥ 0`, and the concave curve population · (1 - e^(-t)).
  mutating func reached(by audience: Audience) -> Value {
    let key = ChosenAmount.reached(audience.kpi)
    if let known = chosen[key] { return ([.init(1, known)], 0) }
    let exposures = exposures(of: audience)
    let range = exposureRange(of: audience)
    let most = widened(range.lowerBound, range.upperBound).high
    let amount = addAmount(upTo: most)
    chosen[key] = amount.measure
    if let curve = try? ExponentialCurve(max: audience.population, scale: 1) {
      let responseTerm = program.addResponseTerm(.exponential(curve), of: amount.option)
      program.add(factor: 1, of: responseTerm, to: amount.measure)
    }
    let exposure = program.addMeasure()
    program.add(slope: 1, of: amount.option, to: exposure)
    add(
      [.init(1, exposures), .init(-1, exposure)], .atLeast, -audience.baseExposure,
      .audience(audience.kpi))
    program.follow(exposures, plus: audience.baseExposure, by: amount.option)
    return ([.init(1, amount.measure)], 0)
  }

  /// A limit on the people reached as one on the exposure, which grows with them.
  mutating func state(
    _ audience: Audience, _ side: LimitID.Side, _ limit: Double, _ id: LimitID
  ) {
    add(
      [.init(1, exposures(of: audience))], side,
      audience.exposure(limit) - audience.baseExposure, id)
  }

  /// A range that holds the exposure of every plan.
  func exposureRange(of audience: Audience) -> ClosedRange<Double> {
    var (least, most) = (audience.baseExposure, audience.baseExposure)
    for responses in responses.lines {
      let ranges = responses.map { $0.reach(ofBrought: audience.kpi) }
      least += audience.exposure(ranges.map(\.lowerBound).min() ?? 0)
      most += audience.exposure(ranges.map(\.upperBound).max() ?? 0)
    }
    return least <= most ? least...most : -.infinity ... .infinity
  }
}

extension ResponseTable {
  /// The exposure of lines that are used in given ways, without that of the base.
  ///
  /// - Complexity: linear in lines × KPIs.
  func exposure(to audience: Audience, _ uses: [ChoiceProgram.Use]) -> Double {
    uses.enumerated().reduce(0) { total, use in
      let response = lines[use.offset][use.element.option]
      var reached = 0.0
      for figure in response.option.figures where figure.kpi == audience.kpi {
        reached += figure.value
      }
      for entry in response.entries where entry.kpi == audience.kpi {
        reached += entry.factor * response.curves[entry.curve].solverValue(at: use.element.amount)
      }
      return total + audience.exposure(reached)
    }
  }
}
