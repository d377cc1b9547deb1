// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Service
import Statistics
import Testing

@Suite("Evidence for proxies")
struct ProxyEvidenceTests {
  private static func evidence(
    _ history: [Proxy.Observation], lags: ClosedRange<Int> = 0...2,
    direction: LagScan.Direction = .same
  ) throws -> ProxyEvidence {
    try ProxyEvidence(
      history, lags: lags, direction: direction, hasRate: direction == .same)
  }

  /// Three years in which a form brings a tenth of a policy, give or take 2%.
  private static let sound: [Proxy.Observation] = {
    let forms = ProxySample.noise(1, count: 36).map { 500 + 100 * $0 }
    let policies = zip(forms, ProxySample.noise(2, count: 36)).map { 0.1 * $0 * (1 + 0.02 * $1) }
    return ProxySample.months(forms, policies)
  }()

  @Test("a proxy that moves with the other and keeps its rate is validated, with its sample size")
  func validated() throws {
    let found = try Self.evidence(Self.sound)
    #expect(found.verdict == .validated)
    #expect(found.size == 36 && found.periods == 36 && found.gaps == 0 && found.lag == 0)
    #expect(found.step == .months(1))
    guard case .strong(let interval) = found.reasons.first else {
      Issue.record("\(found.reasons)")
      return
    }
    #expect(interval.lower >= ProxyBar.correlation)
    // Three lags, values and changes: six looks at 95% together.
    #expect(abs(found.confidence - (1 - 0.05 / 6)) < 1e-12)
  }

  @Test("a rate that falls from 14% to 8% makes a proxy misleading, whatever the correlation")
  func drift() throws {
    let forms = ProxySample.noise(3, count: 24).map { 500 + 100 * $0 }
    let noise = ProxySample.noise(4, count: 24)
    let policies = forms.indices.map { index in
      forms[index] * (0.14 - 0.06 * Double(index) / 23) * (1 + 0.03 * noise[index])
    }
    let found = try Self.evidence(ProxySample.months(forms, policies))
    #expect(found.verdict == .misleading)
    guard case .rateChanged(let change) = found.reasons.first else {
      Issue.record("\(found.reasons)")
      return
    }
    #expect(change.before.value > 0.115 && change.after.value < 0.105)
    #expect(change.significance <= 0.01)
    let windows = try #require(found.rate?.rolling.windows)
    #expect((windows.first?.rate.value ?? 0) > 0.13 && (windows.last?.rate.value ?? 1) < 0.09)
  }

  @Test("a proxy that has nothing to do with the other is misleading, if there is enough to tell")
  func absent() throws {
    let forms = ProxySample.noise(5, count: 60).map { 500 + 20 * $0 }
    let policies = ProxySample.noise(6, count: 60).map { 50 + 2 * $0 }
    let found = try Self.evidence(ProxySample.months(forms, policies), lags: 0...0)
    #expect(found.verdict == .misleading)
    guard case .absent(let interval)? = found.reasons.first else {
      Issue.record("\(found.reasons)")
      return
    }
    #expect(interval.upper < ProxyBar.correlation)
    let searched = try Self.evidence(ProxySample.months(forms, policies))
    #expect(searched.verdict == .misleading)
    // Ten months of it tell nothing.
    let short = try Self.evidence(
      ProxySample.months(Array(forms.prefix(10)), Array(policies.prefix(10))), lags: 0...0)
    #expect(short.verdict == .weak)
    #expect(short.reasons.first == .few(size: 10, needed: 12))
  }

