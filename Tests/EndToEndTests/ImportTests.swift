// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Importing curves")
struct ImportTests {
  private static let curves = """
    line,kpi,spend,value,low,high
    search,leads,0,0,0,0
    search,leads,50k,800,600,1000
    search,leads,100k,1200,700,1500
    video,leads,0,0,0,0
    video,leads,100k,1100,900,1300
    video,leads,200k,1500,1400,1900

    """

  @Test("gives a scenario that is valid and has a plan, also at the low and the high end")
  func solved() throws {
    let folder = try Folder()
    try folder.write(Self.curves, to: "curves.csv")
    let run = try Tool.run(
      ["import", "curves.csv", "--budget", "200k GBP", "-o", "plan.yaml"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.text == "wrote 'plan.yaml'; next: apportion solve plan.yaml\n")
    #expect(run.errors.contains("search, leads: about"))
    #expect(try Tool.run(["validate", "plan.yaml"], in: folder.url).status == 0)
    // 100k on search and 100k on video, but at the low ends 50k and 150k.
    for (variant, leads) in [(nil, 2300.0), ("low", 1750), ("high", 2800)] {
      let extra = variant.map { ["--variant", $0] } ?? []
      let plan = try Tool.run(
        ["solve", "plan.yaml", "--format", "json"] + extra, in: folder.url)
      #expect(plan.status == 0, "\(plan.errors)")
      let kpis = (plan.object["plan"] as? [String: Any])?["kpis"] as? [[String: Any]]
      let found = kpis?.first { $0["name"] as? String == "leads" }?["value"] as? Double
      #expect(abs((found ?? 0) - leads) <= 1e-3, "\(variant ?? "base") \(found ?? 0)")
    }
  }

  @Test("writes many points to tables beside the scenario, in any folder, the same ones every time")
  func tables() throws {
    let folder = try Folder()
    var text = "line,kpi,spend,value,low,high\n"
    for point in 0...150 {
      let value = Double(point).squareRoot()
      text += "a,k,\(point),\(value),\(value / 2),\(value * 2)\n"
      text += "b,k,\(point),\(value * 3),\(value),\(value * 4)\n"
    }
    try folder.write(text, to: "fit.csv")
    try FileManager.default.createDirectory(
      at: folder["out"], withIntermediateDirectories: false)
    let words = ["import", "fit.csv", "--budget", "100", "-o", "out/plan.yaml"]
    let run = try Tool.run(words, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let names = ["plan-curves-high.csv", "plan-curves-low.csv", "plan-curves.csv", "plan.yaml"]
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder["out"].path).sorted() == names)
    let before = try names.map { try folder.text("out/\($0)") }
    _ = try Tool.run(words, in: folder.url)
    #expect(try names.map { try folder.text("out/\($0)") } == before)
    for variant in [[], ["--variant", "low"], ["--variant", "high"]] {
      #expect(try Tool.run(["solve", "out/plan.yaml"] + variant, in: folder.url).status == 0)
    }
    let printed = try Tool.run(["import", "fit.csv", "--budget", "100"], in: folder.url)
    #expect(!printed.text.contains("curves:"))
    let solved = try Tool.run(["solve", "-"], input: printed.text, in: folder.url)
    #expect(solved.status == 0)
  }

  @Test("reads stdin, and leaves data on stdout and talk on stderr")
  func streams() throws {
    let run = try Tool.run(["import", "-", "--quiet"], input: Self.curves)
    #expect(run.status == 0)
    #expect(run.text.hasPrefix("# Imported from <stdin> (long).\n"))
    #expect(run.errors.isEmpty)
  }

  @Test("tells each kind of failure by its status, and writes nothing then")
  func failures() throws {
    let folder = try Folder()
    try folder.write("line,kpi,spend,value\na,k,-1,x\n", to: "bad.csv")
    let wrong: [(String, Int32, String)] = [
      ("bad.csv -o plan.yaml", 65, "bad.csv:2:8: 'x' is not a number"),
      ("none.csv", 66, "'none.csv' cannot be read: there is no such file"),
      ("bad.csv --from loong", 64, "there is no format 'loong'; did you mean 'long'?"),
      ("bad.csv --window 7", 64, "'--window' is the first and the last row"),
      ("bad.csv --periods 0", 64, "'--periods' is a whole number from 1 to 10000"),
      ("bad.csv bad.csv", 64, "a file is named twice"),
      ("bad.csv --model x", 64, "--model does not fit files of long"),
      ("", 64, "Missing expected argument"),
    ]
    for (arguments, status, message) in wrong {
      let run = try Tool.run(
        ["import"] + arguments.split(separator: " ").map(String.init), in: folder.url)
      #expect(run.status == status, "\(arguments)")
      #expect(run.errors.contains(message), "\(run.errors)")
    }
    #expect(try folder.names == ["bad.csv"])
  }
}
