// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Bad files")
struct BadFileTests {
  /// What makes a scenario whole behind the lines that a test is about.
  static let rest = """
    kpis: {reach: {}}
    campaigns: {tv: {spend: 0..5, brings: {reach: {per 1: 1}}}}
    """

  @Test(
    "what is not YAML, or more than a scenario needs of it, is refused",
    arguments: [
      ("", ["A002 1:1 the file holds no scenario"]),
      (" \n# only a comment\n", ["A002 1:1 the file holds no scenario"]),
      ("hello", ["A020 1:1 the file must be a scenario, not 'hello'"]),
      ("hello: world: x", ["A002 1:13 a ':' does not fit here"]),
      ("- a\n- b", ["A020 1:1 the file must be a scenario, not a list"]),
      ("apportion: 1\n---\napportion: 1\n", ["A003 2:1 a second document begins here"]),
      ("apportion: 1\n...\nfoo: 1\n", ["A003 3:1 a second document begins here"]),
      ("apportion: 1\nkpis:\n\treach: {}\n", ["A002 3:1 a tab indents this line"]),
      (
        "apportion: 1\nkpis:\n\u{A0} reach: {}\n",
        ["A002 3:1 a non-breaking space indents this line"]
      ),
      (
        "apportion: 1\nkpis:\n   reach: {}\n  x: {}\n",
        ["A002 4:3 this does not continue what is above it"]
      ),
      (
        "apportion: 1\nkpis: {reach: {}\ncampaigns: {}\n",
        ["A002 3:1 a ',' or '}' is missing before here; what is not closed begins at 2:7"]
      ),
      (
        "apportion: 1\ngroups: {a: [b, c}\n",
        ["A002 2:18 a ',' or ']' is missing before here; what is not closed begins at 2:13"]
      ),
      (
        "apportion: 1\nkpis: {reach: {weight: 3; base: 2}}\n",
        ["A002 2:31 a ',' or '}' is missing before here; what is not closed begins at 2:15"]
      ),
      (
        "apportion: 1\nkpis: {reach: {base:}}\n",
        ["A002 2:20 a ':' without a space and a value behind it"]
      ),
    ] as [(String, [String])])
  func wholeFiles(text: String, expected: [String]) throws {
    #expect(try complaints(text) == expected)
  }

  @Test(
    "one bad line is refused where it stands",
    arguments: [
      ("apportion: 1\nbudget 5k\n", ["A002 2:1 a name without ':' and a value"]),
      ("apportion: 1\nbudget:5k\n", ["A002 2:1 a name without ':' and a value"]),
      (
        "apportion: 1\nname:\u{A0}x\n",
        ["A002 2:1 this line holds a non-breaking space where YAML needs a plain one"]
      ),
      (
        "apportion: 1\nname: \"abc\n",
        ["A002 2:7 the quote that begins here is not closed on its line"]
      ),
      ("apportion: 1\nname: 'it's'\n", ["A002 2:7 text stands behind a closing quote"]),
      ("apportion: 1\nname: \"a\\qb\"\n", ["A002 2:9 an unknown '\\' escape in double quotes"]),
      (
        "%YAML 1.2\n---\napportion: 1\n", ["A003 1:1 a YAML directive, which scenarios do not have"]
      ),
      (
        "apportion: 1\nname: |\n  a: b\n  c\n",
        ["A003 2:7 '|' begins a block of text, which scenarios do not have"]
      ),
      (
        "apportion: 1\nname: >-\n  a\n",
        ["A003 2:7 '>' begins a block of text, which scenarios do not have"]
      ),
      (
        "apportion: 1\nname: > 5\n",
        ["A003 2:7 '>' begins a block of text, which scenarios do not have"]
      ),
      (
        "apportion: 1\nname: @mia\nperiod: `x\n",
        [
          "A002 2:7 a name cannot begin with '@'", "A002 3:9 a name cannot begin with '`'",
          "A021 3:9 '`x' is not a period",
        ]
      ),
      ("apportion: 1\nname: %x\n", ["A002 2:7 a name cannot begin with '%'"]),
      (
        "apportion: 1\nname: &a x\n", ["A003 2:7 '&' begins an anchor, which scenarios do not have"]
      ),
      ("apportion: 1\nname: *a\n", ["A003 2:7 '*' begins an alias, which scenarios do not have"]),
      ("apportion: 1\nname: !!str x\n", ["A003 2:7 '!' begins a tag, which scenarios do not have"]),
      (
        "apportion: 1\nname: {\"a\":&b c}\n",
        ["A003 2:12 '&' begins an anchor, which scenarios do not have"]
      ),
      ("apportion: 1\nname: #1 brand\n", ["A020 2:1 'name' has no value"]),
      ("apportion: 1\n[a, b]: 3\n", ["A020 2:1 a name is missing before ':'"]),
      (
        "apportion: 1\ngroups: {<<: {a: [tv]}}\n",
        ["A003 2:10 '<<' merges maps, which scenarios do not have"]
      ),
      ("apportion: 1\nname: a\nname: b\n", ["A010 3:1 'name' appears twice"]),
      (
        "apportion: 1\ngroups: {a: [tv], 'a': [tv], \"a\": [tv]}\n",
        ["A010 2:19 'a' appears twice", "A010 2:30 'a' appears twice"]
      ),
      ("apportion: 1\n? a\n: b\n", ["A012 2:3 unknown key 'a'"]),
      (
        "apportion: 1\nname: a\n b: c\n",
        ["A002 3:2 this line is indented as if it went on with the text above"]
      ),
      ("apportion: 1\nname: ,x\n", ["A002 2:7 a value is missing here"]),
      ("apportion: 1\ngroups: {a: [tv,, tv]}\n", ["A002 2:17 a value is missing here"]),
    ] as [(String, [String])])
  func badLines(text: String, expected: [String]) throws {
    #expect(try complaints(text + Self.rest) == expected)
  }

