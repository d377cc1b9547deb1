// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// What a report says as data, inside an envelope.
public struct AnswerBody {
  /// The body; `nil` where there is no answer.
  let data: [String: JSONValue]?
  /// What stands beside the body.
  var beside: [String: JSONValue] = [:]
  /// The key of the main list, whose entries JSON Lines have on lines of their own.
  var entries: String?
  /// What such an entry is called there.
  var record: String = ""

  /// The body without its main list, and the list's entries as records.
  var lines: (rest: Self, entries: [JSONValue]) {
    guard let entries, var data, case .list(let list) = data[entries] else { return (self, []) }
    data[entries] = nil
    let records = list.map { entry -> JSONValue in
      guard case .object(let object) = entry else { return entry }
      return .object(object.merging(["record": .text(record)]) { $1 })
    }
    return (Self(data: data, beside: beside), records)
  }
}

extension AnswerBody {
  /// No body, for a question that has no answer.
  public static var none: Self { Self(data: nil) }

  /// The proof that no plan fits, under `conflict`, and single changes that are enough, under
  /// `repairs`, beside a body that is not there.
  public init(_ proof: Infeasibility) { self = LimitForm.conflict.body(of: proof) }
}
