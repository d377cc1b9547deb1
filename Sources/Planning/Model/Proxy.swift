// SPDX-License-Identifier: GPL-3.0-or-later

/// A KPI near to the spend that is planned with in place of a distal one, which matters but comes
/// later or rarely.
public struct Proxy: Hashable, Sendable {
  /// What both KPIs were in one period of the past.
  public struct Observation: Hashable, Sendable {
    /// The period's day: its first, its last or its only one, the same for all.
    public var date: CalendarDate
    /// The proxy, in its unit; `nil` where it was not recorded.
    public var proxy: Double?
    /// The distal KPI, in its unit; `nil` where it was not recorded.
    public var distal: Double?

    /// Makes an observation.
    public init(date: CalendarDate, proxy: Double?, distal: Double?) {
      self.date = date
      self.proxy = proxy
      self.distal = distal
    }
  }

  /// One unit of the proxy, for example a form, with how good it looked and what became of it.
  public struct ScoredUnit: Hashable, Sendable {
    /// The line that brought it.
    public var line: String
    /// How good it looked; more is better.
    public var score: Double
    /// Whether it became a unit of the distal KPI.
    public var converted: Bool

    /// Makes a scored unit.
    public init(line: String, score: Double, converted: Bool) {
      self.line = line
      self.score = score
      self.converted = converted
    }
  }

  /// The lags that are looked at where the scenario names none, in periods of the history.
  public static let standardLags = 0...4
  /// The longest lag that may be asked for, in periods of the history.
  public static let longestLag = 60

  /// The name of the KPI near to the spend.
  public var kpi: String
  /// The name of the KPI that it stands for.
  public var distal: String
  /// How many periods of the history the distal KPI may follow later; `nil` looks at
  /// ``standardLags``. A single lag is known and not looked for.
  public var lags: ClosedRange<Int>?
  /// What both were in the past, in the order of the file; `nil` without a history.
  public var history: [Observation]?
  /// Units with their scores, in the order of the file; `nil` without scores.
  public var scores: [ScoredUnit]?
  /// The least score of a unit that counts as qualified.
  public var threshold: Double?
  /// The name of the KPI that counts qualified units only: of each line the share of its scored
  /// units at ``threshold`` or above.
  public var qualified: String?

  /// Makes a proxy.
  public init(
    kpi: String, for distal: String, lags: ClosedRange<Int>? = nil,
    history: [Observation]? = nil, scores: [ScoredUnit]? = nil, threshold: Double? = nil,
    qualified: String? = nil
  ) {
    self.kpi = kpi
    self.distal = distal
    self.lags = lags
    self.history = history
    self.scores = scores
    self.threshold = threshold
    self.qualified = qualified
  }
}

extension Proxy {
  /// How many of a line's scored units are at a threshold or above, by line in the order of the
  /// file.
  ///
  /// - Complexity: linear in the scored units.
  public func qualifiedCounts(at threshold: Double) -> [(line: String, count: Int, size: Int)] {
    var counts: [(line: String, count: Int, size: Int)] = []
    var positions: [String: Int] = [:]
    for unit in scores ?? [] {
      let position = positions[unit.line] ?? counts.count
      if position == counts.count {
        positions[unit.line] = position
        counts.append((unit.line, 0, 0))
      }
      counts[position].size += 1
      if unit.score >= threshold { counts[position].count += 1 }
    }
    return counts
  }
}

extension Scenario {
  /// The scenario in which a KPI counts the qualified units of a proxy: every line brings its share
  /// of scored units at a threshold or above, out of what it brings of the proxy. What lines
  /// brought of the KPI before is taken away.
  ///
  /// A line without scored units brings none.
  ///
  /// - Complexity: lines × what they bring, and linear in the scored units.
  public func qualifying(
    _ proxy: Proxy, at threshold: Double, as name: String
  ) -> Scenario {
    var shares: [String: Double] = [:]
    for (line, count, size) in proxy.qualifiedCounts(at: threshold) where size > 0 {
      shares[line] = Double(count) / Double(size)
    }
    var scenario = self
    for index in campaigns.indices {
      var brings = campaigns[index].brings.filter { $0.kpi != name }
      if let share = shares[campaigns[index].name] {
        brings += campaigns[index].brings.filter { $0.kpi == proxy.kpi }
          .map { Delivery(kpi: name, market: $0.market, response: .rate(share, of: proxy.kpi)) }
      }
      scenario.campaigns[index].brings = brings
    }
    for index in creators.indices {
      let share = shares[creators[index].name]
      for package in creators[index].packages.indices {
        var brings = creators[index].packages[package].brings.filter { $0.kpi != name }
        if let share {
          brings += creators[index].packages[package].brings.filter { $0.kpi == proxy.kpi }
            .map { Creator.Figure(kpi: name, market: $0.market, value: share * $0.value) }
        }
        scenario.creators[index].packages[package].brings = brings
      }
    }
    return scenario
  }
}
