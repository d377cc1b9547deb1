// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Variants")
struct VariantTests {
  /// The base; the variants of a test stand behind it.
  static let base = """
    apportion: 1
    name: Acme
    budget: 100k GBP
    kpis: {reach: {objective: maximize, weight: 2}, clicks: {base: 1}}
    campaigns:
      tv: {channel: air, spend: 0..50k, brings: {reach: {hill: {max: 5k, half: 9k}}}}
      tv.prime: {channel: air, spend: 0..9k, brings: {reach: {points: {0: 0, 4k: 7, 9k: 9}}}}
      spots: {buys: {unit: spot, price: {1..10: 5k, 11..20: 4k}, to: 20}, brings: {reach: {per unit: 90}}}
    creators: {aya: {packages: {reel: {fee: 5k, brings: {reach: 9k}}}}}
    groups: {screens: [tv, spots]}
    rules: {floor: {spend on: tv, at least: 10% of budget}}

    """

  private func plan(_ variants: String, _ chosen: String..., set: [String] = []) throws -> Scenario
  {
    try scenario(
      Self.base + "variants:\n" + variants, variants: chosen.isEmpty ? ["v"] : chosen, set: set)
  }

  /// The first campaign with a change to it.
  private func tv(_ changes: String) throws -> Campaign {
    try plan("  v: {campaigns: {tv: \(changes)}}").campaigns[0]
  }

  private func hill(_ campaign: Campaign) throws -> HillCurve? {
    guard case .curve(.hill(let curve), _) = campaign.brings[0].response else { return nil }
    return curve
  }

  // MARK: Merging

  @Test("a file with variants is the scenario without them until one is chosen")
  func variantsWait() throws {
    let text = Self.base + "variants:\n  v: {budget: 1k}\n"
    #expect(try scenario(text) == scenario(Self.base))
    #expect(try load(text, variants: ["v"]).choice.names == ["v"])
    #expect(try load(text).choice == .base)
  }

  @Test("a plain value, a range or a list takes the place of what was there")
  func valuesAreReplaced() throws {
    #expect(try plan("  v: {budget: 70k GBP}").budget == .atMost(70_000))
    #expect(try plan("  v: {budget: {exactly: 70k GBP}}").budget == .exactly(70_000))
    #expect(try tv("{spend: 0}").purchase == .money(least: 0, most: 0))
    #expect(try plan("  v: {groups: {screens: [tv]}}").groups[0].members.map(\.name) == ["tv"])
    #expect(try plan("  v: {name: Beta}").name == "Beta")
  }

  @Test("maps are merged at every depth, and what a variant does not name stays")
  func mapsAreMerged() throws {
    let tv = try tv("{brings: {reach: {hill: {half: 2k}}}}")
    #expect(try hill(tv) == HillCurve(max: 5000, half: 2000))
    #expect(tv.purchase == .money(least: 0, most: 50_000))
    #expect(try plan("  v: {kpis: {reach: {priority: 2}}}").kpis[0].weight == 2)
    #expect(try plan("  v: {trade-off: {scale: none}}").scale == Scale.none)
  }

