// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Runs the built tool as a process of its own, and measures what it took.
public struct ToolRunner: Sendable {
  /// What a run left behind.
  struct Run: Sendable {
    /// The exit status; 128 + the number of a signal that ended it.
    var status: Int32
    /// Whether it had to be killed, because it did not end.
    var isKilled = false
    var output: [UInt8] = []
    var errors: [UInt8] = []
    /// Time on the clock, and on all cores together.
    var seconds = 0.0
    var work = 0.0
    /// The most memory that was in use, in bytes.
    var memory = 0

    /// The output as a JSON object; nothing if it is none.
    var object: [String: Any]? {
      (try? JSONSerialization.jsonObject(with: Data(output))) as? [String: Any]
    }
  }

  struct CannotStart: Error {
    let reason: Int32
  }

  let tool: String
  /// Where files are written, and the tool runs.
  let folder: URL
  /// After how many seconds a run is killed.
  let patience: Double

  /// A runner of a tool, in a folder of its own.
  init(tool: String, patience: Double) throws {
    self.tool = tool
    self.patience = patience
    folder = FileManager.default.temporaryDirectory.appending(path: "campaign-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Takes the folder away.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The tool beside a program that the same build made, or in a folder above it.
  public static func builtTool() -> String? {
    var folder = URL(filePath: CommandLine.arguments[0]).absoluteURL.deletingLastPathComponent()
    while folder.path.count > 1 {
      let candidate = folder.appending(path: "apportion").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  func write(_ files: [(name: String, text: String)]) throws {
    for file in files { try write(Array(file.text.utf8), to: file.name) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  private static let shell = "/bin/sh"

  /// Runs the tool to its end, or until patience is over.
  func run(_ arguments: [String]) throws -> Run {
    let names = ["stdout", "stderr"].map { folder.appending(path: $0).path }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (number, name) in names.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(number + 1), name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // The shell goes into the folder and becomes the tool there, which cannot take all memory.
    let words = [
      Self.shell, "-c", "ulimit -v 16000000; cd \"$1\" && shift && exec \"$@\"", "sh", folder.path,
      tool,
    ]
    var argv = (words + arguments).map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    let started = ContinuousClock.now
    var process: pid_t = 0
    let reason = posix_spawn(&process, Self.shell, &actions, nil, &argv, environ)
    guard reason == 0 else { throw CannotStart(reason: reason) }
    let (status, usage, isKilled) = Self.wait(for: process, until: started + .seconds(patience))
    var run = Run(status: status, isKilled: isKilled)
    run.seconds = Self.seconds(ContinuousClock.now - started)
    run.work = [usage.ru_utime, usage.ru_stime]
      .reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    run.memory = usage.ru_maxrss * 1024
    run.output = Array(try Data(contentsOf: URL(filePath: names[0])))
    run.errors = Array(try Data(contentsOf: URL(filePath: names[1])))
    return run
  }

  private static func wait(
    for process: pid_t, until end: ContinuousClock.Instant
  ) -> (status: Int32, usage: rusage, isKilled: Bool) {
    var code: Int32 = 0
    var usage = rusage()
    var pause: UInt32 = 300
    var isKilled = false
    while wait4(process, &code, isKilled ? 0 : WNOHANG, &usage) == 0 {
      if ContinuousClock.now > end {
        kill(process, SIGKILL)
        isKilled = true
      }
      usleep(pause)
      pause = min(5000, pause + pause / 4)
    }
    let signal = code & 0x7F
    return (signal == 0 ? (code >> 8) & 0xFF : 128 + signal, usage, isKilled)
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, parts) = duration.components
    return Double(seconds) + Double(parts) * 1e-18
  }
}
