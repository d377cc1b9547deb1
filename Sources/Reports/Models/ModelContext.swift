// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Models
import Pareto

/// What every part of a report on a model is written with.
struct ModelContext {
  let model: NamedModel
  let options: TextOptions

  /// The name of the first objective, along the horizontal axis.
  var x: String { model.objectives[0].name }
  /// The name of the second objective, along the vertical axis.
  var y: String { model.objectives[1].name }
  /// The names of all objectives, in their order.
  var names: [String] { model.objectives.map(\.name) }
  /// The names as a list in words.
  func list(joinedBy word: String) -> String {
    let names = names
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
  /// Whether less is better.
  var isMinimized: Bool { model.sense == .minimize }
  /// Which way all objectives go.
  var sense: String { isMinimized ? "minimize" : "maximize" }

  /// Why a search ended early, in a word for programs.
  static func key(_ reason: SearchInterruption) -> String {
    switch reason {
    case .solve(.timeLimit): "timeLimit"
    case .solve(.cancelled): "cancelled"
    case .solve(.numericalTrouble): "numericalTrouble"
    case .pointLimit: "pointLimit"
    case .failure: "failure"
    }
  }

  /// Why a search ended early.
  static func words(_ reason: SearchInterruption) -> String {
    switch reason {
    case .solve(.timeLimit): "stopped at the time limit"
    case .solve(.cancelled): "stopped on request"
    case .solve(.numericalTrouble): "stopped because the arithmetic gets no closer"
    case .pointLimit: "stopped because there are too many points"
    case .failure(let failure): "stopped because the solver broke (\(failure.description))"
    }
  }
}
