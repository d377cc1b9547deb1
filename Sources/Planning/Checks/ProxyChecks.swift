// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks what stands for what.
struct ProxyChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.proxies.map(\.kpi), section: ["proxies"], kind: "proxies")
    for proxy in scenario.proxies {
      let path = ["proxies", proxy.kpi]
      checkPair(proxy, path: path)
      checkLags(of: proxy, path: path)
      checkScores(of: proxy, path: path)
      checkQualified(proxy, path: path)
    }
  }

  private mutating func checkPair(_ proxy: Proxy, path: [String]) {
    if proxy.kpi == KPI.spend {
      complain(
        .contradiction, at: path, aboutKey: true,
        "'spend' is what a plan costs and stands for nothing")
    } else {
      requireKPI(proxy.kpi, path, aboutKey: true)
    }
    guard requireKPI(proxy.distal, path + ["for"]) else { return }
    if proxy.distal == proxy.kpi {
      complain(
        .contradiction, at: path + ["for"], "'\(proxy.kpi)' cannot stand for itself",
        suggestion: "name the KPI that matters in the end")
    } else if proxy.distal == KPI.spend {
      complain(
        .contradiction, at: path + ["for"], "'spend' is known at once and needs no proxy",
        suggestion: "name the KPI that matters in the end")
    }
  }

  private mutating func checkLags(of proxy: Proxy, path: [String]) {
    guard let lags = proxy.lags else { return }
    if lags.lowerBound < 0 || lags.upperBound > Proxy.longestLag {
      complain(
        .outOfRange, at: path + ["lag"],
        "a lag is a number of periods of the history from 0 to \(Proxy.longestLag)")
    }
  }

  private mutating func checkScores(of proxy: Proxy, path: [String]) {
    if let threshold = proxy.threshold {
      requireFigure(threshold, at: path + ["threshold"], "the threshold")
      if proxy.scores == nil {
        complain(
          .contradiction, at: path + ["threshold"], "a threshold needs scores",
          suggestion: "name their table, for example 'scores: scores.csv', with the columns "
            + "line, score, converted")
      }
    }
    guard let scores = proxy.scores else { return }
    if let unsound = scores.first(where: { !$0.score.isFinite }) {
      complain(
        .outOfRange, at: path + ["scores"], "a score of '\(unsound.line)' must be a finite number")
    }
    guard let position = index.kpis[proxy.kpi] else { return }
    switch scenario.kpis[position].definition {
    case .delivered, .markets, .independent: return
    case .sum, .ratio:
      complain(
        .contradiction, at: path + ["scores"],
        "'\(proxy.kpi)' is made of other KPIs, and scores need one that lines bring",
        suggestion: "declare the KPI that lines bring as the proxy")
    }
  }

  private mutating func checkQualified(_ proxy: Proxy, path: [String]) {
    guard let qualified = proxy.qualified else { return }
    let path = path + ["qualified as"]
    if proxy.scores == nil || proxy.threshold == nil {
      complain(
        .missing, at: path, "what is qualified follows from scores and a threshold",
        suggestion: "write both, for example {scores: scores.csv, threshold: 60}")
    }
    if qualified == proxy.kpi || qualified == proxy.distal {
      complain(
        .contradiction, at: path,
        "'\(qualified)' is the \(qualified == proxy.kpi ? "proxy" : "KPI that it stands for") itself",
        suggestion: "declare another KPI for what is qualified")
    }
    if scenario.proxies.first(where: { $0.qualified == qualified })?.kpi != proxy.kpi {
      complain(
        .duplicate, at: path, "'\(qualified)' is what qualified units of another proxy count as",
        suggestion: "give each proxy a KPI of its own")
    }
    guard qualified != KPI.spend, requireKPI(qualified, path) else {
      if qualified == KPI.spend {
        complain(.contradiction, at: path, "'spend' is counted by itself")
      }
      return
    }
    guard let position = index.kpis[qualified] else { return }
    if case .delivered = scenario.kpis[position].definition { return }
    complain(
      .contradiction, at: path,
      "'\(qualified)' is defined by other KPIs or by markets, and follows from scores here",
      suggestion: "leave it without 'sum', 'ratio', 'combine' and 'per'")
  }
}