  @Test("keys may be dotted paths, at the top and further in")
  func keysMayBePaths() throws {
    #expect(
      try hill(plan("  v: {campaigns.tv.brings.reach.hill.half: 2k}").campaigns[0])?.half == 2000)
    let inner = try plan("  v: {campaigns: {tv.prime.spend: 0..1k, tv.spend: 0}}")
    #expect(inner.campaigns[1].purchase == .money(least: 0, most: 1000))
    #expect(inner.campaigns[0].purchase == .money(least: 0, most: 0))
  }

  @Test("'remove: true' takes a line, a rule or a key away")
  func thingsAreRemoved() throws {
    let plan = try plan(
      "  v: {campaigns: {tv.prime: {remove: true}}, rules: {floor: {remove: true}}, creators: {remove: true}}"
    )
    #expect(plan.campaigns.map(\.name) == ["tv", "spots"])
    #expect(plan.rules.isEmpty)
    #expect(plan.creators.isEmpty)
    #expect(try self.plan("  v: {budget: {remove: true}, rules: {remove: true}}").budget == nil)
  }

  @Test("points, tiers and responses of another form take the place of the old ones")
  func figuresAreReplacedWhole() throws {
    let prime = try plan("  v: {campaigns: {tv.prime: {brings: {reach: {points: {0: 0, 9k: 4}}}}}}")
    let points = try PointsCurve(spends: [0, 9000], values: [0, 4])
    #expect(prime.campaigns[1].brings[0].response == .curve(.points(points), envelope: .none))
    let tanh = try tv("{brings: {reach: {tanh: {max: 4k, scale: 2k}}}}")
    guard case .curve(.tanh, _) = tanh.brings[0].response else {
      Issue.record("no tanh")
      return
    }
    let spots = try plan("  v: {campaigns: {spots: {buys: {price: {1..20: 6k}}}}}").campaigns[2]
    guard case .units(let units) = spots.purchase else {
      Issue.record("no units")
      return
    }
    #expect(units.prices.map(\.price) == [6000])
    #expect(units.to == 20)
  }

  @Test("new lines, KPIs, rules, groups and packages are added where they are written whole")
  func wholeThingsAreAdded() throws {
    let plan = try plan(
      """
        v:
          kpis: {trust: {unit: points}}
          campaigns: {tv: {last: 1k}, web: {spend: 0..5k, brings: {trust: {per 1k: 1}}}}
          creators:
            aya: {packages: {two reels: {fee: 9k, brings: {reach: 15k, trust: 3}}}}
            ben: {packages: {reel: {fee: 4k, brings: {trust: 2}}}}
          groups: {all tv: [tv, tv.prime]}
          rules: {cap: {spend on: all tv, at most: 20k}, calm: {lines changed: tv, at most: 1}}
      """)
    #expect(plan.kpis.map(\.name) == ["reach", "clicks", "trust"])
    #expect(plan.campaigns.map(\.name) == ["tv", "tv.prime", "spots", "web"])
    #expect(plan.creators.map(\.name) == ["aya", "ben"])
    #expect(plan.creators[0].packages.map(\.name) == ["reel", "two reels"])
    #expect(plan.rules.map(\.name) == ["floor", "cap", "calm"])
  }

  // MARK: Order

  @Test("variants are put in in the order asked for, then settings")
  func laterChangesWin() throws {
    let variants = "  a: {budget: 1k, name: A}\n  b: {budget: 2k}\n"
    #expect(try plan(variants, "a", "b").budget == .atMost(2000))
    #expect(try plan(variants, "b", "a").budget == .atMost(1000))
    #expect(try plan(variants, "a", "b").name == "A")
    #expect(try plan(variants, "a", "b", set: ["budget=3k"]).budget == .atMost(3000))
  }

  @Test("a variant is put in behind those that it extends, and none twice")
  func variantsExtend() throws {
    let variants = """
        lean: {extends: cut, campaigns: {tv: {spend: 0}}}
        cut: {budget: 1k, name: Cut}
        both: {extends: [lean, own], name: Both}
        own: {extends: cut, budget: 4k}
      """
    #expect(try plan(variants, "lean").budget == .atMost(1000))
    let both = try plan(variants, "both")
    #expect(both.budget == .atMost(4000))
    #expect(both.name == "Both")
    #expect(both.campaigns[0].most == 0)
    #expect(try plan(variants, "own", "cut").budget == .atMost(4000))
  }

  @Test("a setting reaches what only a variant has")
  func settingsReachVariants() throws {
    let variants = "  v: {campaigns: {web: {spend: 0..5k, brings: {reach: {per 1k: 1}}}}}\n"
    #expect(try plan(variants, "v", set: ["campaigns.web.spend=1k"]).campaigns[3].most == 1000)
  }

  // MARK: Tables

  static let tables = [
    "a.csv": "line,least,most\ntv,1k,5k\n", "b.csv": "line,most\nweb,7k\n",
    "k.csv": "line,kpi,spend,value\nweb,reach,0,0\nweb,reach,7k,1\n",
    "l.csv": "line,kpi,spend,value\nweb,reach,0,0\nweb,reach,7k,9\n",
    "c.csv": "line,package,fee,reach\naya,reel,5k,9k\n", "d.csv": "line,fee,reach\nben,3k,4k\n",
  ]

  @Test("a variant reaches the rows of tables, and says which tables are read")
  func variantsReachTables() throws {
    let text = """
      apportion: 1
      kpis: {reach: {base: 1}}
      campaigns: {from: a.csv}
      creators: {from: c.csv}
      variants:
        more: {campaigns: {tv: {spend: 2k}}, creators: {aya: {packages: {reel: {fee: 6k}}}}}
        other: {curves: k.csv, campaigns: {from: b.csv, web: {spend: 0..4k}}, creators.from: d.csv}
        high: {extends: other, curves: l.csv}
      """
    let more = try scenario(text, variants: ["more"], tables: Self.tables)
    #expect(more.campaigns[0].purchase == .money(least: 2000, most: 2000))
    #expect(more.creators[0].packages[0].fee == 6000)
    let other = try scenario(text, variants: ["other"], tables: Self.tables)
    #expect(other.campaigns.map(\.name) == ["web"])
    #expect(other.campaigns[0].most == 4000)
    #expect(other.creators.map(\.name) == ["ben"])
    let high = try scenario(text, variants: ["high"], tables: Self.tables)
    #expect(high.campaigns[0].brings != other.campaigns[0].brings)
  }
}
