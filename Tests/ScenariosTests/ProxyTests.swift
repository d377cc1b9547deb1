// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Proxies")
struct ProxyTests {
  /// A scenario in which line 9 is the proxy, its keys from column 11.
  static func text(_ keys: String, period: String = "2026-07-01..2026-09-30") -> String {
    """
    apportion: 1
    period: \(period)
    budget: 9k GBP
    kpis: {forms: {objective: maximize}, good: {unit: forms, base: 1}, policies: {}, share: {ratio: policies / forms}}
    campaigns:
      search: {spend: 0..5k, brings: {forms: {per 1k: 9}, policies: {rate: 20%, of: forms}}}
      social: {spend: 0..5k, brings: {forms: {per 1k: 30}, policies: {rate: 2%, of: forms}}}
    proxies:
      forms: {\(keys)}
    """
  }

  static let history = """
    date,forms,policies,remark
    2026-01-01,100,14,
    2026-02-01,120,,no count
    2026-03-01,110,15,
    """
  static let scores = """
    form,line,score,converted
    1,search,80,yes
    2,social,20,no
    3,search,40,no
    4,social,70.5,TRUE
    5,search,60,1
    6,social,10,false
    """
  static let tables = ["history.csv": history, "scores.csv": scores]

  @Test("a proxy is read with its history and its scores")
  func whole() throws {
    let found = try scenario(
      Self.text(
        "for: policies, lag: 0..2, history: history.csv, scores: scores.csv, threshold: 60"),
      tables: Self.tables)
    let proxy = try #require(found.proxies.first)
    #expect(proxy.kpi == "forms" && proxy.distal == "policies" && proxy.lags == 0...2)
    #expect(proxy.history?.map(\.proxy) == [100, 120, 110])
    #expect(proxy.history?.map(\.distal) == [14, nil, 15])
    #expect(proxy.history?[2].date == CalendarDate(year: 2026, month: 3, day: 1))
    #expect(proxy.scores?.map(\.score) == [80, 20, 40, 70.5, 60, 10])
    #expect(proxy.scores?.map(\.converted) == [true, false, false, true, true, false])
    #expect(proxy.threshold == 60)
  }

  @Test("a single lag is a range of one, and a proxy needs no table")
  func plain() throws {
    let found = try scenario(Self.text("for: policies, lag: 3"))
    #expect(found.proxies == [Proxy(kpi: "forms", for: "policies", lags: 3...3)])
  }

