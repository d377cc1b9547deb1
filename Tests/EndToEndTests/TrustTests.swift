// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Scenarios of others")
struct TrustTests {
  private static let secret = "CI_TOKEN=s3cr3t-t0ken"

  private func folder(table: String) throws -> Folder {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder["in/side"], withIntermediateDirectories: true)
    try folder.write(Self.secret + "\n", to: ".env")
    try folder.write("line,most\nx,10\n", to: "in/side/lines.csv")
    try folder.write(
      """
      apportion: 1
      budget: 10 EUR
      kpis: {reach: {objective: maximize}}
      campaigns: {from: \(table)}
      """, to: "in/s.yaml")
    return folder
  }

  @Test(
    "reach no table outside of their folder, by name or by a link",
    arguments: [
      "../.env", "side/../../.env", "link.csv", "linked/.env", "/etc/passwd", "../no/such",
    ])
  func outside(table: String) throws {
    let folder = try folder(table: table)
    let manager = FileManager.default
    try manager.createSymbolicLink(at: folder["in/link.csv"], withDestinationURL: folder[".env"])
    try manager.createSymbolicLink(at: folder["in/linked"], withDestinationURL: folder.url)
    for command in ["validate", "solve", "explain", "frontier", "audit", "goals", "proxies"] {
      let run = try Tool.run([command, "in/s.yaml"], in: folder.url)
      #expect(run.status == 65)
      #expect(run.errors.contains("is outside of the folder of the scenario file"))
      #expect(!run.errors.contains("s3cr3t"))
    }
  }

  @Test("are read with tables of other folders where the user says so, which are never quoted")
  func allowed() throws {
    let folder = try folder(table: "../.env")
    let run = try Tool.run(["validate", "in/s.yaml", "--allow-outside"], in: folder.url)
    #expect(run.status == 65)
    #expect(run.errors.contains("in a table outside of the scenario's folder"))
    #expect(!run.errors.contains("s3cr3t"))
    let json = try Tool.run(
      ["validate", "in/s.yaml", "--allow-outside", "--format", "json"], in: folder.url)
    #expect(json.object["diagnostics"] is [Any])
    #expect(!json.text.contains("s3cr3t"))
  }

  @Test(
    "are asked about again as they were asked about, in every format",
    arguments: ["table", "markdown", "html"])
  func suggestedCommands(format: String) throws {
    let folder = try folder(table: "../lines.csv")
    try folder.write(
      "line,kpi,spend,value\nx,reach,0,0\nx,reach,10,20\ny,trust,0,0\ny,trust,10,30\n",
      to: "curves.csv")
    try folder.write(
      """
      apportion: 1
      budget: 10 EUR
      kpis: {reach: {objective: maximize, weight: 1}, trust: {objective: maximize, weight: 1}}
      campaigns: {x: {spend: 0..10}, y: {spend: 0..10}}
      curves: ../curves.csv
      variants: {less: {budget: 8 EUR}}
      """, to: "in/s.yaml")
    for verb in ["solve", "frontier", "explain"] {
      let run = try Tool.run(
        [
          verb, "in/s.yaml", "--allow-outside", "--variant", "less", "--rescale", "--format",
          format,
        ],
        in: folder.url)
      #expect(run.status == 0)
      #expect(run.text.contains("in/s.yaml --allow-outside --rescale --variant less"))
    }
    let compare = try Tool.run(
      ["compare", "in/s.yaml", "--allow-outside", "--format", format], in: folder.url)
    #expect(compare.status == 0)
    #expect(compare.text.contains("apportion solve in/s.yaml --allow-outside"))
  }

  @Test("reach tables in their folder and below it, from wherever the tool is run")
  func inside() throws {
    let folder = try folder(table: "side/lines.csv")
    try folder.write(
      """
      apportion: 1
      budget: 10 EUR
      kpis: {reach: {objective: maximize}}
      campaigns: {from: side/lines.csv}
      curves: ./side/../side/c.csv
      """, to: "in/s.yaml")
    try folder.write("line,kpi,spend,value\nx,reach,0,0\nx,reach,10,5\n", to: "in/side/c.csv")
    #expect(try Tool.run(["solve", "in/s.yaml"], in: folder.url).status == 0)
    #expect(try Tool.run(["solve", "s.yaml"], in: folder["in"]).status == 0)
    #expect(try Tool.run(["solve", "../s.yaml"], in: folder["in/side"]).status == 0)
  }

  @Test(
    "and arguments put nothing on stderr that a terminal or a log would act on",
    arguments: [
      ["solve", "x\n::error file=app.js::pwned.yaml"], ["solve", "a.yaml", "--x\n::error"],
      ["so\nlve"], ["solve", "a.yaml", "--format", "j\u{1B}[31m\n::e"],
      ["frontier", "flamingo-grill.yaml", "--kpis", "a\u{85}\n::e,\u{202E}b"],
      ["solve", "flamingo-grill.yaml", "--variant", "\u{7}\n::e\u{2028}"],
      ["solve", "flamingo-grill.yaml", "--set", "bud\n::e\u{1B}get=1"],
      ["init", "no/\n::e\u{200B}such"], ["schema", "\n::e"], ["kpis", "\n::e"],
      ["sweep", "flamingo-grill.yaml", "--over", "\n::e=1..2"],
    ])
  func arguments(_ arguments: [String]) throws {
    let run = try Tool.run(arguments)
    #expect(run.status != 0)
    #expect(!run.errors.contains("\n::e"))
    let hidden = run.errors.unicodeScalars.filter {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: $0 != "\n"
      default: false
      }
    }
    #expect(hidden.isEmpty)
  }
}
