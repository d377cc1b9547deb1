// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A KPI that counts everybody once whom lines reach independently.
struct IndependentAudience {
  let kpi: String
  let population: Double
  /// What is reached with nothing funded.
  let base: Double

  /// The exposure to the base.
  var baseExposure: Double { exposure(of: base) }

  /// The exposure to somebody who reaches so many.
  func exposure(of reached: Double) -> Double { -log1p(-reached / population) }

  /// A limit on the people reached as one on the exposure, which grows with them.
  func reading(limit: Double, _ side: LimitID.Side) -> LimitReading {
    LimitReading(
      measure: .of(.exposure(kpi)), quantity: .amount(exposure(of: limit)), side: side)
  }

  /// The most of `weight · population · (1 - e^(-t)) - slope · t` over exposures t from 0 to the
  /// most that there is.
  ///
  /// It is highest where weight · population · e^(-t) = slope, or at an end.
  func mostReached(
    weight: Double, lessPerExposure slope: Double, upTo most: Double
  ) -> CompensatedSum {
    let all = weight * population
    let turn = slope > 0 ? log(all / slope) : .infinity
    let exposure = max(0, min(turn, most))
    let reached = exposure < .infinity ? -all * expm1(-exposure) : all
    let price = slope > 0 ? slope * exposure : 0
    return CompensatedSum(reached - price, magnitude: reached + price)
  }
}

extension CheckedScenario {
  /// The audience that a KPI counts once; `nil` for any other KPI.
  func audience(of kpi: String) -> IndependentAudience? {
    guard let kpi = self.kpi(named: kpi), case .independent(let population) = kpi.definition else {
      return nil
    }
    return IndependentAudience(kpi: kpi.name, population: population, base: kpi.base)
  }
}

/// What lines reach of an audience together.
struct RecomputedAudience {
  /// How many people, each of whom counts once: every line adds its share of those whom nobody
  /// before it has reached.
  let reached: CompensatedSum
  /// Σ -ln(1 - brought / population), with the base.
  let exposure: CompensatedSum

  /// - Complexity: linear in lines.
  init(_ audience: IndependentAudience, brought: [Double]) {
    var reached = audience.base
    var exposure = CompensatedSum(audience.baseExposure)
    for amount in brought {
      reached += amount * (1 - reached / audience.population)
      exposure.add(
        1,
        times: CompensatedSum(
          audience.exposure(of: amount), magnitude: amount / (audience.population - amount)))
    }
    let parts = brought.reduce(abs(audience.base)) { $0 + abs($1) }
    self.reached = CompensatedSum(reached, magnitude: parts)
    self.exposure = exposure
  }
}
