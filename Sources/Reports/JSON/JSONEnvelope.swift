// SPDX-License-Identifier: GPL-3.0-or-later

/// What every JSON answer carries, whatever was found.
public struct JSONEnvelope: Hashable, Sendable {
  /// Which question was asked; decides the schema and the name of the body.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// For the best plan.
    case plan
    /// What weights mean.
    case explanation
    /// How the best plan stands to goals.
    case goals
    /// For a trade-off.
    case frontier
    /// For a trade-off of several KPIs.
    case surface
    /// For the plans of a scenario and its variants side by side.
    case comparison
    /// How two saved plans differ.
    case difference
    /// For the plans while a number runs over a range.
    case sweep
    /// What weights stand on.
    case scales
    /// How far proxies can be trusted.
    case proxies
    /// For the frontier of a model.
    case modelFrontier = "model-frontier"
    /// KPIs by name.
    case catalogue
    /// What is wrong with goals, KPIs, weights and lines.
    case audit
    /// Whether a scenario is sound; there is no body.
    case validation
    /// Unknown, as the arguments were wrong; there is no body.
    case error
  }

  /// Which question was asked.
  public var kind: Kind
  /// How it ended, in a word or two.
  public var status: String
  /// How it ended, in a sentence.
  public var message: String
  /// All that is to be said about the scenario.
  public var diagnostics: [PlacedComplaint]
  /// The variants that are put into the scenario, in order.
  public var variants: [String]

  /// Makes an envelope.
  public init(
    _ kind: Kind, status: String, message: String, diagnostics: [PlacedComplaint] = [],
    variants: [String] = []
  ) {
    self.kind = kind
    self.status = status
    self.message = message
    self.diagnostics = diagnostics
    self.variants = variants
  }

  /// The schema's name and version: minor versions add, major ones break.
  public var schema: String { "apportion.\(kind.rawValue)/\(kind.form.version)" }

  /// The envelope with a body, as one object.
  public func json(_ body: AnswerBody = .none) -> String { object(body).serialized() }

  /// The envelope with a body, as a compact object on each line: the first for the answer as a
  /// whole, then one for each entry of its main list.
  ///
  /// Every object says in `record` what it is: `answer`, or the list's name in the singular.
  public func jsonLines(_ body: AnswerBody = .none) -> String {
    var (answer, entries) = body.lines
    answer.beside["record"] = .text("answer")
    return ([object(answer)] + entries).map { $0.serialized(.compact) }.joined()
  }

  private func object(_ body: AnswerBody) -> JSONValue {
    var object = Self.form(kind).mapValues { $0.write(self) }
    if let key = kind.form.body { object[key] = body.data.map { .object($0) } ?? .null }
    object.merge(body.beside) { _, addition in addition }
    return .object(object)
  }

  /// What every answer to a kind of question carries.
  static func form(_ kind: Kind) -> [String: DataForm<Self>] {
    var keys: [String: DataForm<Self>] = [
      "schema": .of(\.schema, .text(like: "^apportion\\.\(kind.rawValue)/1\\.[0-9]+$"))
        .meaning("The name of this schema and its version."),
      "status": .of(\.status, .text)
        .meaning("How it ended: 'done', or another word of docs/output.md."),
      "message": .of(\.message, .text).meaning("How it ended, in a sentence."),
      "diagnostics": .of(\.diagnostics, .list(PlacedComplaint.form)),
    ]
    if kind.form.namesVariants { keys["variants"] = .of(\.variants, .list(.text)) }
    return keys
  }
}

extension JSONEnvelope.Kind {
  /// What answers to a kind of question carry beside what every answer does.
  struct Form {
    /// The version of the schema.
    var version: String
    /// The key of the body; `nil` for an answer that is said by its message.
    var body: String?
    /// Whether the variants that were put in are named.
    var namesVariants = false
  }

  /// What answers to it carry.
  var form: Form {
    switch self {
    case .plan: Form(version: "1.5", body: "plan", namesVariants: true)
    case .explanation:
      Form(version: "1.4", body: "explanation", namesVariants: true)
    case .goals: Form(version: "1.1", body: "goals", namesVariants: true)
    case .frontier: Form(version: "1.5", body: "frontier", namesVariants: true)
    case .surface: Form(version: "1.3", body: "frontier", namesVariants: true)
    case .modelFrontier: Form(version: "1.1", body: "frontier")
    case .comparison: Form(version: "1.2", body: "comparison")
    case .difference: Form(version: "1.1", body: "difference")
    case .sweep: Form(version: "1.2", body: "sweep", namesVariants: true)
    case .scales: Form(version: "1.0", body: "scales", namesVariants: true)
    case .proxies: Form(version: "1.0", body: "proxies", namesVariants: true)
    case .catalogue: Form(version: "1.0", body: "catalogue")
    case .audit: Form(version: "1.0", body: "audit", namesVariants: true)
    case .validation: Form(version: "1.1", namesVariants: true)
    case .error: Form(version: "1.0")
    }
  }
}

/// A complaint with its place, as plain values.
public struct PlacedComplaint: Hashable, Sendable {
  /// The stable code, for example `A012`.
  public var code: String
  /// `error` or `warning`.
  public var severity: String
  /// The keys from the top of the scenario.
  public var path: [String]
  /// Where it stands, if it stands anywhere.
  public var place: FilePlace?
  /// What is wrong.
  public var message: String
  /// What to do about it, where there is something.
  public var suggestion: String?

  /// Makes a complaint.
  public init(
    code: String, severity: String, path: [String], place: FilePlace?, message: String,
    suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }

  static var form: DataForm<Self> {
    .the(
      "diagnostic",
      .object([
        "code": .of(\.code, .text), "severity": .of(\.severity, .text(of: ["error", "warning"])),
        "path": .of(\.path, .list(.text)), "file": .of(\.place?.file, .text),
        "line": .of(\.place?.line, .optional(.position)),
        "column": .of(\.place?.column, .optional(.position)), "message": .of(\.message, .text),
        "suggestion": .of(\.suggestion, .text),
      ]))
  }
}
