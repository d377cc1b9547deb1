// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// A KPI as marketing knows it: what it counts, which way is better, and how the figures of lines
/// make one.
package struct CatalogueKPI: Hashable, Sendable {
  /// What kind of figure a KPI is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A count or an amount, which more lines make larger.
    case volume
    /// A share, a score, or an amount per something.
    case rate
    /// Money or work per result.
    case cost
  }

  /// How far a KPI is from what the business lives on.
  package enum Distance: String, Hashable, Sendable, CaseIterable {
    /// It moves with the lines at once, and stands for something later.
    case proximal
    /// It is what the business lives on, or next to it.
    case distal
  }

  /// How the figures of several lines make one.
  package enum Aggregation: Hashable, Sendable {
    /// They add up.
    case sum
    /// Somebody whom several lines meet counts once.
    case once
    /// The sum of one thing over the sum of another.
    case ratio(String, per: String)
    /// A mean, in which every line counts as much as it has of something.
    case mean(by: String)
  }

  /// The name, in lower case but for abbreviations.
  package let name: String
  /// What else it is called.
  package let aliases: [String]
  /// What it is, in a sentence.
  package let meaning: String
  /// What it is counted in.
  package let unit: String
  /// Which way is better.
  package let better: Objective
  /// What kind of figure it is.
  package let kind: Kind
  /// How far it is from what the business lives on.
  package let distance: Distance
  /// How the figures of several lines make one.
  package let overLines: Aggregation

  init(
    _ name: String, aliases: [String] = [], _ meaning: String, unit: String,
    better: Objective = .maximize, _ kind: Kind, _ distance: Distance, overLines: Aggregation
  ) {
    self.name = name
    self.aliases = aliases
    self.meaning = meaning
    self.unit = unit
    self.better = better
    self.kind = kind
    self.distance = distance
    self.overLines = overLines
  }
}

extension CatalogueKPI.Aggregation: CustomStringConvertible {
  /// How it is done, in words: `adds up`, `clicks / impressions`.
  package var description: String {
    switch self {
    case .sum: "adds up"
    case .once: "people count once"
    case .ratio(let part, let whole): "\(part) / \(whole)"
    case .mean(let weight): "mean by \(weight)"
    }
  }
}
