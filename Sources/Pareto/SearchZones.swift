// SPDX-License-Identifier: GPL-3.0-or-later

/// Where points may be that none of those found is as good as, as zones: each all that is better
/// than its corner in every objective.
///
/// A new point takes every zone that it is in apart into as many as there are objectives, each
/// raised to the point in one of them; those inside others go. Source: Klamroth, Lacour and
/// Vanderpooten, "On the representation of the search region in multi-objective optimization",
/// European Journal of Operational Research 245 (2015), where corners are called local upper
/// bounds.
struct SearchZones: Sendable {
  /// All that is better than a corner in every objective.
  struct Zone: Sendable {
    /// Minus infinity where nothing is asked for.
    let corner: [Double]
    /// What is known of how far inside a feasible point may be, a share of the ranges.
    var width = Double.infinity
    /// How many facts that takes into account.
    var factCount = 0
    /// How often it was asked about.
    var attempts = 0
    /// Whether asking about it has given all it can.
    var isClosed = false

    init(corner: [Double]) { self.corner = corner }
  }

  var zones: [Zone]

  /// One zone that holds everything.
  init(count: Int) {
    zones = [Zone(corner: Array(repeating: -.infinity, count: count))]
  }

  /// Forgets all widths.
  mutating func forget() {
    for index in zones.indices {
      zones[index].width = .infinity
      zones[index].factCount = 0
    }
  }

  /// Takes what a point is as good as out of the zones; false where it is in none by more than
  /// `sameness`.
  ///
  /// - Complexity: the zones that the point is in, times all zones.
  mutating func exclude(_ point: [Double], sameness: [Double]) -> Bool {
    let isHit = zones.map { zone in
      point.indices.allSatisfy { point[$0] > zone.corner[$0] + sameness[$0] }
    }
    guard isHit.contains(true) else { return false }
    var kept: [Zone] = []
    var parts: [[Zone]] = point.map { _ in [] }
    for (index, zone) in zones.enumerated() {
      guard isHit[index] else {
        kept.append(zone)
        continue
      }
      for objective in point.indices {
        var corner = zone.corner
        corner[objective] = point[objective]
        var part = Zone(corner: corner)
        // Further inside a part is no less far inside the whole.
        part.width = zone.width
        part.factCount = 0
        parts[objective].append(part)
      }
    }
    // A part of one kind is inside no part of another kind, but where values are the same.
    for (objective, candidates) in parts.enumerated() {
      for (index, part) in candidates.enumerated() {
        let isInside =
          candidates.indices.contains { other in
            other != index && Self.holds(candidates[other].corner, part.corner)
              && (candidates[other].corner != part.corner || other < index)
          }
          || kept.contains {
            $0.corner[objective] == part.corner[objective] && Self.holds($0.corner, part.corner)
          }
        if !isInside { kept.append(part) }
      }
    }
    zones = kept
    return true
  }

  /// Whether the zone of a corner holds that of another.
  private static func holds(_ corner: [Double], _ other: [Double]) -> Bool {
    corner.indices.allSatisfy { corner[$0] <= other[$0] }
  }
}
