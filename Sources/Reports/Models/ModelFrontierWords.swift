// SPDX-License-Identifier: GPL-3.0-or-later

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
        "Complete: one point is best in \(context.x) and in \(context.y) at once; there is nothing to trade off."
    case .complete where isEndless:
      return
        "Complete: \(count), with straight mixes between neighbours and the lines beyond the ends. No point is better than these."
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
    return sentences
  }

  /// Where a step beyond costs most more than the step before.
  var knee: String? {
    guard let knee = frontier.knee, frontier.points.indices.contains(knee) else { return nil }
    let values = frontier.points[knee].values
    return
      "Best bend: point \(knee + 1) with \(context.x) \(text(values[0], 0)) and \(context.y) \(text(values[1], 1))."
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
  }

  private var these: String { hasMixes ? "a mix of neighbours" : "one of these" }

  private var ofPieces: String { frontier.pieces.count > 1 ? " of a piece" : "" }

  private var openEnds: String {
    frontier.pieces.contains { $0.isFirstOpen || $0.isLastOpen }
      ? " A piece comes as near to an open end as one likes; the point itself is beaten by another piece."
      : ""
  }

  /// A share of both ranges with what it comes to.
  private func share(_ gap: Double) -> String {
    let amounts = [context.x, context.y].enumerated().map { objective, name in
      let range = abs(frontier.ideal[objective] - frontier.nadir[objective])
      return FigureFormat.rounded(gap * range, significant: 2) + " " + name
    }
    return
      "\(Percentage.gap(gap)) of each objective's range (\(amounts.joined(separator: ", ")))"
  }

  private func rate(_ change: [Double]) -> String {
    func step(_ value: Double, _ name: String) -> String {
      "\(value > 0 ? "+" : "")\(FigureFormat.rounded(value, significant: 4)) \(name)"
    }
    return "\(step(change[0], context.x)) with \(step(change[1], context.y))"
  }

  private func text(_ value: Double, _ objective: Int) -> String {
    let values = frontier.points.map { $0.values[objective] }
    return FigureFormat(values, differences: zip(values, values.dropFirst()).map { $1 - $0 })
      .text(value)
  }
}
