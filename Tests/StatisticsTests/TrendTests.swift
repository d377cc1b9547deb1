// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Expected values from SciPy 1.17.1 (`linregress`, `t.ppf`).
@Suite struct TrendTests {
  @Test("slope, intercept and the slope's interval have their digits")
  func line() throws {
    let trend = try #require(Trend.of(Anscombe.y, at: Anscombe.x).value)
    #expect(agrees(trend.slope, 0.5000909090909091))
    #expect(agrees(trend.intercept, 3.0000909090909103))
    #expect(agrees(trend.slopeError, 0.11790550059563408))
    #expect(agrees(trend.slopeInterval()?.lower, 0.2333701363851875, within: 1e-11))
    #expect(agrees(trend.slopeInterval()?.upper, 0.7668116817966308, within: 1e-11))
    #expect(agrees(trend.significance, 0.0021696288730787905, within: 1e-10))
    #expect(agrees(trend.value(at: 20), 3.0000909090909103 + 20 * 0.5000909090909091))
  }

  @Test("two points have a line without an interval, one has none")
  func few() throws {
    let trend = try #require(Trend.of([1, 3], at: [0, 4]).value)
    #expect(trend.slope == 0.5)
    #expect(trend.slopeInterval() == nil)
    #expect(trend.significance == nil)
    #expect(Trend.of([1], at: [0]).reason == .tooFew(size: 1, needed: 2))
    #expect(Trend.of([1, 2, 3], at: [5, 5, 5]).reason == .firstIsConstant)
    #expect(Trend.of([1, .nan], at: [0, 1]).reason == .notFinite)
  }

  @Test("constant values have no slope, for sure")
  func constant() throws {
    let trend = try #require(Trend.of([0.1, 0.1, 0.1, 0.1], at: [0, 1, 2, 4]).value)
    #expect(trend.slope == 0)
    #expect(trend.intercept == 0.1)
    #expect(trend.slopeInterval() == ConfidenceInterval(lower: 0, upper: 0, confidence: 0.95))
    #expect(trend.significance == 1)
  }

  @Test("gaps in time count with their length")
  func gaps() throws {
    let trend = try #require(Trend.of([0, 1, 5], at: [0, 1, 5]).value)
    #expect(agrees(trend.slope, 1))
    #expect(abs(trend.intercept) < 1e-12)
  }
}
