// SPDX-License-Identifier: GPL-3.0-or-later

/// A half-plane that holds every point which keeps the floors; a point that breaks one may lie
/// outside.
struct FlooredSupport: Hashable, Sendable {
  /// The least value of each objective; minus infinity for none.
  var floors: [Double]
  var support: Support

  init(holding support: Support, above floors: [Double]? = nil) {
    self.floors = floors ?? support.weights.map { _ in -.infinity }
    self.support = support
  }
}

/// The outline of a frontier with jumps: points from best in x to best in y, some neighbours joined
/// by an edge.
struct Stairs: Hashable, Sendable {
  var places: [PlanePoint]
  /// Whether each point is joined to the next.
  var joins: [Bool]

  /// The points of which each is a mix, or dominated by one end, on the way from a point to the
  /// next.
  func outline(of step: Int) -> [PlanePoint] {
    let (start, end) = (places[step], places[step + 1])
    return joins[step] ? [start, end] : [start, PlanePoint(x: end.x, y: start.y), end]
  }
}

/// All that was proven about a frontier in pieces, and how far it lies above what was found.
///
/// Whatever lies above the outline is above one of its steps in lean, so the largest difference of
/// two heights over the lean is what the frontier can miss; see ``FlooredBorder`` for one of them,
/// ``Stairs`` for the other.
struct PieceProof: Sendable {
  let scales: PlaneScales
  private(set) var facts: [FlooredSupport]
  private var border: FlooredBorder

  init(_ facts: [FlooredSupport], scales: PlaneScales) {
    self.scales = scales
    self.facts = facts
    let whole = facts.filter { $0.floors.allSatisfy { $0 == -.infinity } }
      .compactMap { scales.line($0.support) }
    border = FlooredBorder(
      right: whole.filter { $0.slope == 0.5 }.map(\.level).min() ?? .infinity,
      top: whole.filter { $0.slope == -0.5 }.map(\.level).min() ?? .infinity)
    for fact in facts { insert(fact) }
  }

  mutating func learn(_ fact: FlooredSupport) {
    facts.append(fact)
    insert(fact)
  }

  private mutating func insert(_ fact: FlooredSupport) {
    guard let line = scales.line(fact.support) else { return }
    border.insert(line, above: scales.point(fact.floors))
  }

  /// The widest opening between a point and the next.
  func opening(of step: Int, in stairs: Stairs) -> Opening {
    let outline = stairs.outline(of: step)
    var widest = border.opening(from: outline[0], to: outline[1])
    if outline.count > 2 {
      let other = border.opening(from: outline[1], to: outline[2])
      if other.width > widest.width { widest = other }
    }
    return widest
  }

  /// How much better than the ends a point outside of both may be; infinite where an objective has
  /// no bound.
  func openingBeyond(_ stairs: Stairs) -> Double {
    border.opening(beyond: stairs.places[0], stairs.places[stairs.places.count - 1])
  }
}
