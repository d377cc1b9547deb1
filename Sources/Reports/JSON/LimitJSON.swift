// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Limits as JSON; the keys are documented in docs/output.md.
enum LimitJSON {
  /// Limits with their multipliers.
  static func list(_ multipliers: [Certificate.Multiplier]) -> JSONValue {
    .list(
      multipliers.map {
        .object(["limit": limit($0.limit), "multiplier": JSONValue($0.value)])
      })
  }

  /// What holds a line's spend.
  static func binding(_ binding: Plan.Binding) -> JSONValue {
    switch binding {
    case .least: limit("least")
    case .minimumIfActive: limit("minimum if active")
    case .most: limit("most")
    case .settled: limit("settled")
    case .limit(let id): limit(id)
    }
  }

  /// A limit.
  static func limit(_ id: LimitID) -> JSONValue {
    limit(id.kind.rawValue, id.details)
  }

  /// Changes of limits after which there is a plan.
  static func repair(_ repair: Repair) -> JSONValue {
    .object([
      "share": JSONValue(repair.share), "smallest": .bool(repair.isSmallest),
      "changes": .list(
        repair.changes.map { change in
          .object([
            "limit": limit(change.limit), "from": JSONValue(change.from?.value),
            "to": JSONValue(change.to), "share": JSONValue(change.share),
            "form": JSONValue(change.from?.form.word),
          ])
        }),
    ])
  }

  /// What stands beside an answer that is not there: what cannot hold together, and what would be
  /// enough, where that was looked into.
  static func clash(_ proof: Infeasibility) -> [String: JSONValue] {
    var object = ["clash": list(proof.clash)]
    if let repairs = proof.repairs { object["repairs"] = .list(repairs.map(repair)) }
    return object
  }

  private static func limit(
    _ kind: String, _ details: LimitID.Details? = nil
  ) -> JSONValue {
    .object([
      "kind": .text(kind), "name": JSONValue(details?.name), "member": JSONValue(details?.member),
      "side": JSONValue(details?.side?.rawValue), "value": JSONValue(details?.value),
    ])
  }
}
