// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How what lines bring of a KPI makes one value, where it does not just add up.
enum Combination: String, CaseIterable {
  /// Everybody who is reached by one line or several, once.
  case independent
  /// The total over the markets.
  case sum
  /// The worst-served market.
  case worst
}

/// What the values of a KPI are counted for, one by one.
enum Division: String, CaseIterable {
  /// Every market.
  case market
}

extension KPI {
  /// The keys that say how what lines bring of a KPI comes together.
  static let combinationKeys = [
    Key(
      "combine", Form<Combination>.word.shape, meaning: "How what lines bring comes together."),
    Key("population", .amount, meaning: "How many people there are to reach."),
    Key("per", Form<Division>.word.shape),
  ]
}

/// Reading KPIs that are more than the sum of what lines bring.
extension Decoder {
  /// A sum or a ratio is made of other KPIs, not of what lines bring.
  mutating func refuseCombination(_ parts: Fields, beside form: String) {
    let keys = KPI.combinationKeys.map(\.name)
    guard let key = parts.all.first(where: { keys.contains($0.key) }) else { return }
    complainAboutKey(
      .contradiction, at: key,
      "'\(key.key)' is for what lines bring, and stands beside '\(form)'",
      suggestion: "write it into the KPIs that the \(form) is made of")
  }

  /// The definition that `combine`, `population` and `per` make.
  mutating func combination(_ parts: Fields) -> KPI.Definition {
    let way = parts["combine"].map { word($0, Combination.self) }
    let population = parts["population"].map { positiveNumber($0) }
    if let per = parts["per"] {
      _ = word(per, Division.self)
      refusePopulation(parts)
      guard let combine = parts["combine"] else {
        complainAboutMissing(
          "combine", of: parts.own,
          example: "write 'combine: sum', or 'combine: worst' for the worst-served market")
        return .delivered
      }
      switch way ?? nil {
      case nil: return .delivered
      case .sum: return .markets(.sum)
      case .worst: return .markets(.worst)
      case .independent:
        complain(
          .contradiction, at: combine, "a KPI per market is combined by 'sum' or 'worst'",
          suggestion: "write one of them, or leave 'per' out")
        return .delivered
      }
    }
    guard let combine = parts["combine"] else {
      refusePopulation(parts)
      return .delivered
    }
    switch way ?? nil {
    case nil: return .delivered
    case .sum, .worst:
      complain(
        .contradiction, at: combine, "'sum' and 'worst' combine markets",
        suggestion: "add 'per: market', or leave 'combine' out")
      return .delivered
    case .independent:
      guard let population else {
        complainAboutMissing(
          "population", of: parts.own,
          example: "write how many people there are to reach, for example population: 5M")
        return .delivered
      }
      return population.map { .independent(population: $0) } ?? .delivered
    }
  }

  private mutating func refusePopulation(_ parts: Fields) {
    guard let population = parts["population"] else { return }
    complainAboutKey(
      .contradiction, at: population, "'population' stands beside 'combine: independent' only",
      suggestion: parts["combine"] == nil && parts["per"] == nil
        ? "add 'combine: independent'" : "remove it")
  }
}
