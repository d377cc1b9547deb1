// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Signals")
struct SignalTests {
  #if os(Linux)
    @Test(
      "Ctrl-C and SIGTERM end a search, print what there is and exit with 130 and 143",
      arguments: [SIGINT, SIGTERM])
    func interruption(signal: Int32) throws {
      let run = try Tool.run(
        ["frontier", "-", "--gap", "0", "--points", "9999", "--format", "json"],
        input: Samples.long()
      ) { process in
        try Self.waitUntil(process, catches: signal)
        kill(process.processIdentifier, signal)
      }
      #expect(run.status == 128 + signal)
      #expect(run.object["message"] is String)
    }

    @Test(
      "a sweep that somebody ends prints the plans that it has by then",
      arguments: [SIGINT, SIGTERM])
    func interruptedSweep(signal: Int32) throws {
      let run = try Tool.run(
        ["sweep", "-", "--over", "budget=50k..160k", "--steps", "1000", "--format", "json"],
        input: SweepTests.scenario
      ) { process in
        try Self.waitUntil(process, catches: signal)
        usleep(700_000)
        kill(process.processIdentifier, signal)
      }
      let sweep = run.object["sweep"] as? [String: Any]
      let count = (sweep?["points"] as? [Any])?.count ?? 0
      if run.status == 0 {
        #expect(count == 1000)
      } else {
        #expect(run.status == 128 + signal)
        #expect(count > 0 && sweep?["interruption"] as? String == "cancelled")
      }
    }

    /// Waits until a process has a handler for a signal, as the system tells it.
    private static func waitUntil(_ process: Process, catches signal: Int32) throws {
      for _ in 0..<2000 where process.isRunning {
        let status = try String(
          contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let mask = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.dropFirst(7)
        let bits = UInt64(mask?.trimmingCharacters(in: .whitespaces) ?? "", radix: 16) ?? 0
        if bits >> UInt64(signal - 1) & 1 == 1 { return }
        usleep(5000)
      }
    }
  #endif

  @Test("a reader who goes away ends the tool with 141 and without a word")
  func brokenPipe() throws {
    let pipe = Pipe()
    let errors = Pipe()
    let process = Process()
    process.executableURL = try Tool.location()
    process.arguments = ["init", "-"]
    process.standardOutput = pipe
    process.standardError = errors
    try pipe.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 141)
    #expect(process.terminationReason == .exit)
    #expect(try errors.fileHandleForReading.readToEnd() == nil)
  }
}
