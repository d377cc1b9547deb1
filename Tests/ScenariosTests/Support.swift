// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

/// Files that exist only in a test.
struct MemoryReader: FileReader {
  var files: [String: [UInt8]]

  init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  init(bytes: [String: [UInt8]]) {
    self.files = bytes
  }

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let bytes = files[path] else { throw ReadFailure(reason: "there is no such file") }
    return bytes.count > limit + 1 ? Array(bytes[...limit]) : bytes
  }
}

/// The scenario of a text.
func load(_ text: String) throws(LoadError) -> LoadedScenario {
  try ScenarioFile.load("a.yaml", reading: MemoryReader(["a.yaml": text]))
}

/// The complaints about a text, each as `code line:column message`.
func complaints(_ text: String) -> [Diagnostic] {
  diagnostics { () throws(LoadError) in _ = try load(text) }
}

func diagnostics(_ body: () throws(LoadError) -> Void) -> [Diagnostic] {
  do {
    try body()
    return []
  } catch {
    switch error {
    case .invalid(let diagnostics): return diagnostics.all
    case .noInput(let path, let reason):
      Issue.record("\(path) cannot be read: \(reason)")
      return []
    }
  }
}

extension Diagnostic {
  /// Code, place and message in one line.
  var brief: String { "\(code.rawValue) \(line):\(column) \(message)" }
}
