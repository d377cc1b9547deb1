// SPDX-License-Identifier: GPL-3.0-or-later

/// How far places are above the mixes of known points.
///
/// The distance of a place v is the smallest X such that some mix p of the points has p ≥ v - X ·
/// direction. It is a linear program with a column per point and a row per objective besides the
/// one that makes shares add up; its multipliers are the weights for which v is most ahead of all
/// points. It is solved by the primal simplex method from the best single point, with the inverse
/// of the basis at hand. Source: Dantzig, "Linear Programming and Extensions" (1963), chapter 9.
struct HullDistance: Sendable {
  /// What is known about a place.
  struct Finding: Sendable {
    /// The distance, in units of the direction; never less than the true one.
    var distance: Double
    /// Weights for which the place is ahead of all points by the distance; 1 in the direction.
    var weights: ScaledPlace
    /// How many points it speaks of.
    var pointCount: Int
  }

  private(set) var points: [ScaledPlace] = []
  /// By how much a place may come down in each objective for a distance of 1; 0 where an objective
  /// does not count.
  let direction: ScaledPlace
  private let rows: [Int]

  /// - Precondition: the direction is above 0 in some objective.
  init(direction: ScaledPlace) {
    self.direction = direction
    rows = direction.indices.filter { direction[$0] > 0 }
  }

  mutating func insert(_ point: ScaledPlace) { points.append(point) }

  /// The distance of a place; there has to be a point.
  ///
  /// - Complexity: a few pivots in practice, each linear in points × objectives.
  func finding(at place: ScaledPlace) -> Finding {
    var tableau = Tableau(points.span, direction, place: place, rows: rows)
    var pivots = 0
    var candidates: [Int] = []
    while pivots < Self.mostPivots,
      let column = pivots < Self.boldPivots
        ? tableau.entering(points.span, among: &candidates) : tableau.firstEntering(points.span)
    {
      guard tableau.pivot(column, points.span) else { break }
      pivots += 1
    }
    return Finding(
      distance: tableau.distance(of: place, points.span), weights: tableau.weights,
      pointCount: points.count)
  }

  /// More pivots are a sign of going round in circles; what is reached by then is still no less
  /// than the distance.
  private static let mostPivots = 400
  /// So many pivots may take the column that gains most; after that the first one that gains has
  /// its turn.
  private static let boldPivots = 60
}

extension HullDistance {
  /// A column of the linear program.
  fileprivate enum Column: Hashable {
    case distance
    case share(Int)
    /// What a mix is ahead by in a row.
    case surplus(row: Int)
  }

