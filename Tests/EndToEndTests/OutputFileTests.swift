// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Output files")
struct OutputFileTests {
  private let flamingo = Repository.scenario("flamingo-grill.yaml")

  @Test(
    "take their format from their name, and nothing else appears",
    arguments: ["json", "csv", "txt"])
  func format(name: String) throws {
    let folder = try Folder()
    let run = try Tool.run(["solve", flamingo, "-o", "plan.\(name)"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.text.isEmpty)
    #expect(run.errors == "wrote 'plan.\(name)'\n")
    #expect(try folder.names == ["plan.\(name)"])
    let format = name == "txt" ? "table" : name
    #expect(
      try folder.text("plan.\(name)")
        == (try Tool.run(["solve", flamingo, "--format", format]).text))
  }

  @Test("are left as they were when there is no plan", arguments: ["budget=9k USD", "budgt=1"])
  func untouched(setting: String) throws {
    let folder = try Folder()
    try folder.write("before", to: "plan.csv")
    let run = try Tool.run(["solve", flamingo, "--set", setting, "-o", "plan.csv"], in: folder.url)
    #expect([2, 65].contains(run.status))
    #expect(try folder.names == ["plan.csv"])
    #expect(try folder.text("plan.csv") == "before")
  }

  @Test("are replaced whole, with their permissions, behind a link")
  func replaced() throws {
    let folder = try Folder()
    try folder.write("before", to: "real.csv")
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder["real.csv"].path)
    try manager.createSymbolicLink(at: folder["plan.csv"], withDestinationURL: folder["real.csv"])
    let run = try Tool.run(["solve", flamingo, "--quiet", "-o", "plan.csv"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(try folder.text("real.csv").hasPrefix("line,kind,channel,"))
    let attributes = try manager.attributesOfItem(atPath: folder["real.csv"].path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(
      try manager.destinationOfSymbolicLink(atPath: folder["plan.csv"].path)
        == folder["real.csv"].path)
  }

  @Test("called '-' are stdout")
  func dash() throws {
    let run = try Tool.run(["solve", flamingo, "-o", "-", "--format", "csv"])
    #expect(run.text == (try Tool.run(["solve", flamingo, "--format", "csv"]).text))
    #expect(run.errors.isEmpty)
  }

  @Test("that would be JSON leave it to stdout to say in JSON why there is none")
  func jsonOnStdout() throws {
    let folder = try Folder()
    for (arguments, status) in [(["--set", "budget=9k USD"], 2), (["--gap", "x"], 64)]
      as [([String], Int32)]
    {
      let run = try Tool.run(["solve", flamingo, "-o", "plan.json"] + arguments, in: folder.url)
      #expect(run.status == status)
      #expect(run.object["plan"] is NSNull)
      #expect(try folder.names.isEmpty)
    }
  }

  @Test("that name no format are refused before anything is done")
  func noFormat() throws {
    let run = try Tool.run(["solve", flamingo, "-o", "plan"])
    #expect(run.status == 64)
    #expect(run.errors.contains("'plan' says no format"))
  }

  @Test("init writes a scenario that is right, can be planned, and is not replaced by accident")
  func starter() throws {
    let folder = try Folder()
    #expect(try Tool.run(["init"], in: folder.url).status == 0)
    #expect(try folder.names == ["scenario.yaml"])
    for command in ["validate", "solve", "frontier"] {
      let run = try Tool.run([command, "scenario.yaml"], in: folder.url)
      #expect(run.status == 0, "\(command): \(run.errors)")
      #expect(run.errors.isEmpty)
    }
    try folder.write("mine", to: "scenario.yaml")
    #expect(try Tool.run(["init"], in: folder.url).status == 73)
    #expect(try folder.text("scenario.yaml") == "mine")
    #expect(try Tool.run(["init", "--force"], in: folder.url).status == 0)
    #expect(try folder.text("scenario.yaml") == (try Tool.run(["init", "-"]).text))
    #expect(try folder.names == ["scenario.yaml"])
  }
}
