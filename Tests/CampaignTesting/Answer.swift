// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A part of an answer in JSON, read by the names of `docs/output.md`.
struct Answer {
  let fields: [String: Any]

  init(_ fields: [String: Any]) { self.fields = fields }

  subscript(name: String) -> Answer? { (fields[name] as? [String: Any]).map(Answer.init) }

  func list(_ name: String) -> [Answer] {
    (fields[name] as? [[String: Any]] ?? []).map(Answer.init)
  }

  func number(_ name: String) -> Double? {
    (fields[name] as? NSNumber)?.doubleValue
  }

  func text(_ name: String) -> String? { fields[name] as? String }
  func flag(_ name: String) -> Bool { fields[name] as? Bool ?? false }
  func whole(_ name: String) -> Int? { fields[name] as? Int }
}

/// What an answer gets wrong.
public struct Fault: Error, CustomStringConvertible, Sendable {
  /// A few words for the kind of mistake, the same for all of its kind.
  public let kind: String
  /// The figures of this one; empty where there is nothing to add.
  public let detail: String

  init(_ kind: String, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// The kind with its detail.
  public var description: String { detail.isEmpty ? kind : "\(kind): \(detail)" }
}
