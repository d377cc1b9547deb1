// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierReport {
  /// The trade-off as data, with every figure in full.
  public var body: AnswerBody { AnswerBody(data, entries: "plans", record: "plan") }

  /// What stands under `frontier`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    let pieces = FrontierPieces(frontier)
    let exchange = Exchange(frontier, pieces)
    let plans = frontier.plans.enumerated().map { position, plan -> JSONValue in
      var object = writer.object(plan)
      object["number"] = JSONValue(position + 1)
      object["exchangeRate"] = JSONValue(exchange.rate(from: position))
      object["open"] = .bool(pieces.isOpen(position))
      return .object(object)
    }
    let body: [String: JSONValue] = [
      "x": axis(frontier.x), "y": axis(frontier.y), "plans": .list(plans),
      "pieces": .list(frontier.pieces.map(piece)),
      "completeness": frontier.completeness.json(provenShare: frontier.provenShare),
      "knee": frontier.knee.map { JSONValue($0 + 1) } ?? .null,
      "verification": writer.verification(verification),
      "envelopes": writer.envelopes(verification),
    ]
    return writer.heading.merging(body) { $1 }
  }

  private func axis(_ axis: PlanFrontier.Axis) -> JSONValue {
    .object([
      "kpi": .text(axis.kpi), "unit": JSONValue(scenario.kpi(named: axis.kpi)?.unit),
      "objective": .text(axis.objective.rawValue), "best": JSONValue(axis.ideal),
      "worst": JSONValue(axis.nadir),
    ])
  }

  private func piece(_ piece: PlanFrontier.Piece) -> JSONValue {
    .object([
      "first": JSONValue(piece.plans.lowerBound + 1), "last": JSONValue(piece.plans.upperBound),
      "firstOpen": .bool(piece.isFirstOpen), "lastOpen": .bool(piece.isLastOpen),
      "bookings": .list(
        piece.bookings.map {
          .object(["line": .text($0.line), "package": JSONValue($0.package)])
        }),
    ])
  }
}
