// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Models
import Pareto

/// Sentences about the frontier of a model.
struct ModelFrontierWords {
  let context: ModelContext
  let frontier: ModelFrontier

  /// How much of the frontier the points stand for.
  var completeness: String {
    switch frontier.completeness {
    case .complete where frontier.points.count == 1 && !isEndless:
      return
        "Complete: one point is best in \(context.list(joinedBy: "and in")) at once; there is nothing to trade off."
    case .complete where frontier.several != nil && isEndless:
      return
        frontier.points.count == 1
        ? "Complete: 1 point and the directions beyond it. No point is better than these."
        : "Complete: \(count), with mixes of these and the directions beyond. No point is better than these."
    case .complete where isEndless:
      return
        "Complete: \(count), with straight mixes between neighbours and the lines beyond the ends. No point is better than these."
    case .complete where frontier.several?.isMixed == true:
      return
        "Complete: \(count). Every other point is a mix of these, or worse in one objective than such a mix and better in none."
    case .complete where hasMixes:
      return
        "Complete: \(count). Straight mixes between neighbours\(ofPieces) are on the frontier too, and no point is better than these.\(openEnds)"
    case .complete:
      return
        "Complete: \(count). Every other point is worse in one objective than one of these, and better in none."
    case .withinGap(let gap):
      return "\(count): no point is better than \(these) by more than \(share(gap)).\(openEnds)"
    case .partial(let reason, let gap):
      let proven =
        gap.map { "no point is better than \(these) by more than \(share($0))." }
        ?? "how much better other points could be is not proven."
      let reach =
        frontier.provenShare < 1 && frontier.provenShare > 0
        ? " Over \(Percentage.share(frontier.provenShare)) of the range of \(context.x) all that was asked for is proven."
        : ""
      return "Incomplete, \(ModelContext.words(reason)) with \(count): \(proven)\(reach)\(openEnds)"
    }
  }

  /// Where the frontier goes on for ever.
  var directions: [String] {
    var sentences: [String] = []
    if let change = frontier.directions.beforeFirst {
      sentences.append("Beyond point 1 the frontier goes on for ever: \(rate(change)).")
    }
    if let change = frontier.directions.behindLast {
      sentences.append(
        "Beyond point \(frontier.points.count) the frontier goes on for ever: \(rate(change)).")
    }
    if let several = frontier.several, !several.directions.isEmpty {
      let ways = several.directions.map { direction in
        let steps = zip(direction.changes, context.names).filter { $0.0 != 0 }.map { step($0, $1) }
        return steps.dropLast().joined(separator: ", ") + " with " + (steps.last ?? "")
      }
      sentences.append("The frontier goes on for ever: \(ways.joined(separator: "; ")).")
    }
    return sentences
  }

  /// Where a step beyond costs most more than the step before.
  var knee: String? {
    guard let knee = frontier.knee, frontier.points.indices.contains(knee) else { return nil }
    return "Best bend: \(point(knee))."
  }

  /// The point of three objectives or more that keeps most of each range.
  var balanced: String? {
    guard let balanced = frontier.several?.balanced, frontier.points.count > 1 else { return nil }
    // Where mixes are on the frontier too, one of them may keep more of every range.
    let start = frontier.several?.isMixed == true ? "Balanced among the corners" : "Balanced"
    return "\(start): \(point(balanced))."
  }

  /// What the worst values come to, and whether the best points alone say otherwise.
  var worst: (sentence: String, isNotice: Bool)? {
    guard let several = frontier.several, frontier.points.count > 1, !isEndless else { return nil }
    let values = context.names.indices.map { objective in
      "\(context.names[objective]) \(text(frontier.nadir[objective], objective))"
    }
    let among = several.isNadirProven ? "all good points" : "the points found"
    var sentence = "Worst among \(among): \(values.joined(separator: ", "))."
    let wrong = context.names.indices.filter { objective in
      let range = abs(frontier.ideal[objective] - frontier.nadir[objective])
      return abs(frontier.nadir[objective] - several.payoffNadir[objective])
        > ModelFrontierWords.noticedShare * range
    }
    if !wrong.isEmpty {
      let others = wrong.map { objective in
        "\(context.names[objective]) \(text(several.payoffNadir[objective], objective))"
      }
      sentence +=
        " The points that are best in one objective would have said \(others.joined(separator: ", ")): scales made from these alone would be off."
    }
    return (sentence, !wrong.isEmpty)
  }

  /// A difference of this share of the range is worth a notice.
  private static let noticedShare = 0.01

  private func point(_ position: Int) -> String {
    let values = frontier.points[position].values
    let parts = context.names.indices.map { "\(context.names[$0]) \(text(values[$0], $0))" }
    let list = parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
    return "point \(position + 1) with \(list)"
  }

  private var count: String {
    let points = frontier.points.count
    let text = "\(points) point\(points == 1 ? "" : "s")"
    let pieces = frontier.pieces.count
    return hasMixes && pieces > 1 ? "\(text) in \(pieces) pieces" : text
  }

  private var hasMixes: Bool { frontier.pieces.contains { $0.points.count > 1 } }

  private var isEndless: Bool {
    frontier.directions.beforeFirst != nil || frontier.directions.behindLast != nil
      || frontier.several?.directions.isEmpty == false
  }

  private var these: String {
    if frontier.several?.isMixed == true { return "a mix of these" }
    return hasMixes ? "a mix of neighbours" : "one of these"
  }

  private var ofPieces: String { frontier.pieces.count > 1 ? " of a piece" : "" }

  private var openEnds: String {
    frontier.pieces.contains { $0.isFirstOpen || $0.isLastOpen }
      ? " A piece comes as near to an open end as one likes; the point itself is beaten by another piece."
      : ""
  }

  /// A share of all ranges with what it comes to.
  private func share(_ gap: Double) -> String {
    let amounts = context.names.enumerated().map { objective, name in
      let range = abs(frontier.ideal[objective] - frontier.nadir[objective])
      return FigureFormat.roundedUp(gap * range) + " " + name
    }
    return
      "\(Percentage.gap(gap)) of each objective's range (\(amounts.joined(separator: ", ")))"
  }

  private func rate(_ change: [Double]) -> String {
    "\(step(change[0], context.x)) with \(step(change[1], context.y))"
  }

  private func step(_ value: Double, _ name: String) -> String {
    "\(value > 0 ? "+" : "")\(FigureFormat.rounded(value, significant: 4)) \(name)"
  }

  private func text(_ value: Double, _ objective: Int) -> String {
    let values = frontier.points.map { $0.values[objective] }
    return FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
      .text(value)
  }
}
