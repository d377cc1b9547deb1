// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Texts and lines")
struct TextLineTests {
  private static let rest =
    "\napportion: 1\nkpis: {reach: {base: 1}}\ncampaigns: {tv: {spend: 0..5}}\n"

  @Test(
    "a text that goes on past its line is refused at the line that goes on",
    arguments: [
      ("name: a\n  b", "A002 2:3"), ("name: a\n  b: c", "A002 2:3"), ("name: a\n\n b", "A002 3:2"),
      ("groups:\n  g:\n    - tv\n     - tv", "A002 4:6"),
      ("groups: {g: [tv\n  tv]}", "A002 2:3"), ("groups: {g: [tv]\n  h: [tv]}", "A002 2:3"),
      ("trade-off: {scale: none\n  unit: x}", "A002 2:3"),
      ("groups: [a\n \"x, &b y\"]", "A002 2:2"),
    ])
  func textsEndOnTheirLine(text: String, expected: String) throws {
    #expect(
      try complaints(text + Self.rest).map { String($0.prefix(expected.count)) } == [expected])
  }

  @Test(
    "what looks like an anchor, an alias or a comment inside of a text is text",
    arguments: [
      "a & b", "a &b", "40 * b", "a *b", "x!y", "a !b", "a#b", "C# & F#", "a > b", "a | b", "50 %",
      "a @b", "it's", "say \"hi\"", "a, b", "a:b",
      "a [b]",
      "-a", "?a", ":a", "a - b", "a ? b", "a {b}", "---a", "..a",
    ])
  func textsMayHoldSigns(text: String) throws {
    #expect(try scenario("name: \(text)" + Self.rest).name == text)
  }

  @Test(
    "lists, quoted names and comments may stand wherever YAML has them",
    arguments: [
      "groups:\n  g:\n  - tv\n", "groups:\n  g:\n    - tv\n", "groups: {g: [\n  tv\n]}\n",
      "groups: {\"g\":[tv]}\n", "groups: { # why\n  g: [tv], # so\n}\n",
      "# a\n\n  # b\ngroups: {g: [tv]}\n",
      "groups:\n  \"g\":\n    - \"tv\" # tv\n", "groups: {g:\n  [tv]}\n",
      "\"groups\" : {g : [ tv ]}\n",
      "groups:\n  ? g\n  : - tv\n",
    ])
  func layoutsAreFree(text: String) throws {
    let plan = try scenario(text + Self.rest.dropFirst())
    #expect(plan.groups == [LineGroup(name: "g", members: [LineReference("tv")])])
  }

  @Test(
    "an anchor, alias or tag is found wherever YAML would see one",
    arguments: [
      "a: &b c", "a: [&b c]", "a: {&b c: d}", "a: {\"b\":&c d}", "a: [:&b c]", "a: [?&b c]",
      "- &b c",
      "&b a: c", "a: *b", "? *b", "[a,&b c]", "a:\n  &b\n  c: d", "a: [x\n,&b c]",
      "a: [,#\"\n&b c]",
      "a: !b c", "!!map {a: b}", "a: [x]\nb: &c d",
    ])
  func anchorsAreFound(text: String) throws {
    let found = try diagnostics("apportion: 1\n" + text + "\n")
    #expect(found.contains { $0.code == .unsupportedYAML })
  }
}
