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

  /// Makes a body of data.
  init(
    _ data: [String: JSONValue]?, beside: [String: JSONValue] = [:], entries: String? = nil,
    record: String = ""
  ) {
    self.data = data
    self.beside = beside
    self.entries = entries
    self.record = record
  }

  /// Makes what stands beside a body that is not there.
  init<Answer>(_ body: Never?, beside keys: [String: DataForm<Answer>], of answer: Answer) {
    guard case .object(let beside) = DataForm.object(keys).write(answer) else {
      preconditionFailure("keys with values are an object")
    }
    self.init(nil, beside: beside)
  }

  /// Makes a body of a report in its form.
  init<Answer>(
    _ report: Answer, _ form: DataForm<Answer>, entries: String? = nil, record: String = ""
  ) {
    guard case .object(let data) = form.write(report) else {
      preconditionFailure("the body of an answer is an object")
    }
    self.init(data, entries: entries, record: record)
  }

  /// No body, for a question that has no answer.
  public static var none: Self { Self(nil) }

  /// The proof that no plan fits, under `clash`, and single changes that are enough, under
  /// `repairs`, beside a body that is not there.
  public init(_ proof: Infeasibility) { self.init(nil, beside: LimitForm.clash, of: proof) }

  /// The body without its main list, and the list's entries as records.
  var lines: (rest: Self, entries: [JSONValue]) {
    guard let entries, var data, case .list(let list) = data[entries] else { return (self, []) }
    data[entries] = nil
    let records = list.map { entry -> JSONValue in
      guard case .object(let object) = entry else { return entry }
      return .object(object.merging(["record": .text(record)]) { $1 })
    }
    return (Self(data, beside: beside), records)
  }
}
