// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Scenarios
import Testing

/// A model text with the parts that most tests leave alone.
enum MOPSample {
  /// Two objectives over `x` and `y`, one row `cap`; `BOUNDS` and what follows it from line 12 on.
  static func bounds(_ lines: String) -> String {
    """
    NAME model
    ROWS
     N cost
     N time
     L cap
    COLUMNS
     x cost 1 time 3
     x cap 1
     y cost 2 time 1
     y cap 1
    BOUNDS
    \(lines)
    ENDATA
    """
  }

  /// Two objectives and rows `low`, `high`, `same` over `x`; lines from line 11 on.
  static func sides(_ lines: String) -> String {
    """
    ROWS
     N cost
     N time
     L high
     G low
     E same
    COLUMNS
     x cost 1 time 3
     x high 1 low 1
     x same 1
    \(lines)
    ENDATA
    """
  }

  /// A model with one part of `COLUMNS`, from line 6 on, open.
  static func columns(_ lines: String) -> String {
    """
    ROWS
     N cost
     N time
     L cap
    COLUMNS
    \(lines)
    ENDATA
    """
  }
}

/// The model of a text.
func model(_ text: String) throws -> NamedModel { try loadModel(text).model }

/// The model of a text with its warnings.
func loadModel(_ text: String) throws -> LoadedModel {
  try ModelFile.load("a.mop", reading: MemoryReader(["a.mop": text]))
}

/// All complaints about a model, each as `code line:column message; advice`.
func modelComplaints(_ text: String) throws -> [String] {
  try modelComplaints(bytes: Array(text.utf8))
}

/// All complaints about the bytes of a model, each as `code line:column message; advice`.
func modelComplaints(bytes: [UInt8]) throws -> [String] {
  let files = MemoryReader(bytes: ["a.mop": bytes])
  do throws(LoadError) {
    return try ModelFile.load("a.mop", reading: files).warnings.map(\.full)
  } catch {
    switch error {
    case .invalid(let diagnostics): return diagnostics.all.map(\.full)
    case .noInput: throw error
    }
  }
}

extension Diagnostic {
  /// Code, place, message and advice in one line.
  var full: String { brief + (suggestion.map { "; \($0)" } ?? "") }
}
