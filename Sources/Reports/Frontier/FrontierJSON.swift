// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

extension FrontierReport {
  /// The trade-off as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    let schema = kind == .surface ? FrontierSchema.matrix : FrontierSchema.line
    return AnswerForm(
      DataForm(schema: .object(schema)) { .object($0.data) }, entries: "plans", record: "plan",
      without: LimitForm.conflict.besideSchema)
  }

  /// What stands under `frontier`.
  private var data: [String: JSONValue] {
    let writer = PlanJSON(scenario: scenario)
    let pieces = FrontierPieces(frontier)
    let exchange = frontier.isPair ? Exchange(frontier, pieces) : nil
    let plans = frontier.plans.enumerated().map { position, plan -> JSONValue in
      var object = writer.object(plan)
      object["number"] = JSONValue(position + 1)
      if let exchange {
        object["exchangeRate"] = JSONValue(exchange.rate(from: position))
        object["open"] = .bool(pieces.isOpen(position))
      }
      return .object(object)
    }
    let body: [String: JSONValue] = [
      "plans": .list(plans),
      "completeness": frontier.completeness.json(
        provenShare: frontier.isPair ? frontier.provenShare : nil),
      "verification": writer.verification(verification),
      "envelopes": writer.envelopes(verification),
    ]
    return writer.heading.merging(body) { $1 }.merging(frontier.isPair ? line : matrix) { $1 }
  }

  /// What there is of two KPIs only.
  private var line: [String: JSONValue] {
    [
      "x": .object(axis(frontier.x)), "y": .object(axis(frontier.y)),
      "pieces": .list(frontier.pieces.map(piece)),
      "knee": frontier.plan(.knee).map { JSONValue($0 + 1) } ?? .null,
    ]
  }

  /// What there is of more KPIs only.
  private var matrix: [String: JSONValue] {
    let axes = frontier.axes.map { axis -> JSONValue in
      .object(self.axis(axis).merging(["worstOfBest": JSONValue(axis.payoffNadir)]) { $1 })
    }
    return ["axes": .list(axes), "named": .list(frontier.named.map(named))]
  }

  private func axis(_ axis: PlanFrontier.Axis) -> [String: JSONValue] {
    [
      "kpi": .text(axis.kpi), "unit": JSONValue(scenario.kpi(named: axis.kpi)?.unit),
      "objective": .text(axis.objective.rawValue), "best": JSONValue(axis.ideal),
      "worst": JSONValue(axis.nadir),
    ]
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

  private func named(_ named: PlanFrontier.Named) -> JSONValue {
    let (title, kpi): (String, String?) =
      switch named.title {
      case .best(let kpi): ("best", kpi)
      case .balanced: ("balanced", nil)
      case .knee: ("knee", nil)
      case .declared: ("declared", nil)
      }
    return .object([
      "title": .text(title), "kpi": JSONValue(kpi), "plan": JSONValue(named.plan + 1),
    ])
  }
}

extension PlanFrontier.Completeness {
  /// How complete a list of plans is, as JSON.
  func json(provenShare: Double?) -> JSONValue {
    let (kind, gap, reason): (String, Double?, Interruption?) =
      switch self {
      case .complete: ("complete", 0, nil)
      case .withinGap(let gap): ("within gap", gap, nil)
      case .partial(let reason, let gap): ("partial", gap, reason)
      }
    var object: [String: JSONValue] = [
      "kind": .text(kind), "gap": JSONValue(gap), "interruption": JSONValue(reason?.rawValue),
    ]
    if let provenShare { object["provenShare"] = JSONValue(provenShare) }
    return .object(object)
  }
}
