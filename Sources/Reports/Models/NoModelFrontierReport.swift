// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
public import Limits
public import Models
import Pareto
import Planning

/// Why a model has no frontier to show.
public struct NoModelFrontierReport {
  /// The reason.
  public enum Reason {
    /// No point keeps all rows and bounds.
    case infeasible(ModelInfeasibility)
    /// Something can be made better for ever.
    case unbounded(ModelUnboundedness)
    /// The search ended before there was a point.
    case interrupted(Interruption)
  }

  /// The reason.
  public var reason: Reason
  /// The model.
  public var model: NamedModel
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  ///
  /// - Precondition: the model has two objectives or more.
  public init(_ reason: Reason, of model: NamedModel, options: TextOptions = TextOptions()) {
    precondition(model.objectives.count >= 2, "a frontier has two objectives or more")
    self.reason = reason
    self.model = model
    self.options = options
  }

  /// The reason in one sentence without a full stop.
  public var message: String {
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
  public var text: String {
    let context = ModelContext(model: model, options: options)
    var text =
      options.style(.bad, "error[\(code.rawValue)]") + ": \(DisplayText.visible(message))\n"
    switch reason {
    case .infeasible(let proof): text += clash(proof, context)
    case .unbounded:
      text += context.paragraph("A row or a bound is missing, or a sign is wrong.", indent: 2)
    case .interrupted(.timeLimit):
      text += context.paragraph("Give it longer with '--time-limit'.", indent: 2)
    case .interrupted(.numericalTrouble):
      text += context.paragraph("Look for figures that are many powers of ten apart.", indent: 2)
    case .interrupted(.cancelled): break
    }
    return text
  }

  /// The reason as JSON inside an envelope; there is no frontier.
  ///
  /// - Throws: what the encoder throws; no reason makes it.
  public func json(_ envelope: JSONEnvelope) throws -> String {
    try envelope.json(.null, additions)
  }

  /// What stands beside the empty frontier.
  var additions: [String: JSONValue] {
    switch reason {
    case .infeasible(let proof):
      return ["clash": proof.rowMultipliers.map { ModelJSON.multipliers($0, of: model) } ?? .null]
    case .unbounded(let finding):
      let names: [JSONValue] =
        switch finding {
        case .objectives(let objectives): objectives.map { .text(model.objectives[$0].name) }
        case .line: model.objectives.map { .text($0.name) }
        }
      return ["unbounded": .list(names)]
    case .interrupted: return [:]
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

  private func clash(_ proof: ModelInfeasibility, _ context: ModelContext) -> String {
    guard let multipliers = proof.rowMultipliers else {
      return context.paragraph(
        "Fractions would do, but no whole numbers: every case was tried.", indent: 2)
    }
    let rows = zip(model.constraints, multipliers).filter { $0.1 != 0 }
    if rows.isEmpty { return "" }
    var text = context.paragraph("These rows cannot hold together within the bounds:", indent: 2)
    for (row, multiplier) in rows.prefix(Self.mostRows) {
      let words =
        multiplier > 0
        ? "at most \(FigureFormat.amount(row.bounds.upper))"
        : "at least \(FigureFormat.amount(row.bounds.lower))"
      text += context.paragraph("\(row.name): \(words)", indent: 4, hanging: 2)
    }
    if rows.count > Self.mostRows {
      text += context.paragraph("and \(rows.count - Self.mostRows) more", indent: 4)
    }
    return text
  }
}
