// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Models
import Planning
import Verification

extension ModelFrontierReport {
  /// The frontier as data, with every figure in full.
  package static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(
      data, entries: "points", record: "point", without: NoModelFrontierReport.form.besideSchema)
  }

  /// What stands under `frontier`.
  private static var data: DataForm<Self> {
    .object(
      [
        "name": .of({ $0.model.name.isEmpty ? nil : $0.model.name }, .text),
        "x": .of({ ($0, 0) }, .object(ModelForm.end)),
        "y": .of({ ($0, 1) }, .object(ModelForm.end)),
        "objectives": .of(
          { report in report.model.objectives.indices.map { (report, $0) } },
          .list(ModelForm.objective)),
        "covers": .of(\.covers, .word),
        "balanced": .of(
          { report in report.frontier.several?.balanced.map { $0 + 1 } }, .optional(.position)),
        "points": .of(\.rows, .list(ModelForm.row)),
        "pieces": .of(\.frontier.pieces, .list(ModelForm.piece)),
      ],
      [
        "directions": .of(
          \.directions,
          .list(
            .object([
              "from": .of(\.from, .position), "x": .of({ $0.change[0] }, .number),
              "y": .of({ $0.change[1] }, .number),
            ]))),
        "endless": .of(\.endless, .list(ModelForm.direction)),
        "completeness": .of(
          { ($0.frontier.completeness, $0.frontier.provenShare) },
          CompletenessForm.completeness(ModelContext.key)),
        "knee": .of({ report in report.frontier.knee.map { $0 + 1 } }, .optional(.position)),
        "verification": .of(\.verification, ModelForm.verification),
      ])
  }

  private var covers: ModelForm.Cover {
    frontier.several.map { $0.isMixed ? .mixes : .points } ?? .pieces
  }

  private var rows: [ModelForm.Row] {
    let rates = frontier.exchangeRates
    return frontier.points.indices.map {
      ModelForm.Row(
        number: $0 + 1, point: frontier.points[$0], isOpen: frontier.isOpen($0), rate: rates[$0],
        model: model)
    }
  }

  private var directions: [(from: Int, change: [Double])] {
    let ends = [
      (1, frontier.directions.beforeFirst), (frontier.points.count, frontier.directions.behindLast),
    ]
    return ends.compactMap { number, change in change.map { (number, $0) } }
  }

  /// Where a frontier of three objectives or more goes on for ever.
  private var endless: [(direction: ModelFrontier.Direction, model: NamedModel)] {
    (frontier.several?.directions ?? []).map { ($0, model) }
  }
}

/// Frontiers of models; the keys are documented in docs/output.md.
enum ModelForm {
  fileprivate typealias End = (report: ModelFrontierReport, objective: Int)

  fileprivate static var end: [String: DataForm<End>] {
    [
      "name": .of({ $0.report.model.objectives[$0.objective].name }, .text),
      "objective": .of(
        { $0.report.model.sense == .minimize ? .minimize : .maximize }, .objective),
      "best": .of({ $0.report.frontier.ideal[$0.objective] }, .figure),
      "worst": .of({ $0.report.frontier.nadir[$0.objective] }, .figure),
    ]
  }

  fileprivate static var objective: DataForm<End> {
    .object(
      end,
      [
        "worstProven": .of({ $0.report.frontier.several?.isNadirProven }, .optional(.flag)),
        "worstOfBest": .of({ $0.report.frontier.several?.payoffNadir[$0.objective] }, .number),
      ])
  }

  fileprivate enum Cover: String, CaseIterable { case pieces, mixes, points }

  // MARK: Points

  /// A point of a frontier.
  fileprivate struct Row {
    var number: Int
    var point: ModelFrontier.Point
    var isOpen: Bool
    var rate: Double?
    var model: NamedModel
  }

  fileprivate static var row: DataForm<Row> {
    .object([
      "number": .of(\.number, .position), "x": .of({ $0.point.values[0] }, .number),
      "y": .of({ $0.point.values[1] }, .number), "values": .of(\.point.values, .list(.number)),
      "open": .of(\.isOpen, .flag), "exchangeRate": .of(\.rate, .number),
      "columns": .of({ columns($0.point.columns, of: $0.model) }, .list(named("value", .number))),
      "certificate": .of(
        { row in row.point.proof.map { ($0, row.model) } }, .optional(certificate)),
    ])
  }

  private static var certificate: DataForm<(proof: ModelFrontier.Proof, model: NamedModel)> {
    .object([
      "weights": .of(\.proof.weights, .list(.figure)), "bound": .of(\.proof.bound, .figure),
      "multipliers": .of({ named($0.proof.rowMultipliers, of: $0.model) }, multipliers),
    ])
  }

  fileprivate static var piece: DataForm<ModelFrontier.Piece> {
    .object([
      "first": .of({ $0.points.lowerBound + 1 }, .position),
      "last": .of(\.points.upperBound, .position), "firstOpen": .of(\.isFirstOpen, .flag),
      "lastOpen": .of(\.isLastOpen, .flag),
    ])
  }

  fileprivate static var direction:
    DataForm<(direction: ModelFrontier.Direction, model: NamedModel)>
  {
    .object([
      "changes": .of(\.direction.changes, .list(.number)),
      "columns": .of(
        { columns($0.direction.columns, of: $0.model) }, .list(named("change", .number))),
    ])
  }

  fileprivate static var verification: DataForm<ModelVerification> {
    .object([
      "verified": .of(\.isVerified, .flag),
      "checks": .of(
        \.checks,
        .list(
          .object([
            "subject": .of(\.subject.rawValue, .text),
            "point": .of({ check in check.point.map { $0 + 1 } }, .optional(.position)),
            "passed": .of(\.passed, .flag), "detail": .of(\.detail, .text),
          ]))),
    ])
  }

  // MARK: Names

  typealias Named = (name: String, value: Double)

  /// Rows with their multipliers.
  static var multipliers: DataForm<[Named]> {
    .list(.the("rowMultiplier", named("multiplier", .figure)))
  }

  private static func named(_ key: String, _ form: DataForm<Double>) -> DataForm<Named> {
    .object(["name": .of(\.name, .text), key: .of(\.value, form)])
  }

  /// The rows with a multiplier other than 0.
  static func named(_ multipliers: [Double], of model: NamedModel) -> [Named] {
    zip(model.constraints, multipliers).filter { $1 != 0 }.map { ($0.name, $1) }
  }

  /// The columns with a value other than 0.
  private static func columns(_ values: [Double], of model: NamedModel) -> [Named] {
    zip(model.variables, values).filter { $1 != 0 }.map { ($0.name, $1) }
  }
}
