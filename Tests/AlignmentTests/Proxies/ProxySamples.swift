// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Scenarios

/// Files that exist only in a test.
struct ProxyFiles: FileReader {
  var files: [String: String]

  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let text = files[path] else { throw ReadFailure(reason: "there is no such file") }
    return Array(text.utf8)
  }
}

enum ProxySample {
  /// Search brings few forms and many policies, social the other way round; the last lines are the
  /// proxy's.
  static func text(
    budget: String = "budget: 5k USD", kpis: String = "", campaigns: String = "",
    more: String = "", proxy: String = "for: policies"
  ) -> String {
    """
    apportion: 1
    \(budget)
    kpis: {forms: {}, policies: {}, good: {base: 1}\(kpis)}
    campaigns:
      search: {spend: 0..5k, brings: {forms: {per 1k: 9}, policies: {rate: 20%, of: forms}}}
      social: {spend: 0..5k, brings: {forms: {per 1k: 30}, policies: {rate: 2%, of: forms}}}
    \(campaigns)
    \(more)
    proxies: {forms: {\(proxy)}}
    """
  }

  static func scenario(_ text: String, files: [String: String] = [:]) throws -> CheckedScenario {
    try ScenarioFile.load(
      "a.yaml", reading: ProxyFiles(files: files.merging(["a.yaml": text]) { $1 })
    ).scenario
  }

  /// The only assessment of a text.
  static func assessment(
    _ text: String, files: [String: String] = [:]
  ) throws -> ProxyAssessment {
    try ProxyStudy(try scenario(text, files: files)).assess()[0]
  }

  /// The price of a text's proxy.
  static func price(_ text: String) throws -> ProxyPrice? {
    if case .priced(let price) = try assessment(text).price { price } else { nil }
  }

  /// Months from January 2024 on.
  static func months(
    _ proxy: [Double?], _ distal: [Double?], from year: Int = 2024
  ) -> [Proxy.Observation] {
    zip(proxy, distal).enumerated().compactMap { index, values in
      CalendarDate(year: year + index / 12, month: index % 12 + 1, day: 1).map {
        Proxy.Observation(date: $0, proxy: values.0, distal: values.1)
      }
    }
  }

  /// Numbers that look random and are the same in every run, about normal.
  static func noise(_ seed: UInt64, count: Int) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      (0..<12).reduce(-6.0) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 11) / 9_007_199_254_740_992
      }
    }
  }
}