  @Test("two trends that only rise together are not validated by that")
  func trends() throws {
    let first = ProxySample.noise(7, count: 24).enumerated().map { 100 + 10 * Double($0) + 8 * $1 }
    let second = ProxySample.noise(8, count: 24).enumerated().map { 10 + Double($0) + 0.8 * $1 }
    let found = try Self.evidence(ProxySample.months(first, second), lags: 0...0)
    #expect((found.pearson.value?.coefficient ?? 0) > 0.95)
    #expect(found.verdict != .validated)
    #expect(
      found.reasons.contains {
        if case .memory(24, let effective) = $0 { effective < 8 } else { false }
      })
  }

  @Test("trends whose changes go together are validated by those")
  func changes() throws {
    let steps = ProxySample.noise(9, count: 36)
    var level = 500.0
    let first = steps.map { step -> Double in
      level += 10 + 30 * step
      return level
    }
    let noise = ProxySample.noise(10, count: 36)
    let second = zip(first, noise).map { 0.2 * $0 * (1 + 0.004 * $1) }
    let found = try Self.evidence(ProxySample.months(first, second), lags: 0...0)
    #expect(found.verdict == .validated, "\(found.reasons)")
  }

  @Test("KPIs that should move against each other are validated when they do")
  func opposite() throws {
    let first = ProxySample.noise(11, count: 24).map { 0.4 + 0.05 * $0 }
    let second = first.map { 900 - 1000 * $0 }
    let found = try Self.evidence(
      ProxySample.months(first, second), direction: .opposite)
    #expect(found.verdict == .validated)
    #expect(found.rate == nil)
    let wrong = try Self.evidence(ProxySample.months(first, second), lags: 0...0)
    #expect(wrong.verdict == .misleading)
  }

  @Test("one extreme month does not validate a proxy")
  func outlier() throws {
    var first = ProxySample.noise(12, count: 24).map { 100 + $0 }
    var second = ProxySample.noise(13, count: 24).map { 100 + $0 }
    first[10] = 400
    second[10] = 400
    let found = try Self.evidence(ProxySample.months(first, second), lags: 0...0)
    #expect((found.pearson.value?.coefficient ?? 0) > 0.9)
    #expect(found.verdict == .weak)
    guard case .ranksDisagree = found.reasons.first else {
      Issue.record("\(found.reasons)")
      return
    }
  }

  @Test("gaps are counted and not filled in")
  func gaps() throws {
    var history = Self.sound
    history.remove(at: 20)
    history[5].distal = nil
    let found = try Self.evidence(history)
    #expect(found.periods == 36 && found.gaps == 2 && found.size == 34)
    #expect(found.verdict == .validated)
  }

  @Test("a constant KPI, one row and no row are weak, with the reason")
  func degenerate() throws {
    let constant = try Self.evidence(
      ProxySample.months([5, 5, 5, 5], [1, 2, 3, 4]), lags: 0...0)
    #expect(constant.verdict == .weak)
    #expect(constant.reasons.contains(.noCorrelation(.firstIsConstant)))
    let one = try Self.evidence(ProxySample.months([5], [1]))
    #expect(one.reasons.contains(.noCorrelation(.tooFew(size: 1, needed: 3))))
    #expect(one.day(at: 0)?.description == "2024-01-01" && one.day(at: 1) == nil)
    let none = try Self.evidence([])
    #expect(none.verdict == .weak && none.days == nil && none.day(at: 0) == nil)
  }

  @Test("days that repeat and two frequencies are refused")
  func refused() throws {
    let twice = ProxySample.months([1], [2]) + ProxySample.months([1], [2])
    #expect(throws: PeriodGrid.Problem.duplicate(0, 1)) { try Self.evidence(twice) }
    var scenario = try ProxySample.scenario(ProxySample.text()).scenario
    scenario.proxies[0].history = twice
    let study = ProxyStudy(try CheckedScenario(scenario))
    #expect(throws: ServiceError.self) { try study.assess() }
  }

  @Test("periods have the days of the history, last days of months too")
  func days() throws {
    let found = try Self.evidence(Self.sound)
    #expect(found.day(at: 13)?.description == "2025-02-01")
    let ends = [(1, 31), (2, 29), (3, 31)].compactMap { month, day in
      CalendarDate(year: 2024, month: month, day: day).map {
        Proxy.Observation(date: $0, proxy: Double(month), distal: 1)
      }
    }
    let last = try Self.evidence(ends)
    #expect(last.day(at: 1)?.description == "2024-02-29")
    #expect(last.day(at: 3)?.description == "2024-04-30")
  }
}
