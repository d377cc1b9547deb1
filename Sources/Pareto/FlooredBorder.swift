// SPDX-License-Identifier: GPL-3.0-or-later

/// The upper border of what is left possible by half-planes that each hold above floors only.
///
/// At every lean a half-plane under floors rules out what is higher than both its line and the
/// corner of its floors, so the border is the least of such *troughs*: made of straight pieces, but
/// not concave.
struct FlooredBorder: Sendable {
  /// A place where the border may turn.
  private struct Turn {
    var lean: Double
    var height: Double
  }

  /// How far the leans go that are followed; the ends of a frontier are at -1 and 1.
  private static let reach = 2.0

  /// The best that the first objective can be.
  let right: Double
  /// The best that the second objective can be.
  let top: Double
  /// By rising lean, from one end of the reach to the other.
  private var turns: [Turn]

  /// Starts from the best that each objective can be by itself.
  init(right: Double, top: Double) {
    self.right = right
    self.top = top
    let reach = Self.reach
    let corner = min(max(top - right, -reach), reach)
    turns = [-reach, corner, reach].map { lean in
      Turn(lean: lean, height: min(right + lean / 2, top - lean / 2))
    }
  }

  /// Whether something is proven about each objective by itself.
  var boundsBothObjectives: Bool { right.isFinite && top.isFinite }

  /// Adds a half-plane that holds what is above a corner.
  ///
  /// - Complexity: linear in the number of turns.
  mutating func insert(_ line: PlaneLine, above corner: PlanePoint) {
    guard boundsBothObjectives else { return }
    let trough = Trough(line: line, corner: corner)
    var joined: [(turn: Turn, depth: Double, isKept: Bool)] = []
    joined.reserveCapacity(turns.count + 3)
    func join(lean: Double, height: Double, isOfBorder: Bool) {
      let ceiling = trough.height(atLean: lean)
      let depth = height - ceiling
      let turn = Turn(lean: lean, height: min(height, ceiling))
      let isEnd = abs(lean) == Self.reach
      joined.append((turn, depth, isEnd || (isOfBorder ? depth <= 0 : depth > 0)))
    }
    var own = trough.turns.filter { abs($0) < Self.reach }.sorted()[...]
    for (index, turn) in turns.enumerated() {
      while let lean = own.first, lean < turn.lean {
        join(
          lean: lean, height: Self.height(atLean: lean, from: turns[index - 1], to: turn),
          isOfBorder: false)
        own.removeFirst()
      }
      join(lean: turn.lean, height: turn.height, isOfBorder: true)
    }
    guard joined.contains(where: { $0.depth > 0 }) else { return }
    var lowered: [Turn] = []
    lowered.reserveCapacity(joined.count + 2)
    for (index, place) in joined.enumerated() {
      if index > 0, (joined[index - 1].depth > 0) != (place.depth > 0) {
        // The border and the trough cross in between.
        let before = joined[index - 1]
        let share = before.depth / (before.depth - place.depth)
        let lean = before.turn.lean + share * (place.turn.lean - before.turn.lean)
        lowered.append(Turn(lean: lean, height: trough.height(atLean: lean)))
      }
      if place.isKept { lowered.append(place.turn) }
    }
    turns = lowered
  }

  /// How far the border lies above the straight line between two points at most, and where.
  ///
  /// - Complexity: linear in the number of turns between the points, after a binary search.
  func opening(from start: PlanePoint, to end: PlanePoint) -> Opening {
    let length = end.lean - start.lean
    func opening(atLean lean: Double, height: Double) -> Opening {
      let share = length > 0 ? (lean - start.lean) / length : 0
      return Opening(
        lean: lean, height: height,
        width: height - start.height - share * (end.height - start.height))
    }
    var widest = opening(atLean: start.lean, height: height(atLean: start.lean))
    var index = firstTurn(after: start.lean)
    while index < turns.count, turns[index].lean < end.lean {
      let here = opening(atLean: turns[index].lean, height: turns[index].height)
      if here.width > widest.width { widest = here }
      index += 1
    }
    let here = opening(atLean: end.lean, height: height(atLean: end.lean))
    return here.width > widest.width ? here : widest
  }

  /// How much better than the ends a point outside of both may be.
  func opening(beyond first: PlanePoint, _ last: PlanePoint) -> Double {
    boundsBothObjectives ? max(0, right - first.x, top - last.y) : .infinity
  }

  private func height(atLean lean: Double) -> Double {
    guard lean > -Self.reach else { return turns[0].height + (lean + Self.reach) / 2 }
    guard lean < Self.reach else {
      return turns[turns.count - 1].height - (lean - Self.reach) / 2
    }
    let next = firstTurn(after: lean)
    return Self.height(atLean: lean, from: turns[next - 1], to: turns[next])
  }

  private func firstTurn(after lean: Double) -> Int {
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].lean > lean { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func height(atLean lean: Double, from start: Turn, to end: Turn) -> Double {
    guard end.lean > start.lean else { return min(start.height, end.height) }
    let share = (lean - start.lean) / (end.lean - start.lean)
    return start.height + share * (end.height - start.height)
  }
}

/// A place where what is possible lies above what was found.
struct Opening: Hashable, Sendable {
  var lean: Double
  /// The height of the border there.
  var height: Double
  /// By how much the possible is better in both objectives.
  var width: Double

  /// The point of the border.
  var place: PlanePoint { PlanePoint(x: height - lean / 2, y: height + lean / 2) }
}

/// The least height that a half-plane under floors rules out, over the lean: convex, of up to three
/// straight pieces.
private struct Trough {
  var line: PlaneLine
  var corner: PlanePoint

  func height(atLean lean: Double) -> Double {
    max(line.height(atLean: lean), corner.x + lean / 2, corner.y - lean / 2)
  }

  /// The leans between which it is straight; it need not turn at each.
  var turns: [Double] {
    let rising = PlaneLine(slope: 0.5, level: corner.x)
    let falling = PlaneLine(slope: -0.5, level: corner.y)
    return [
      rising.leanOfCrossing(falling), rising.leanOfCrossing(line), falling.leanOfCrossing(line),
    ].filter(\.isFinite)
  }
}
