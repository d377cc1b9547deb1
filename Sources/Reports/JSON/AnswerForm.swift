// SPDX-License-Identifier: GPL-3.0-or-later

/// How an answer is written as data: its body, or what stands beside a body that is not there.
public struct AnswerForm<Answer> {
  /// The body; `nil` for an answer that says why there is none.
  let body: DataForm<Answer>?
  /// What stands beside the body.
  private let beside: [String: DataForm<Answer>]
  /// The key of the main list, and what one of its entries is called in JSON Lines.
  private let entries: String?
  private let record: String
  /// What the schema says of keys beside the body; each of them is only there sometimes.
  let besideSchema: [String: SchemaPart]

  /// A body.
  ///
  /// - Parameters:
  ///   - entries: the key of the main list, whose entries JSON Lines have on lines of their own.
  ///   - record: what such an entry is called there.
  ///   - without: what the schema says of keys that stand beside a body that is not there.
  init(
    _ body: DataForm<Answer>, entries: String? = nil, record: String = "",
    without: [String: SchemaPart] = [:]
  ) {
    self.body = body
    self.entries = entries
    self.record = record
    beside = [:]
    besideSchema = without
  }

  /// Why there is no body.
  init(beside keys: [String: DataForm<Answer>]) {
    body = nil
    entries = nil
    record = ""
    beside = keys
    besideSchema = keys.mapValues(\.schema)
  }

  /// What an answer says.
  func body(of answer: Answer) -> AnswerBody {
    AnswerBody(
      data: body?.write(answer).keys, beside: DataForm.object(beside).write(answer).keys ?? [:],
      entries: entries, record: record)
  }
}
