// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Verification

@Suite("Compensated sums")
struct CompensatedSumTests {
  @Test("Small terms survive between large ones that cancel")
  func cancellation() {
    var sum = CompensatedSum()
    for term in [1e16, 1, 1e-3, -1e16] { sum.add(term) }
    #expect(sum.value == 1.001)
    #expect(sum.magnitude == 2e16 + 1)
  }

  @Test("A tenth a million times is a hundred thousand")
  func manyTerms() {
    var sum = CompensatedSum()
    for _ in 0..<1_000_000 { sum.add(0.1) }
    #expect(sum.value == 100_000)
  }

  @Test("A multiple of a sum brings its magnitude along")
  func multiples() {
    var inner = CompensatedSum(3)
    inner.add(-3)
    var outer = CompensatedSum(1)
    outer.add(-2, times: inner)
    #expect(outer.value == 1)
    #expect(outer.magnitude == 13)
  }

  @Test("An infinite sum is infinite, not undefined")
  func infinite() {
    var sum = CompensatedSum(1)
    sum.add(.infinity)
    sum.add(2)
    #expect(sum.value == .infinity)
  }
}
