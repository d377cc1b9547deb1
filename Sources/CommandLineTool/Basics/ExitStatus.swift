// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// What the process says to its caller when it ends; the numbers are a promise, see docs/cli.md.
enum ExitStatus: Hashable {
  /// Done: the best plan, or one within the gap that was asked for.
  case done
  /// Done, and the answer is no: plans differ.
  case no
  /// Proven: no plan fits.
  case infeasible
  /// A limit is missing.
  case unbounded
  /// Stopped early, with a plan.
  case stoppedWithPlan
  /// Stopped early, without a plan.
  case stoppedWithoutPlan
  /// Wrong arguments.
  case usage
  /// The scenario or its data are wrong.
  case data
  /// The scenario's file cannot be read.
  case noInput
  /// A defect, or a plan that failed verification.
  case defect
  /// The output file cannot be created.
  case cannotCreate
  /// Writing failed.
  case inputOutput
  /// The reader of the output went away.
  case brokenPipe
  /// Ended by a signal, 2, 15 or 1.
  case signal(Int)

  /// The number that the caller gets.
  var code: Int32 {
    switch self {
    case .done: 0
    case .no: 1
    case .infeasible: 2
    case .unbounded: 3
    case .stoppedWithPlan: 4
    case .stoppedWithoutPlan: 5
    case .usage: 64
    case .data: 65
    case .noInput: 66
    case .defect: 70
    case .cannotCreate: 73
    case .inputOutput: 74
    case .brokenPipe: 141
    case .signal(let number): Int32(128 + number)
    }
  }

  /// The word for it in JSON.
  var name: String {
    switch self {
    case .done: "done"
    case .no: "no"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .stoppedWithPlan: "stopped with a plan"
    case .stoppedWithoutPlan: "stopped without a plan"
    case .usage: "wrong arguments"
    case .data: "wrong scenario"
    case .noInput: "no input"
    case .defect: "defect"
    case .cannotCreate: "cannot create"
    case .inputOutput: "input or output failed"
    case .brokenPipe: "broken pipe"
    case .signal: "interrupted"
    }
  }

  /// What an early end comes to.
  ///
  /// - Parameters:
  ///   - reason: why it ended.
  ///   - hasPlan: whether there is something to show all the same.
  ///   - signal: the signal that arrived, if one did.
  init(_ reason: Interruption, hasPlan: Bool, signal: Int?) {
    switch reason {
    case .cancelled: self = .signal(signal ?? 2)
    case .timeLimit, .numericalTrouble:
      self = hasPlan ? .stoppedWithPlan : .stoppedWithoutPlan
    }
  }
}
