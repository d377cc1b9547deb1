// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Expected values from SciPy 1.17.1 (`pearsonr`, `spearmanr`, `rankdata`) and the formulas that
/// the sources name.
@Suite struct CorrelationTests {
  @Test("Pearson's coefficient, its interval and significance have their digits")
  func pearson() throws {
    let found = try #require(Correlation.of(Anscombe.x, Anscombe.y).value)
    #expect(agrees(found.coefficient, 0.8164205163448395))
    #expect(found.size == 11)
    #expect(agrees(found.interval().lower, 0.4243912133932153))
    #expect(agrees(found.interval().upper, 0.9506932537865604))
    #expect(agrees(found.significance, 0.0021696288730788152, within: 1e-10))
  }

  @Test("Spearman's coefficient, its interval and significance have their digits")
  func spearman() throws {
    let found = try #require(Correlation.of(Anscombe.x, Anscombe.y, .spearman).value)
    #expect(agrees(found.coefficient, 0.8181818181818182))
    #expect(agrees(found.interval().lower, 0.3370204870698274))
    #expect(agrees(found.interval().upper, 0.9604636343630895))
    #expect(agrees(found.significance, 0.0020831448404786917, within: 1e-10))
  }

  @Test("equal values share the mean of their ranks")
  func ties() throws {
    let first: [Double] = [1, 2, 2, 3, 3, 3, 4, 10, 10, 12]
    let second: [Double] = [5, 4, 6, 6, 7, 9, 9, 8, 14, 14]
    #expect(Ranks.middle(first) == [1, 2.5, 2.5, 5, 5, 5, 7, 8.5, 8.5, 10])
    #expect(Ranks.middle(second) == [2, 1, 3.5, 3.5, 5, 7.5, 7.5, 6, 9.5, 9.5])
    let found = try #require(Correlation.of(first, second, .spearman).value)
    #expect(agrees(found.coefficient, 0.8723122396987356))
    #expect(agrees(Correlation.of(first, second).value?.coefficient, 0.8377351449847005))
  }

  @Test("two pairs have no correlation, and three have one without an interval")
  func few() throws {
    #expect(Correlation.of([], []).reason == .tooFew(size: 0, needed: 3))
    #expect(Correlation.of([1, 2], [3, 4]).reason == .tooFew(size: 2, needed: 3))
    let three = try #require(Correlation.of([1, 2, 3], [3, 4, 4]).value)
    #expect(three.interval().lower == -1)
    #expect(three.interval().upper == 1)
    #expect(three.significance > 0.1)
  }

  @Test("a constant series has no correlation, and the answer says which one is constant")
  func constant() {
    #expect(Correlation.of([4, 4, 4, 4], [1, 2, 3, 4]).reason == .firstIsConstant)
    #expect(Correlation.of([1, 2, 3, 4], [0, 0, 0, 0]).reason == .secondIsConstant)
    #expect(Correlation.of([0, 0, 0], [0, 0, 0], .spearman).reason == .firstIsConstant)
  }

  @Test("what rounding leaves of a constant series is no correlation")
  func rounding() {
    let tenths = [0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3]
    #expect(Correlation.of(tenths, [1, 2, 1, 2]).reason == .firstIsConstant)
  }

  @Test("values that are not finite have no correlation")
  func notFinite() {
    #expect(Correlation.of([1, 2, .nan], [1, 2, 3]).reason == .notFinite)
    #expect(Correlation.of([1, 2, 3], [1, .infinity, 3]).reason == .notFinite)
  }

  @Test("a perfect relation has an interval without width")
  func perfect() throws {
    let found = try #require(Correlation.of([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]).value)
    #expect(found.coefficient == 1)
    #expect(found.interval() == ConfidenceInterval(lower: 1, upper: 1, confidence: 0.95))
    #expect(found.significance == 0)
  }

  @Test("the size of the numbers does not matter", arguments: [1e-300, 1e-9, 1e9, 1e300])
  func scale(factor: Double) throws {
    let scaled = Anscombe.x.map { $0 * factor }
    let found = try #require(Correlation.of(scaled, Anscombe.y).value)
    #expect(agrees(found.coefficient, 0.8164205163448395))
  }

  @Test("the coefficient is the same the other way round and changes sign with a series")
  func symmetry() throws {
    let found = try #require(Correlation.of(Anscombe.x, Anscombe.y).value)
    let turned = try #require(Correlation.of(Anscombe.y, Anscombe.x).value)
    let mirrored = try #require(Correlation.of(Anscombe.x, Anscombe.y.map { -$0 }).value)
    #expect(agrees(turned.coefficient, found.coefficient))
    #expect(agrees(mirrored.coefficient, -found.coefficient))
    #expect(agrees(mirrored.interval().lower, -found.interval().upper))
  }
}