  @Test("what is qualified is the share of each line's scored units at the threshold or above")
  func qualified() throws {
    let keys = "for: policies, scores: scores.csv, threshold: 60, qualified as: good"
    let found = try scenario(Self.text(keys), tables: Self.tables)
    #expect(
      found.campaigns[0].brings.last == Delivery(kpi: "good", response: .rate(2.0 / 3, of: "forms"))
    )
    #expect(
      found.campaigns[1].brings.last == Delivery(kpi: "good", response: .rate(1.0 / 3, of: "forms"))
    )
    let stricter = try scenario(
      Self.text(keys), set: ["proxies.forms.threshold=75"], tables: Self.tables)
    #expect(stricter.campaigns[1].brings.last?.response == .rate(0, of: "forms"))
    // A creator's packages bring their share as well.
    let creator = Self.text(keys).replacing(
      "proxies:",
      with: "creators: {aya: {packages: {reel: {fee: 1k, brings: {forms: 50}}}}}\nproxies:")
    let more = ["history.csv": Self.history, "scores.csv": Self.scores + "\n7,aya,90,no"]
    let booked = try scenario(creator, tables: more)
    #expect(booked.creators[0].packages[0].brings.last == Creator.Figure(kpi: "good", value: 50))
  }

  @Test("another table can be named by a setting or a variant")
  func otherTables() throws {
    let tables = [
      "history.csv": Self.history, "other.csv": "date,policies,forms\n2025-01-01,7,8",
    ]
    let text = Self.text("for: policies, history: history.csv")
    let set = try scenario(text, set: ["proxies.forms.history=other.csv"], tables: tables)
    #expect(set.proxies[0].history?.count == 1)
    let variant = text + "\nvariants: {old: {proxies: {forms: {history: other.csv}}}}"
    #expect(try scenario(variant, variants: ["old"], tables: tables).proxies[0].history?.count == 1)
    #expect(try scenario(variant, tables: tables).proxies[0].history?.count == 3)
  }

  @Test(
    "wrong keys and values are refused by place",
    arguments: [
      ("history: history.csv", "A011 9:3 'forms' has no 'for'"),
      ("for: policys", "A030 9:16 there is no KPI 'policys'"),
      ("for: forms", "A033 9:16 'forms' cannot stand for itself"),
      ("for: spend", "A033 9:16 'spend' is known at once and needs no proxy"),
      ("for: policies, lags: 2", "A012 9:26 unknown key 'lags'"),
      ("for: policies, lag: x", "A021 9:31 'x' is not a lag"),
      ("for: policies, lag: -1", "A021 9:31 '-1' is not a lag"),
      ("for: policies, lag: 4..2", "A022 9:31 the lag ends before it begins"),
      (
        "for: policies, lag: 0..99",
        "A022 9:31 a lag is a number of periods of the history from 0 to 60"
      ),
      ("for: policies, threshold: 60", "A033 9:37 a threshold needs scores"),
      ("for: policies, scores: scores.csv, threshold: x", "A021 9:57 'x' is not a number"),
      (
        "for: policies, qualified as: good",
        "A011 9:40 what is qualified follows from scores and a threshold"
      ),
      (
        "for: policies, scores: scores.csv, threshold: 9, qualified as: forms",
        "A033 9:74 'forms' is the proxy itself"
      ),
      (
        "for: policies, scores: scores.csv, threshold: 9, qualified as: goood",
        "A030 9:74 there is no KPI 'goood'"
      ),
      (
        "for: policies, scores: scores.csv, threshold: 9, qualified as: share",
        "A033 9:74 'share' is defined by other KPIs or by markets, and follows from scores here"
      ),
      (
        "for: policies, history: none.csv",
        "A001 9:35 'none.csv' cannot be read: there is no such file"
      ),
      (
        "for: policies, history: {a: b}",
        "A020 9:35 'history' must be the path of a CSV file, not a map"
      ),
    ])
  func mistakes(keys: String, complaint: String) throws {
    let found = try complaints(Self.text(keys), tables: Self.tables)
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test("a proxy is a declared KPI, and 'spend' is none")
  func wrongProxy() throws {
    let unknown = Self.text("for: policies").replacing("  forms: {for", with: "  formz: {for")
    #expect(try complaints(unknown) == ["A030 9:3 there is no KPI 'formz'"])
    let spend = Self.text("for: policies").replacing("  forms: {for", with: "  spend: {for")
    #expect(
      try complaints(spend) == ["A033 9:3 'spend' is what a plan costs and stands for nothing"])
    let list = Self.text("for: policies").replacing(
      "  forms: {for: policies}", with: "  forms: policies")
    #expect(try complaints(list) == ["A020 9:10 'forms' must be a proxy, not 'policies'"])
  }

  @Test(
    "wrong rows of a history are refused by row and column",
    arguments: [
      ("date,forms\n2026-01-01,1", "A011 1:1 the table has no column 'policies'"),
      ("date,forms,policys\n2026-01-01,1,2", "A011 1:1 the table has no column 'policies'"),
      ("date,forms,policies,forms\n", "A010 1:21 the column 'forms' appears twice"),
      ("date,forms,policies\n2026-13-01,1,2", "A021 2:1 there is no day 2026-13-01"),
      ("date,forms,policies\n01/02/2026,1,2", "A021 2:1 '01/02/2026' is not a date"),
      ("date,forms,policies\n,1,2", "A011 2:1 this row has no date"),
      ("date,forms,policies\n2026-01-01,many,2", "A021 2:12 'many' is not a number"),
      ("date,forms,policies\n2026-01-01,1,2 GBP", "A020 2:14 a number without currency fits here"),
      ("date,forms,policies\n2026-01-01,1", "A002 2:1 this row has 2 cells, and the header 3"),
      (
        "date,forms,policies\n2026-01-01,1,2\n2026-01-01,1,2",
        "A010 3:1 2026-01-01 appears twice; the first is on line 2"
      ),
      (
        "date,forms,policies\n2026-11-01,1,2",
        "A022 2:1 2026-11-01 lies in the future: the scenario's period ends 2026-09-30"
      ),
      (
        "date,forms,policies\n2026-01-05,1,2\n2026-01-12,1,2\n2026-01-19,1,2\n2026-02-20,1,2\n",
        "A033 5:1 from 2026-02-20 on the rows are further apart or closer together than the others"
      ),
    ])
  func wrongHistory(table: String, complaint: String) throws {
    let found = try complaints(
      Self.text("for: policies, history: history.csv"), tables: ["history.csv": table])
    #expect(found.count == 1 && found[0].hasPrefix(complaint), "\(found)")
  }

  @Test("an empty history, rows in any order and missing months are no mistake")
  func soundHistories() throws {
    for table in [
      "date,forms,policies\n",
      "policies,date,forms\n3,2026-05-01,1\n4,2026-01-01,1\n4,2026-02-01,1",
    ] {
      #expect(
        try complaints(
          Self.text("for: policies, history: history.csv"), tables: ["history.csv": table]) == [])
    }
  }

  @Test(
    "wrong rows of scores are refused by row and column",
    arguments: [
      ("line,score\nsearch,1", "A011 1:1 the table has no column 'converted'"),
      ("line,score,converted\nsearch,high,yes", "A021 2:8 'high' is not a number"),
      ("line,score,converted\nsearch,1,maybe", "A021 2:10 'maybe' is neither yes nor no"),
      ("line,score,converted\nsearch,,yes", "A011 2:8 this row has no 'score'"),
      ("line,score,converted\nserach,1,yes", "A030 2:1 there is no line 'serach'"),
      (
        "line,score,converted\nsearch,1,yes",
        "A011 9:34 'social' brings 'forms', and no row of the scores is of it"
      ),
    ])
  func wrongScores(table: String, complaint: String) throws {
    let found = try complaints(
      Self.text("for: policies, scores: scores.csv"), tables: ["scores.csv": table])
    #expect(found.contains { $0.hasPrefix(complaint) }, "\(found)")
  }

  @Test("a line that brings something else only, and one that brings what follows, are refused")
  func wrongLines() throws {
    let keys = "for: policies, scores: scores.csv, threshold: 60, qualified as: good"
    let other = Self.text(keys).replacing(
      "social: {spend: 0..5k, brings: {forms: {per 1k: 30}, policies: {rate: 2%, of: forms}}}",
      with: "social: {spend: 0..5k, brings: {policies: {per 1k: 30}}}")
    #expect(
      try complaints(other, tables: Self.tables) == ["A033 3:3 the line 'social' brings no 'forms'"]
    )
    let twice = Self.text(keys).replacing("{per 1k: 9}", with: "{per 1k: 9}, good: {per 1k: 1}")
    #expect(
      try complaints(twice, tables: Self.tables)
        == ["A033 9:75 'search' brings 'good' already, which follows from the scores"])
  }

  @Test("nothing is said of a KPI that would follow from scores, were the proxy right")
  func follows() throws {
    let keys = "for: policies, scores: none.csv, threshold: 60, qualified as: good"
    let text = Self.text(keys).replacing(
      "good: {unit: forms, base: 1}", with: "good: {unit: forms}")
    #expect(
      try complaints(text) == ["A001 9:34 'none.csv' cannot be read: there is no such file"])
  }

  @Test("a table full of mistakes ends in twenty complaints")
  func manyMistakes() throws {
    let rows = (0..<500).map { "x\($0),1,2" }.joined(separator: "\n")
    let found = try complaints(
      Self.text("for: policies, history: history.csv"),
      tables: ["history.csv": "date,forms,policies\n" + rows])
    #expect(found.count == 20)
  }
}
