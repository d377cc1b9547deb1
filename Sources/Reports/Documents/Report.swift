// SPDX-License-Identifier: GPL-3.0-or-later

/// An answer to a question, in the forms in which it can be told.
///
/// Every report is a document for people, from which the text for terminals is made, and data for
/// programs. What else there is of it are protocols of their own: the formats that a question
/// offers follow from those to which its report conforms.
public protocol Report {
  /// The questions that it answers.
  static var kinds: [JSONEnvelope.Kind] { get }
  /// How its text is laid out.
  var options: TextOptions { get set }
  /// What it says, without a layout.
  var document: Document { get }
  /// Whether its text already tells what the scenario's author should know.
  var tellsComplaints: Bool { get }
  /// How it is written as data in answer to a question, and what the schema says of that.
  static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self>
}

extension Report {
  /// Unless a report says otherwise, complaints are shown beside it.
  public var tellsComplaints: Bool { false }

  /// The answer as data for programs, with every figure in full.
  public func body(_ kind: JSONEnvelope.Kind) -> AnswerBody { Self.form(kind).body(of: self) }

  /// What the schema says of the body, and of keys that may stand beside it.
  static func schema(
    _ kind: JSONEnvelope.Kind
  ) -> (body: SchemaPart?, beside: [String: SchemaPart]) {
    let form = form(kind)
    return (form.body?.schema, form.besideSchema)
  }

  /// The answer as JSON inside an envelope.
  public func json(_ envelope: JSONEnvelope) -> String { envelope.json(body(envelope.kind)) }

  /// The answer as JSON Lines inside an envelope.
  public func jsonLines(_ envelope: JSONEnvelope) -> String {
    envelope.jsonLines(body(envelope.kind))
  }

  /// The same report in another layout.
  public func laidOut(_ options: TextOptions) -> Self {
    var report = self
    report.options = options
    return report
  }
}

/// A report with rows for spreadsheets.
public protocol RowReport: Report {
  /// The rows as CSV.
  var csv: String { get }
}

/// A report with a picture.
public protocol PictureReport: Report {
  /// The picture as SVG; `nil` where this answer has none.
  var svg: String? { get }
}

/// A report of findings that tools for reviews of code can take in.
public protocol FindingsReport: Report {
  /// The findings as SARIF, with the version of the tool.
  func sarif(version: String) -> String
}
