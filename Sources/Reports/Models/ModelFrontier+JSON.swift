// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Models
import Verification

extension ModelFrontierReport {
  /// The frontier as data, with every figure in full.
  package var body: AnswerBody { AnswerBody(data, entries: "points", record: "point") }

  /// What stands under `frontier`.
  private var data: [String: JSONValue] {
    [
      "name": JSONValue(model.name.isEmpty ? nil : model.name), "x": axis(0), "y": axis(1),
      "objectives": .list(model.objectives.indices.map(objective)),
      "covers": .text(frontier.several.map { $0.isMixed ? "mixes" : "points" } ?? "pieces"),
      "balanced": frontier.several?.balanced.map { JSONValue($0 + 1) } ?? .null,
      "points": .list(points), "pieces": .list(pieces), "directions": .list(directions),
      "endless": .list(endless),
      "completeness": completeness, "knee": frontier.knee.map { JSONValue($0 + 1) } ?? .null,
      "verification": verified,
    ]
  }

  private func axis(_ objective: Int) -> JSONValue {
    .object([
      "name": .text(model.objectives[objective].name),
      "objective": .text(ModelContext(model: model, options: options).sense),
      "best": JSONValue(frontier.ideal[objective]), "worst": JSONValue(frontier.nadir[objective]),
    ])
  }

  private func objective(_ objective: Int) -> JSONValue {
    .object([
      "name": .text(model.objectives[objective].name),
      "objective": .text(ModelContext(model: model, options: options).sense),
      "best": JSONValue(frontier.ideal[objective]), "worst": JSONValue(frontier.nadir[objective]),
      "worstProven": frontier.several.map { .bool($0.isNadirProven) } ?? .null,
      "worstOfBest": frontier.several.map { JSONValue($0.payoffNadir[objective]) } ?? .null,
    ])
  }

  private var points: [JSONValue] {
    let rates = frontier.exchangeRates
    let names = model.variables.map(\.name)
    return frontier.points.enumerated().map { position, point in
      .object([
        "number": JSONValue(position + 1), "x": JSONValue(point.values[0]),
        "y": JSONValue(point.values[1]),
        "values": .list(point.values.map { JSONValue($0) }),
        "open": .bool(frontier.isOpen(position)),
        "exchangeRate": JSONValue(rates[position]),
        "columns": .list(ModelJSON.named(point.columns, names, "value")),
        "certificate": point.proof.map(certificate) ?? .null,
      ])
    }
  }

  private func certificate(_ proof: ModelFrontier.Proof) -> JSONValue {
    .object([
      "weights": .list(proof.weights.map { JSONValue($0) }), "bound": JSONValue(proof.bound),
      "multipliers": ModelJSON.multipliers(proof.rowMultipliers, of: model),
    ])
  }

  private var pieces: [JSONValue] {
    frontier.pieces.map { piece in
      .object([
        "first": JSONValue(piece.points.lowerBound + 1), "last": JSONValue(piece.points.upperBound),
        "firstOpen": .bool(piece.isFirstOpen), "lastOpen": .bool(piece.isLastOpen),
      ])
    }
  }

  private var directions: [JSONValue] {
    let ends = [
      (1, frontier.directions.beforeFirst), (frontier.points.count, frontier.directions.behindLast),
    ]
    return ends.compactMap { number, change in
      change.map {
        .object(["from": JSONValue(number), "x": JSONValue($0[0]), "y": JSONValue($0[1])])
      }
    }
  }

  /// Where a frontier of three objectives or more goes on for ever.
  private var endless: [JSONValue] {
    (frontier.several?.directions ?? []).map { direction in
      .object([
        "changes": .list(direction.changes.map { JSONValue($0) }),
        "columns": .list(
          ModelJSON.named(direction.columns, model.variables.map(\.name), "change")),
      ])
    }
  }

  private var completeness: JSONValue {
    let (kind, gap, reason): (String, Double?, String?) =
      switch frontier.completeness {
      case .complete: ("complete", 0, nil)
      case .withinGap(let gap): ("within gap", gap, nil)
      case .partial(let reason, let gap): ("partial", gap, ModelContext.key(reason))
      }
    return .object([
      "kind": .text(kind), "gap": JSONValue(gap), "interruption": JSONValue(reason),
      "provenShare": JSONValue(frontier.provenShare),
    ])
  }

  private var verified: JSONValue {
    .object([
      "verified": .bool(verification.isVerified),
      "checks": .list(
        verification.checks.map { check in
          .object([
            "subject": .text(check.subject.rawValue),
            "point": check.point.map { JSONValue($0 + 1) } ?? .null, "passed": .bool(check.passed),
            "detail": .text(check.detail),
          ])
        }),
    ])
  }
}

/// Parts of models as JSON; the keys are documented in docs/output.md.
enum ModelJSON {
  /// The rows with a multiplier other than 0.
  static func multipliers(_ values: [Double], of model: NamedModel) -> JSONValue {
    .list(named(values, model.constraints.map(\.name), "multiplier"))
  }

  /// Values other than 0 with their names.
  static func named(_ values: [Double], _ names: [String], _ key: String) -> [JSONValue] {
    zip(names, values).filter { $0.1 != 0 }.map {
      .object(["name": .text($0.0), key: JSONValue($0.1)])
    }
  }
}
