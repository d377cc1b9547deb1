// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Limits of time, memory and stack")
struct LimitTests {
  /// Six lines with curves that bend both ways: a frontier of their three KPIs takes minutes.
  private static let slow = """
    apportion: 1
    budget: 450k EUR
    kpis: {revenue: {objective: maximize}, customers: {objective: maximize}, reach: {objective: maximize}}
    campaigns:
      search: {spend: 60k..180k, brings: {revenue: {hill: {max: 1.1M, half: 90k}}, customers: {hill: {max: 3.2k, half: 95k}}}}
      tiktok: {spend: 0..200k, minimum if active: 30k, brings: {revenue: {hill: {max: 480k, half: 120k, shape: 1.4}}, customers: {hill: {max: 6k, half: 110k, shape: 1.4}}, reach: {hill: {max: 3.1M, half: 90k}}}}
      youtube: {spend: 0..260k, minimum if active: 50k, brings: {revenue: {hill: {max: 420k, half: 190k, shape: 1.8}}, customers: {hill: {max: 3.6k, half: 180k, shape: 1.8}}, reach: {hill: {max: 6.2M, half: 130k, shape: 1.5}}}}
      ooh: {spend: 0..240k, minimum if active: 60k, brings: {revenue: {hill: {max: 160k, half: 110k, shape: 1.5}}, customers: {hill: {max: 1.1k, half: 120k, shape: 1.5}}, reach: {hill: {max: 5.1M, half: 120k, shape: 1.5}}}}
      tv: {spend: 0..350k, minimum if active: 90k, brings: {revenue: {hill: {max: 520k, half: 210k, shape: 2.1}}, customers: {hill: {max: 3.8k, half: 210k, shape: 2.1}}, reach: {hill: {max: 7.4M, half: 170k, shape: 1.9}}}}
    """

  @Test("an explanation that was cut short says so and ends with 4")
  func explanation() throws {
    let folder = try Folder()
    try folder.write(
      Self.slow
        .replacing(
          "{revenue: {objective: maximize}", with: "{revenue: {objective: maximize, weight: 3}"
        )
        .replacing(
          "customers: {objective: maximize}", with: "customers: {objective: maximize, weight: 2}"
        )
        .replacing("reach: {objective: maximize}", with: "reach: {objective: maximize, weight: 1}"),
      to: "s.yaml")
    let run = try Tool.shell(
      "$TOOL explain s.yaml --time-limit 300ms --format json", in: folder.url)
    #expect([4, 5].contains(run.status))
    #expect((run.object["message"] as? String)?.hasPrefix("stopped by the time limit") == true)
  }

  #if os(Linux)
    @Test(
      "SIGHUP and SIGTERM end a frontier of three KPIs with what there is",
      arguments: [SIGHUP, SIGTERM])
    func signals(signal: Int32) throws {
      let folder = try Folder()
      try folder.write(Self.slow, to: "s.yaml")
      // A shell starts what runs behind it with Ctrl-C ignored, so that this signal is tried elsewhere.
      let name = signal == SIGHUP ? "HUP" : "TERM"
      let script = """
        $TOOL frontier s.yaml --kpis revenue,customers,reach --gap 0.01% --format json > out.json & pid=$!
        sleep 4; kill -\(name) $pid; wait $pid
        """
      let start = ContinuousClock.now
      let run = try Tool.shell(script, in: folder.url)
      #expect(run.status == 128 + signal)
      #expect(try folder.text("out.json").contains("interrupted"))
      #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test("a process that gets no memory says so, with 74")
    func memory() throws {
      let folder = try Folder()
      let lines = (0..<60_000).map {
        "  l\($0): {spend: 0..1k, brings: {k: {hill: {max: 9, half: 5}}}}\n"
      }
      try folder.write(
        "apportion: 1\nbudget: 1k\nkpis: {k: {objective: maximize}}\ncampaigns:\n"
          + lines.joined(), to: "s.yaml")
      // What the libraries take is another on every machine: the first that lets the tool begin is too little to read.
      let script = """
        for limit in $(seq 60000 5000 400000); do
          (ulimit -v $limit; $TOOL validate s.yaml > out.txt 2> err.txt); status=$?
          if [ $status -eq 74 ]; then cat err.txt >&2; exit 74; fi
          if [ $status -eq 0 ]; then exit 0; fi
        done
        """
      let run = try Tool.shell(script, in: folder.url)
      #expect(run.status == 74)
      #expect(run.errors.contains("error: there is not enough memory\n"))
    }

    @Test("a search with little memory ends within its time, or says so, with 74")
    func littleMemory() throws {
      let script = """
        for limit in $(seq 60000 5000 400000); do
          (ulimit -v $limit; $TOOL --version > out.txt 2> err.txt) || continue
          ulimit -v $((limit + 25000))
          $TOOL frontier '\(Repository.scenario("creators-200.yaml"))' --format json --time-limit 1s
          exit $?
        done
        """
      let folder = try Folder()
      let start = ContinuousClock.now
      let run = try Tool.shell(script, in: folder.url)
      #expect([4, 5, 74].contains(run.status))
      #expect(start.duration(to: .now) < .seconds(60))
    }

    @Test("a small stack does not matter to what is nested deep")
    func stack() throws {
      let folder = try Folder()
      let depth = 45
      let text =
        String(repeating: "{a: ", count: depth) + "1" + String(repeating: "}", count: depth)
      try folder.write("apportion: 1\nkpis: \(text)\n", to: "s.yaml")
      let run = try Tool.shell("ulimit -s 128; $TOOL validate s.yaml", in: folder.url)
      #expect(run.status == 65)
      let scenario = Repository.scenario("flamingo-grill.yaml")
      let plan = try Tool.shell("ulimit -s 128; $TOOL solve '\(scenario)'", in: folder.url)
      #expect(plan.status == 0)
    }
  #endif
}
