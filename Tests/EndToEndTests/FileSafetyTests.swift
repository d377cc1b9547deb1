// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Files that are not to be lost")
struct FileSafetyTests {
  private static let curves = "line,kpi,spend,value\na,reach,0,0\na,reach,10,5\na,reach,20,7\n"

  private func folder() throws -> Folder {
    let folder = try Folder()
    let text = try String(
      contentsOfFile: Repository.scenario("flamingo-grill.yaml"), encoding: .utf8)
    try folder.write(text, to: "in.yaml")
    try folder.write(Self.curves, to: "l.csv")
    return folder
  }

  @Test(
    "an answer never takes the place of what it is made of, whatever its name",
    arguments: [
      "$TOOL solve in.yaml --format json -o in.yaml",
      "ln in.yaml hard.csv; $TOOL solve in.yaml -o hard.csv",
      "ln -s in.yaml soft.csv; $TOOL frontier in.yaml -o ./soft.csv",
      "ln in.yaml hard.csv; $TOOL solve - -o hard.csv < in.yaml",
      "printf 'variants: {v: {budget: 9k}}' > v; cat in.yaml v > c.json; $TOOL compare c.json -o c.json",
      "$TOOL sweep in.yaml --over budget=10k..20k --steps 2 --format json -o in.yaml",
      "$TOOL import l.csv --budget '20 EUR' --force -o l.csv",
      "$TOOL solve in.yaml -o a.json --quiet; $TOOL diff a.json a.json -o ./a.json",
      """
      printf 'line,kpi,spend,value\\nx,k,0,0\\nx,k,10,5\\n' > t.csv
      printf 'apportion: 1\\nbudget: 10 EUR\\nkpis: {k: {objective: maximize}}\\n' > c.yaml
      printf 'campaigns: {x: {spend: 0..10}}\\ncurves: t.csv\\n' >> c.yaml
      $TOOL solve c.yaml -o t.csv
      """,
    ])
  func inputs(script: String) throws {
    let folder = try folder()
    let before = try folder.text("in.yaml")
    let run = try Tool.shell(script, in: folder.url)
    #expect(run.status == 64, "\(run.errors)")
    #expect(try folder.text("in.yaml") == before)
    #expect(try folder.text("l.csv") == Self.curves)
  }

  @Test("two outputs that are one file are refused")
  func outputs() throws {
    let folder = try folder()
    let run = try Tool.run(["solve", "in.yaml", "-o", "a.json", "-o", "./a.json"], in: folder.url)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("error: two of '-o' are the same file\n"))
    #expect(try folder.names == ["in.yaml", "l.csv"])
  }

  @Test("import asks for '--force' before it replaces a scenario or a table")
  func importing() throws {
    let folder = try folder()
    let arguments = ["import", "l.csv", "--budget", "20 EUR", "-o", "plan.yaml"]
    try folder.write("mine", to: "plan.yaml")
    let run = try Tool.run(arguments, in: folder.url)
    #expect(run.status == 73)
    #expect(run.errors.hasSuffix("error: 'plan.yaml' is there already; '--force' replaces it\n"))
    #expect(try folder.text("plan.yaml") == "mine")
    #expect(try Tool.run(arguments + ["--force"], in: folder.url).status == 0)
    #expect(try folder.text("plan.yaml").contains("apportion: 1"))

    let points = (0...300).map { "a,reach,\($0),\($0 * 2)\n" }.joined()
    try folder.write("line,kpi,spend,value\n" + points, to: "many.csv")
    try folder.write("mine", to: "many-curves.csv")
    let many = ["import", "many.csv", "--budget", "20 EUR", "-o", "many.yaml"]
    #expect(try Tool.run(many, in: folder.url).status == 73)
    #expect(try folder.text("many-curves.csv") == "mine")
    #expect(try !folder.names.contains("many.yaml"))
    #expect(try Tool.run(many + ["--force"], in: folder.url).status == 0)
    #expect(try folder.text("many-curves.csv").hasPrefix("line,kpi,spend,value"))
  }

  @Test("a file that nobody may write to stays")
  func protected() throws {
    let folder = try folder()
    try folder.write("mine", to: "plan.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder["plan.csv"].path)
    let run = try Tool.run(["solve", "in.yaml", "-o", "plan.csv"], in: folder.url)
    #expect(run.status == 73)
    #expect(run.errors == "error: 'plan.csv' cannot be created: it is protected against writing\n")
    #expect(try folder.text("plan.csv") == "mine")
  }

  @Test("a link to a file that is yet to be made is followed, a circle of links refused")
  func links() throws {
    let folder = try folder()
    let script = "mkdir sub; ln -s sub/new.csv link.csv; $TOOL solve in.yaml --quiet -o link.csv"
    #expect(try Tool.shell(script, in: folder.url).status == 0)
    #expect(try folder.text("sub/new.csv").hasPrefix("line,"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder["link.csv"].path)
        == "sub/new.csv")
    let circle = "ln -s b.csv a.csv; ln -s a.csv b.csv; $TOOL solve in.yaml -o a.csv"
    #expect(try Tool.shell(circle, in: folder.url).status == 73)
  }

  @Test("a file that grows past what is allowed, or a full disk, ends with 74 and leaves nothing")
  func full() throws {
    let folder = try folder()
    let run = try Tool.shell(
      "ulimit -f 1; $TOOL solve in.yaml -o big.json > /dev/null", in: folder.url)
    #expect(run.status == 74)
    #expect(try folder.names == ["in.yaml", "l.csv"])
    #if os(Linux)
      #expect(try Tool.shell("$TOOL solve in.yaml > /dev/full", in: folder.url).status == 74)
    #endif
  }
}
