// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
package import Limits
package import Models
import Pareto
import Planning

/// Why a model has no frontier to show.
package struct NoModelFrontierReport {
  /// The reason.
  package enum Reason {
    /// No point keeps all rows and bounds.
    case infeasible(ModelInfeasibility)
    /// Something can be made better for ever.
    case unbounded(ModelUnboundedness)
    /// The search ended before there was a point.
    case interrupted(Interruption)
  }

  /// The reason.
  package var reason: Reason
  /// The model.
  package var model: NamedModel
  /// How the text is laid out.
  package var options: TextOptions

  /// Makes a report.
  ///
  /// - Precondition: the model has two objectives or more.
  package init(_ reason: Reason, of model: NamedModel, options: TextOptions = TextOptions()) {
    precondition(model.objectives.count >= 2, "a frontier has two objectives or more")
    self.reason = reason
    self.model = model
    self.options = options
  }

  /// The reason in one sentence without a full stop.
  package var message: String {
    switch reason {
    case .infeasible: "no point keeps all rows and bounds"
    case .unbounded(.objectives(let objectives)):
      switch objectives.count {
      case 0: "an objective can be made better for ever at no cost to \(others)"
      case 1: "'\(model.objectives[objectives[0]].name)' can be made better for ever"
      case 2 where model.objectives.count == 2: "both objectives can be made better for ever"
      case model.objectives.count: "every objective can be made better for ever"
      default:
        objectives.dropLast().map { "'\(model.objectives[$0].name)'" }.joined(separator: ", ")
          + " and '\(model.objectives[objectives[objectives.count - 1]].name)' can be made better for ever"
      }
    case .unbounded(.line) where model.objectives.count > 2:
      "objectives can be made better for ever at the cost of others, both ways along a line, so that there is no corner"
    case .unbounded(.line):
      "each objective can be made better for ever at the cost of the other, along a line without a corner"
    case .interrupted(let reason):
      "\(ModelContext.words(.solve(reason))) before there was a point"
    }
  }

  /// The reason as text for a terminal.
  package var text: String {
    var document = Document(title: message)
    document.titleMedium = .page
    document.add(
      .findings([
        .init(
          severity: "error", role: .bad, code: code.rawValue, message: message, evidence: evidence)
      ]))
    document.add(.list(rows))
    return document.text(options)
  }

  /// What shows the reason, or what to do about it.
  private var evidence: String {
    switch reason {
    case .infeasible(let proof):
      proof.rowMultipliers == nil
        ? "Fractions would do, but no whole numbers: every case was tried."
        : rows.isEmpty ? "" : "These rows cannot hold together within the bounds:"
    case .unbounded: "A row or a bound is missing, or a sign is wrong."
    case .interrupted(.timeLimit): "Give it longer with '--time-limit'."
    case .interrupted(.numericalTrouble): "Look for figures that are many powers of ten apart."
    case .interrupted(.cancelled): ""
    }
  }

  /// The reason as data.
  package var body: AnswerBody { Self.form.body(of: self) }

  /// The reason, beside a frontier that is not there.
  static var form: AnswerForm<Self> {
    AnswerForm(beside: [
      "clash": .sometimes(
        { report in
          guard case .infeasible(let proof) = report.reason else { return nil }
          return .some(proof.rowMultipliers.map { ModelForm.named($0, of: report.model) })
        }, .optional(ModelForm.multipliers)),
      "unbounded": .sometimes(\.unbounded, .list(.text)),
    ])
  }

  /// The objectives that can be made better for ever.
  private var unbounded: [String]? {
    switch reason {
    case .unbounded(.objectives(let objectives)): objectives.map { model.objectives[$0].name }
    case .unbounded(.line): model.objectives.map(\.name)
    case .infeasible, .interrupted: nil
    }
  }

  private var others: String { model.objectives.count == 2 ? "the other" : "the others" }

  private var code: Complaint.Code {
    switch reason {
    case .infeasible: .infeasible
    case .unbounded: .unbounded
    case .interrupted: .interrupted
    }
  }

  /// At most this many rows are listed.
  private static let mostRows = 20

  /// The rows that cannot hold together.
  private var rows: [String] {
    guard case .infeasible(let proof) = reason, let multipliers = proof.rowMultipliers else {
      return []
    }
    let rows = zip(model.constraints, multipliers).filter { $0.1 != 0 }
    let shown = rows.prefix(Self.mostRows).map { row, multiplier in
      let words =
        multiplier > 0
        ? "at most \(FigureFormat.amount(row.bounds.upper))"
        : "at least \(FigureFormat.amount(row.bounds.lower))"
      return "\(row.name): \(words)"
    }
    return rows.count > shown.count ? shown + ["and \(rows.count - shown.count) more"] : shown
  }
}
