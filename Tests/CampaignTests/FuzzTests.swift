// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import CampaignTesting

/// Spoilt files and arguments, a process each.
@Suite("Spoilt files and arguments")
struct FuzzTests {
  private static let scenarios = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")

  @Test("1000 runs end as documented: no signal, no defect, no escape on stderr, not much memory")
  func runs() throws {
    var options = Fuzzer.Options()
    // A debug build on a busy machine; only what does not end is a fault here.
    options.patience = 8
    let tool = try #require(ToolRunner.builtTool())
    let fuzzer = try Fuzzer(tool: tool, scenarios: Self.scenarios, options)
    defer { fuzzer.end() }
    var tally = Fuzzer.Tally()
    for seed in UInt64(161)...1160 { try fuzzer.run(seed, &tally) }
    for (seed, fault) in tally.faults { Issue.record("\(seed): \(fault)") }
    // Most are read: a fuzzer of which everything is refused at the door finds nothing behind it.
    let answered = ["0", "1", "2", "4"].reduce(0) { $0 + tally.endings[$1, default: 0] }
    #expect(answered > 270, "\(tally.endings)")
    #expect(tally.endings["64", default: 0] < 250)
  }

  @Test("a mutation is the same on every run, and each kind changes most texts")
  func mutations() {
    let text = Array(FuzzSample.written.last?.files[0].bytes ?? [])
    for kind in Mutation.allCases {
      var changed = 0
      for seed in UInt64(0)..<20 {
        var (one, other) = (Dice(seed: seed), Dice(seed: seed))
        let spoilt = kind.spoil(text, &one)
        #expect(spoilt == kind.spoil(text, &other))
        if spoilt != text { changed += 1 }
      }
      #expect(changed > 10, "\(kind)")
    }
  }

  @Test("an empty file can be spoilt too")
  func empty() {
    var dice = Dice(seed: 1)
    for kind in Mutation.allCases { #expect(!kind.spoil([], &dice).isEmpty) }
  }

  @Test("a run that ends by a signal, or does not end, is told from one that does")
  func endings() throws {
    let runner = try ToolRunner(tool: "/bin/sh", patience: 0.3)
    defer { runner.remove() }
    #expect(try runner.run(["-c", "exit 7"]).status == 7)
    #expect(try runner.run(["-c", "kill -11 $$"]).status == 139)
    let stuck = try runner.run(["-c", "exec sleep 10"])
    #expect(stuck.isKilled && stuck.status == 137)
    let loud = try runner.run(["-c", "echo '{\"a\": 1}'; echo no >&2"])
    #expect(loud.object?.keys.first == "a")
    #expect(String(decoding: loud.errors, as: UTF8.self) == "no\n")
  }
}