  /// The basis: a row per objective that counts, then the one of the shares.
  fileprivate struct Tableau {
    private let direction: ScaledPlace
    private let rows: [Int]
    private var basis: [Column]
    /// Row by row.
    private var inverse: [Double]
    private var values: [Double]
    private let size: Int
    private static let noise = 1e-12

    /// Starts from the point that is nearest by itself.
    init(
      _ points: Span<ScaledPlace>, _ direction: ScaledPlace, place: ScaledPlace, rows: [Int]
    ) {
      self.direction = direction
      self.rows = rows
      size = rows.count + 1
      var (nearest, least, worst) = (0, Double.infinity, 0)
      for index in points.indices {
        let point = points[index]
        var (most, row) = (-Double.infinity, 0)
        for (position, objective) in rows.enumerated() {
          let need = (place[objective] - point[objective]) / direction[objective]
          if need > most { (most, row) = (need, position) }
        }
        if most < least { (nearest, least, worst) = (index, most, row) }
      }
      let point = points[nearest]
      basis = []
      inverse = Array(repeating: 0, count: size * size)
      values = []
      let last = size - 1
      let step = direction[rows[worst]]
      // Each row but the worst has its surplus: direction · X + point · share - surplus = place.
      for (position, objective) in rows.enumerated() {
        if position == worst {
          basis.append(.distance)
          inverse[position * size + worst] = 1 / step
          inverse[position * size + last] = -point[objective] / step
          values.append(least)
        } else {
          let share = direction[objective] / step
          basis.append(.surplus(row: position))
          inverse[position * size + worst] = share
          inverse[position * size + position] = -1
          inverse[position * size + last] = point[objective] - share * point[rows[worst]]
          values.append(least * direction[objective] + point[objective] - place[objective])
        }
      }
      basis.append(.share(nearest))
      inverse[last * size + last] = 1
      values.append(1)
    }

    private var distanceRow: Int { basis.firstIndex(of: .distance) ?? 0 }

    /// The distance from the mix of the basis, computed from the points themselves.
    func distance(of place: ScaledPlace, _ points: Span<ScaledPlace>) -> Double {
      var (mix, total) = (ScaledPlace.zero, 0.0)
      for (position, column) in basis.enumerated() {
        guard case .share(let index) = column, values[position] > 0 else { continue }
        mix += values[position] * points[index]
        total += values[position]
      }
      mix /= total
      return rows.reduce(-.infinity) { max($0, (place[$1] - mix[$1]) / direction[$1]) }
    }

    /// The multipliers of the objectives.
    var weights: ScaledPlace {
      var weights = ScaledPlace.zero
      let row = distanceRow
      for (position, objective) in rows.enumerated() {
        weights[objective] = max(0, inverse[row * size + position])
      }
      let size = (weights * direction).sum()
      return size > 0 ? weights / size : weights
    }

    /// What a surplus gains per unit, and the multipliers that points are priced with.
    private var prices: (weights: ScaledPlace, level: Double) {
      let row = distanceRow
      var weights = ScaledPlace.zero
      for (position, objective) in rows.enumerated() {
        weights[objective] = inverse[row * size + position]
      }
      return (weights, -inverse[row * size + size - 1])
    }

    /// The column that shortens the distance most for its size, of those that gained much when all
    /// points were last looked at; of all points where none of them is left.
    func entering(_ points: Span<ScaledPlace>, among candidates: inout [Int]) -> Column? {
      let (weights, level) = prices
      var (best, most): (Column?, Double) = (nil, Self.noise)
      for (position, objective) in rows.enumerated() where -weights[objective] > most {
        (best, most) = (.surplus(row: position), -weights[objective])
      }
      for index in candidates {
        let gain = (weights * points[index]).sum() - level
        if gain > most { (best, most) = (.share(index), gain) }
      }
      if let best { return best }
      candidates.removeAll(keepingCapacity: true)
      for index in points.indices {
        let gain = (weights * points[index]).sum() - level
        guard gain > max(Self.noise, most / 2) else { continue }
        if gain > 2 * most { candidates.removeAll(keepingCapacity: true) }
        candidates.append(index)
        if gain > most { (best, most) = (.share(index), gain) }
      }
      return best
    }

    /// The first column that shortens the distance.
    func firstEntering(_ points: Span<ScaledPlace>) -> Column? {
      let (weights, level) = prices
      for (position, objective) in rows.enumerated() where -weights[objective] > Self.noise {
        return .surplus(row: position)
      }
      for index in points.indices where (weights * points[index]).sum() - level > Self.noise {
        return .share(index)
      }
      return nil
    }

    /// Brings a column into the basis; false where that moves nothing out.
    mutating func pivot(_ column: Column, _ points: Span<ScaledPlace>) -> Bool {
      let change = product(column, points)
      var (leaving, least, largest): (Int?, Double, Double) = (nil, .infinity, 0)
      for position in 0..<size where basis[position] != .distance && change[position] > 1e-11 {
        let ratio = max(0, values[position]) / change[position]
        if ratio < least || ratio == least && change[position] > largest {
          (leaving, least, largest) = (position, ratio, change[position])
        }
      }
      guard let leaving else { return false }
      for position in 0..<size where position != leaving && change[position] != 0 {
        let factor = change[position] / change[leaving]
        for entry in 0..<size {
          inverse[position * size + entry] -= factor * inverse[leaving * size + entry]
        }
        values[position] -= change[position] * least
      }
      for entry in 0..<size { inverse[leaving * size + entry] /= change[leaving] }
      values[leaving] = least
      basis[leaving] = column
      return true
    }

    /// The column in terms of the basis.
    private func product(_ column: Column, _ points: Span<ScaledPlace>) -> [Double] {
      var product = [Double](repeating: 0, count: size)
      switch column {
      case .distance:
        product[distanceRow] = 1
      case .surplus(let row):
        for position in 0..<size { product[position] = -inverse[position * size + row] }
      case .share(let index):
        let point = points[index]
        for position in 0..<size {
          var sum = inverse[position * size + size - 1]
          for (entry, objective) in rows.enumerated() {
            sum += inverse[position * size + entry] * point[objective]
          }
          product[position] = sum
        }
      }
      return product
    }
  }
}