  @Test(
    "what is not a scenario is refused",
    arguments: [
      (
        "name: x\n",
        [
          "A011 1:1 the scenario has no 'apportion'", "A011 1:1 the scenario has no 'kpis'",
          "A011 1:1 the scenario has no 'campaigns'",
        ]
      ),
      (
        "apportion: 1\ncampagns: {}\nfoo: 1\nkpis: {a: {}}\n",
        ["A012 2:1 unknown key 'campagns'", "A012 3:1 unknown key 'foo'"]
      ),
      (
        "apportion: 1\nkpis: [a]\ncampaigns: x\n",
        [
          "A020 2:7 'kpis' must be a map of KPIs, not a list",
          "A020 3:12 'campaigns' must be a map of campaigns, not 'x'",
        ]
      ),
      (
        "apportion: 1\nkpis: {reach: x}\ncampaigns: {tv: 5}\n",
        ["A020 2:15 'reach' must be a KPI, not 'x'", "A020 3:17 'tv' must be a campaign, not '5'"]
      ),
      (
        "apportion: 1\nkpis: {}\ncampaigns: {}\n",
        ["A011 2:1 there are no KPIs", "A011 3:1 there are no campaigns"]
      ),
      (
        "apportion:\nname:\nkpis:\ncampaigns:\n",
        [
          "A020 1:1 'apportion' has no value", "A020 2:1 'name' has no value",
          "A020 3:1 'kpis' has no value", "A020 4:1 'campaigns' has no value",
        ]
      ),
      (
        "apportion: 1\nkpis: {no: {}, 'on': {base: 1}}\ncampaigns: {tv: {spend: 0..5, brings: {true: {per 1: 1}}}}\n",
        [
          "A003 2:8 'no' is no name: many YAML tools read it as yes, no or nothing",
          "A003 3:40 'true' is no name: many YAML tools read it as yes, no or nothing",
        ]
      ),
      (
        "apportion: 1\nkpis: {'': {}, \" \": {}}\ncampaigns: {tv: {spend: 0..5}}\n",
        ["A021 2:8 an empty name", "A021 2:16 an empty name"]
      ),
    ] as [(String, [String])])
  func notScenarios(text: String, expected: [String]) throws {
    #expect(try complaints(text) == expected)
  }

  @Test(
    "bad values at the top are refused where they stand",
    arguments: [
      ("apportion: 2\n", ["A021 1:12 the format's version is 1, not '2'"]),
      ("apportion: one\n", ["A021 1:12 the format's version is 1, not 'one'"]),
      (
        "apportion: 1\nworker: {}\nstress: {}\n",
        ["A013 2:1 'worker' is not supported yet", "A013 3:1 'stress' is not supported yet"]
      ),
      ("apportion: 1\ncreatrs: {a: 1}\n", ["A012 2:1 unknown key 'creatrs'"]),
      (
        "apportion: 1\ncreators: [a]\nstep: -5\n",
        [
          "A020 2:11 'creators' must be a map of creators, not a list",
          "A022 3:7 'step' must be above 0",
        ]
      ),
      (
        "apportion: 1\nname: [a]\nperiod: {a: 1}\nbudget: [5]\ngroups: {g: tv, h: []}\nrules: 3\ntrade-off: none\n",
        [
          "A020 2:7 'name' must be a title, not a list",
          "A020 3:9 'period' must be a period, not a map",
          "A020 4:9 'budget' must be an amount, not a list",
          "A020 5:13 'g' must be a list of names, not 'tv'", "A011 5:20 the group 'h' is empty",
          "A020 6:8 'rules' must be a map of rules, not '3'",
          "A020 7:12 'trade-off' must be a map with 'scale' or 'targets', not 'none'",
        ]
      ),
      (
        "apportion: 1\nbudget: {exactly: 1,200,000}\n",
        ["A021 2:21 a comma inside {} ends an entry, so '200' stands alone"]
      ),
      ("apportion: 1\nbudget: {exatly: 5}\n", ["A012 2:10 unknown key 'exatly'"]),
      ("apportion: 1\nbudget: {}\n", ["A011 2:1 'budget' has no 'exactly'"]),
      (
        "apportion: 1\nname: no\ntrade-off: {scale: x, priority: 2}\n",
        [
          "A003 2:7 'no' is no name: many YAML tools read it as yes, no or nothing",
          "A021 3:20 'x' is not 'range', 'ideal', 'baseline', 'target', 'none' or an amount",
          "A012 3:23 unknown key 'priority'",
        ]
      ),
      ("apportion: 1\nname: \"\"\n", ["A021 2:7 an empty name"]),
      (
        "apportion: 1\ngroups: {g: [no, [a], tv]}\n",
        [
          "A003 2:14 'no' is no name: many YAML tools read it as yes, no or nothing",
          "A020 2:18 'g' must be a name, not a list",
        ]
      ),
    ] as [(String, [String])])
  func badTops(text: String, expected: [String]) throws {
    #expect(try complaints(text + Self.rest) == expected)
  }
}
