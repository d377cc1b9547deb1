// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// A KPI of independent audiences, of which the *exposures* -ln(1 - brought / population) add up
/// over lines.
///
/// Whoever one line reaches is as likely as anybody else to be reached by another one, so that the
/// share of people whom nobody reaches is the product of the lines' own shares. Source: Sainsbury's
/// formula, see docs/mathematics.md.
struct Audience: Sendable {
  let kpi: String
  let population: Double
  private let base: Double

  /// The audience of a KPI; `nil` for any other KPI.
  init?(_ kpi: KPI) {
    guard case .independent(let population) = kpi.definition else { return nil }
    self.kpi = kpi.name
    self.population = population
    base = kpi.base
  }

  /// The exposure to what is reached with nothing funded, which counts as one more line.
  var baseExposure: Double { exposure(base) }

  /// The exposure of a part of the population.
  func exposure(_ reached: Double) -> Double { -Elementary.log1p(-reached / population) }

  /// How many people an exposure reaches.
  func reached(_ exposure: Double) -> Double { -population * Elementary.expm1(-exposure) }
}
