// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Answers as JSON Lines: a compact object on each line, the first for the answer as a whole, then one for each entry of its
/// main list.
///
/// Every object says in `record` what it is: `answer`, or the list's name in the singular.
extension JSONEnvelope {
  /// The envelope by itself, for a question without an answer.
  ///
  /// - Throws: what the encoder throws; no text or number of a report makes it.
  public func jsonLines() throws -> String { try jsonLines(.null) }

  /// The envelope with the proof that no plan fits.
  ///
  /// - Throws: what the encoder throws; no proof makes it.
  public func jsonLines(_ proof: Infeasibility) throws -> String {
    try jsonLines(.null, LimitJSON.clash(proof))
  }

  /// The answer without the list, then the list.
  func jsonLines(_ body: [String: JSONValue], list: String, record: String) throws -> String {
    var rest = body
    let entries: [JSONValue] = if case .list(let entries) = rest[list] { entries } else { [] }
    rest[list] = nil
    let lines = entries.map { entry -> String in
      guard case .object(var object) = entry else { return entry.serialized(.compact) }
      object["record"] = .text(record)
      return JSONValue.object(object).serialized(.compact)
    }
    return try jsonLines(.object(rest)) + lines.joined()
  }

  func jsonLines(
    _ body: JSONValue, _ additions: [String: JSONValue] = [:]
  ) throws -> String {
    object(body, additions.merging(["record": .text("answer")]) { $1 }).serialized(.compact)
  }
}

extension PlanReport {
  /// The plan as JSON Lines inside an envelope: the answer, then a line of text for each line of the plan.
  ///
  /// - Throws: what the encoder throws; no plan makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(body, list: "allocations", record: "allocation")
  }
}

extension FrontierReport {
  /// The trade-off as JSON Lines inside an envelope: the answer, then a line of text for each plan.
  ///
  /// - Throws: what the encoder throws; no frontier makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(body, list: "plans", record: "plan")
  }
}

extension SurfaceReport {
  /// The trade-off as JSON Lines inside an envelope: the answer, then a line of text for each plan.
  ///
  /// - Throws: what the encoder throws; no frontier makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(body, list: "plans", record: "plan")
  }
}

extension ModelFrontierReport {
  /// The frontier as JSON Lines inside an envelope: the answer, then a line of text for each point.
  ///
  /// - Throws: what the encoder throws; no frontier makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(body, list: "points", record: "point")
  }
}

extension ExplanationReport {
  /// The meaning of the weights as JSON Lines inside an envelope: the answer on one line.
  ///
  /// - Throws: what the encoder throws; no plan makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(.object(body))
  }
}

extension NoModelFrontierReport {
  /// The reason as JSON Lines inside an envelope, on one line; there is no frontier.
  ///
  /// - Throws: what the encoder throws; no reason makes it.
  public func jsonLines(_ envelope: JSONEnvelope) throws -> String {
    try envelope.jsonLines(.null, additions)
  }
}
