// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a program's multipliers as those of limits.
struct StatedMultipliers {
  let formulation: Formulation
  /// Where the score of each objective stands in the certificate.
  let places: [Int?]
  /// What each objective must keep; minus infinity for nothing.
  let floors: [Double]

  /// The multipliers of the rows.
  func rows(_ values: [Double]) -> [Certificate.Multiplier] {
    zip(formulation.rowLimits, values).compactMap { limit, value in
      guard var multiplier = limit.multiplier(value) else { return nil }
      if case .progress(let part, let objective) = multiplier.limit {
        guard let place = places[objective] else { return nil }
        multiplier.limit = .progress(part, stage: place)
      }
      return multiplier
    }
  }

  /// The multipliers of what objectives must keep.
  func kept(_ values: [Double]) -> [Certificate.Multiplier] {
    formulation.objectives.indices.compactMap { index in
      guard floors[index].isFinite, values[index] > 0 else { return nil }
      let objective = formulation.objectives[index]
      let kept = objective.constant + floors[index]
      if let single = objective.single {
        return .init(
          limit: .keep(single.kpi, value: single.objective.sign * kept), value: values[index])
      }
      return places[index].map { .init(limit: .stage($0), value: values[index]) }
    }
  }
}
