// SPDX-License-Identifier: GPL-3.0-or-later

/// All that was proven about a frontier of points, and how far inside a zone it lets a feasible
/// point be.
///
/// A point y that is inside a zone by t, a share of the ranges, in every objective keeps the floors
/// of a fact as soon as t is large enough for the zone's corner to; then what the fact says of y
/// limits t. The largest t over all zones is what the points found can miss: lowered by that much,
/// any feasible point is in no zone, so that some point is as good.
struct ZoneProof: Sendable {
  /// Ideal minus nadir of each objective; 0 where all points are the same.
  var ranges: [Double]
  private(set) var facts: [FlooredSupport] = []
  /// Values no further apart are the same.
  let sameness: [Double]

  init(ranges: [Double], sameness: [Double]) {
    self.ranges = ranges
    self.sameness = sameness
  }

  mutating func learn(_ fact: FlooredSupport) { facts.append(fact) }

  /// Brings the width of a zone up to date.
  ///
  /// - Complexity: linear in the facts that are new to it.
  func update(_ zone: inout SearchZones.Zone) {
    for fact in facts[zone.factCount...] {
      zone.width = min(zone.width, width(of: zone.corner, by: fact))
    }
    zone.factCount = facts.count
  }

  /// How far inside a zone a feasible point may be by one fact.
  private func width(of corner: [Double], by fact: FlooredSupport) -> Double {
    var width = 0.0
    var (ahead, size) = (fact.support.bound, 0.0)
    for objective in corner.indices {
      if fact.floors[objective] > -.infinity {
        let missing = fact.floors[objective] - corner[objective]
        if missing > 0 {
          width = max(width, share(missing, of: ranges[objective], noise: sameness[objective]))
        }
      }
      let weight = fact.support.weights[objective]
      if weight > 0 {
        ahead -= weight * corner[objective]
        size += weight * ranges[objective]
      }
    }
    // No bound at all means that nothing keeps the floors.
    guard fact.support.bound > -.infinity, ahead > 0 else { return width }
    let noise = zip(fact.support.weights, sameness).reduce(0) { $0 + $1.0 * $1.1 }
    return max(width, share(ahead, of: size, noise: noise))
  }

  private func share(_ amount: Double, of range: Double, noise: Double) -> Double {
    if range > 0 { return amount / range }
    return amount <= noise ? 0 : .infinity
  }
}
