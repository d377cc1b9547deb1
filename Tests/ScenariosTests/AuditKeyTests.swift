// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Scenarios
import Testing

@Suite("Keys of the audit")
struct AuditKeyTests {
  @Test("'measures' takes a name or an alias of the catalogue, and keeps the name")
  func measures() throws {
    let kpis = try scenario(Sample.kpi("measures: CTR")).kpis
    #expect(kpis[0].measures == "click-through rate")
    #expect(try scenario(Sample.kpi("unit: people")).kpis[0].measures == nil)
  }

  @Test("'platform objective' takes a KPI of the scenario or of the catalogue")
  func platformObjective() throws {
    let brings = "spend: 0..5k, brings: {reach: {per 1: 1}}"
    for name in ["reach", "link clicks"] {
      let campaigns = try scenario(Sample.campaign("\(brings), platform objective: \(name)"))
        .campaigns
      #expect(campaigns[0].platformObjective == name)
    }
    let creators = try scenario(
      Sample.creator("packages: {reel: {fee: 1k}}, platform objective: trust")
    ).creators
    #expect(creators.map(\.platformObjective) == ["trust", nil])
  }

  @Test("tables of campaigns and creators have a column 'platform objective'")
  func tables() throws {
    let text = """
      apportion: 1
      kpis: {reach: {}}
      campaigns: {from: c.csv}
      creators: {from: d.csv}
      curves: e.csv
      """
    let tables = [
      "c.csv": "line,most,platform objective\ntv,5k,impressions\nweb,5k,\n",
      "d.csv": "line,package,fee,reach,platform objective\naya,a,1k,9,\naya,b,2k,9,reach\n",
      "e.csv": "line,kpi,spend,value\ntv,reach,0,0\ntv,reach,5k,9\n",
    ]
    let loaded = try scenario(text, tables: tables)
    #expect(loaded.campaigns.map(\.platformObjective) == ["impressions", nil])
    #expect(loaded.creators.map(\.platformObjective) == ["reach"])
    var wrong = tables
    wrong["c.csv"] = "line,most,platform objective\ntv,5k,impresions\n"
    let all = try diagnostics(text, tables: wrong)
    #expect(
      all.map(\.brief) == [
        "A030 2:7 neither the scenario nor the catalogue has a KPI 'impresions'"
      ])
    #expect(all[0].file == "c.csv")
  }

  @Test("'audit: {silence: ...}' takes codes with reasons, in order")
  func silences() throws {
    let text = "audit: {silence: {G201: for the brand team, G102: kept for the board}}\n"
    #expect(
      try scenario(text + Sample.budget("5k")).silences == [
        AuditSilence(code: "G201", reason: "for the brand team"),
        AuditSilence(code: "G102", reason: "kept for the board"),
      ])
    #expect(try scenario(Sample.budget("5k")).silences == [])
  }

  @Test(
    "what is wrong in them is named at its place, with the nearest name",
    arguments: [
      (
        Sample.kpi("measures: impresions"), "A030 3:21 the catalogue has no KPI 'impresions'",
        "did you mean 'impressions'?"
      ),
      (
        Sample.kpi("measures: happiness of the board"),
        "A030 3:21 the catalogue has no KPI 'happiness of the board'",
        "'apportion kpis' lists them"
      ),
      (
        Sample.campaign("spend: 1k, platform objective: link clics"),
        "A030 4:39 neither the scenario nor the catalogue has a KPI 'link clics'",
        "did you mean 'link clicks'?"
      ),
      (
        "audit: {silence: {G201x: why}}\n" + Sample.budget("5k"),
        "A030 1:19 the audit has no finding 'G201x'", "did you mean 'G201'?"
      ),
      (
        "audit: {silence: {nonsense: why}}\n" + Sample.budget("5k"),
        "A030 1:19 the audit has no finding 'nonsense'",
        "the codes are \(AuditCode.allCases.map(\.rawValue).joined(separator: ", "))"
      ),
      (
        "audit: {silence: {G201: '  '}}\n" + Sample.budget("5k"), "A021 1:25 an empty name",
        "say why the finding is accepted"
      ),
      (
        "audit: {silence: {G201: }}\n" + Sample.budget("5k"), "A020 1:19 'G201' has no value",
        "say why the finding is accepted"
      ),
      (
        "audit: {silence: [G201]}\n" + Sample.budget("5k"),
        "A020 1:18 'silence' must be a map from codes to reasons, not a list",
        "write it as {G101: a reason}"
      ),
      (
        "audit: {silense: {G201: why}}\n" + Sample.budget("5k"), "A012 1:9 unknown key 'silense'",
        "did you mean 'silence'?"
      ),
      (
        "audit: loud\n" + Sample.budget("5k"),
        "A020 1:8 'audit' must be a map with 'silence', not 'loud'",
        "write it as {silence: {G101: a reason}}"
      ),
    ])
  func wrong(text: String, brief: String, suggestion: String) throws {
    let all = try diagnostics(text)
    #expect(all.map(\.brief) == [brief])
    #expect(all.first?.suggestion == suggestion)
  }
}
