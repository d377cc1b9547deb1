// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The built tool, run as a process of its own.
enum Tool {
  /// What a run left behind.
  struct Run {
    /// The exit status; 128 + the number of a signal that killed it.
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    /// The data as a JSON object; empty if it is not one.
    var object: [String: Any] {
      (try? JSONSerialization.jsonObject(with: output)) as? [String: Any] ?? [:]
    }
  }

  /// The tool's file, which the build puts beside the tests or above them.
  static func location() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path.count > 1 {
      let candidate = folder.appending(path: "apportion")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Runs the tool to its end; without a folder it runs where the shipped scenarios are. What is to
  /// be done `whileRunning` is done once the process has started.
  static func run(
    _ arguments: [String], input: String? = nil, in folder: URL? = nil,
    whileRunning: (Process) throws -> Void = { _ in }
  ) throws -> Run {
    try run(
      try location(), arguments, input: input, in: folder, whileRunning: whileRunning)
  }

  /// Runs a script of the shell, in which `$TOOL` is the tool.
  static func shell(_ script: String, input: String? = nil, in folder: URL) throws -> Run {
    let lines = "TOOL='\(try location().path)'\n\(script)"
    return try run(URL(filePath: "/bin/sh"), ["-c", lines], input: input, in: folder)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: String?, in folder: URL?,
    whileRunning: (Process) throws -> Void = { _ in }
  ) throws -> Run {
    let scratch = try Folder()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? Repository.root.appending(path: "scenarios")
    let output = try scratch.fileHandle("stdout")
    let errors = try scratch.fileHandle("stderr")
    try Data((input ?? "").utf8).write(to: scratch["stdin"])
    process.standardInput = try FileHandle(forReadingFrom: scratch["stdin"])
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try whileRunning(process)
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
      output: try Data(contentsOf: scratch["stdout"]), errors: try scratch.text("stderr"))
  }
}

/// A folder that is gone when the test is over.
final class Folder {
  let url = FileManager.default.temporaryDirectory
    .appending(path: "apportion-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The place of a file in it.
  subscript(name: String) -> URL { url.appending(path: name) }

  /// The names of all files in it.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: self[name]), as: UTF8.self)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: self[name])
  }

  func fileHandle(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: self[name])
  }
}
