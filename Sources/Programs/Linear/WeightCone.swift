// SPDX-License-Identifier: GPL-3.0-or-later

/// Weights of at least 0 that keep to cuts through 0, by their extreme rays.
///
/// A cut replaces the rays outside by those where faces between an outer and an inner ray cross it.
/// Source: the double description method, Motzkin, Raiffa, Thompson and Thrall (1953).
struct WeightCone {
  /// An extreme ray, its weights adding up to 1.
  struct Ray {
    let weights: [Double]
    /// The numbers of the cuts on whose border it lies, ascending; the first are those of the
    /// weights themselves.
    fileprivate(set) var borders: [Int]
  }

  private(set) var rays: [Ray]
  private let dimension: Int
  private var count: Int

  /// All weights.
  init(dimension: Int) {
    self.dimension = dimension
    count = dimension
    rays = (0..<dimension).map { own in
      Ray(
        weights: (0..<dimension).map { $0 == own ? 1 : 0 },
        borders: (0..<dimension).filter { $0 != own })
    }
  }

  /// Cuts off the weights by which a change is an improvement; returns the number of the cut.
  ///
  /// - Complexity: the rays outside times those inside, times all of them.
  mutating func cut(improvement change: [Double]) -> Int {
    let number = count
    count += 1
    let size = change.reduce(0) { max($0, abs($1)) }
    let excess = rays.map { ray in
      zip(ray.weights, change).reduce(0) { $0 + $1.0 * $1.1 } / size
    }
    var kept: [Ray] = []
    for (index, ray) in rays.enumerated() where excess[index] <= Self.tolerance {
      kept.append(ray)
      if excess[index] >= -Self.tolerance { kept[kept.count - 1].borders.append(number) }
    }
    for outer in rays.indices where excess[outer] > Self.tolerance {
      for inner in rays.indices where excess[inner] < -Self.tolerance {
        let shared = rays[outer].borders.filter(rays[inner].borders.contains)
        guard isFace(shared, between: outer, inner) else { continue }
        let share = excess[outer] / (excess[outer] - excess[inner])
        kept.append(
          Ray(
            weights: between(rays[outer].weights, rays[inner].weights, share),
            borders: shared + [number]))
      }
    }
    rays = kept
    return number
  }

  /// Whether the cuts that two rays share hold no third ray, so that a face joins the two.
  private func isFace(_ shared: [Int], between one: Int, _ other: Int) -> Bool {
    shared.count >= dimension - 2
      && !rays.indices.contains { third in
        third != one && third != other && shared.allSatisfy(rays[third].borders.contains)
      }
  }

  private func between(_ one: [Double], _ other: [Double], _ share: Double) -> [Double] {
    let mixed = zip(one, other).map { (1 - share) * $0 + share * $1 }
    let sum = mixed.reduce(0, +)
    return mixed.map { $0 < Self.tolerance * sum ? 0 : $0 / sum }
  }

  /// The dimension of what rays span.
  static func rank(_ rays: [[Double]]) -> Int {
    var rows = rays
    var rank = 0
    for column in 0..<(rays.first?.count ?? 0) {
      let candidates = rank..<rows.count
      guard let pivot = candidates.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > tolerance
      else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) {
        let factor = rows[row][column] / rows[rank][column]
        for index in rows[row].indices { rows[row][index] -= factor * rows[rank][index] }
      }
      rank += 1
    }
    return rank
  }

  /// Below which share of the largest a weight or an excess is rounding.
  private static let tolerance = 1e-10
}
