// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite struct FigureTests {
  @Test(
    "a number by itself is written as a planner would",
    arguments: [
      (360_000, "360k"), (1_200_000, "1.2M"), (314_872, "314,872"), (0, "0"), (120, "120"),
      (8.9, "8.9"), (-30_000, "-30k"), (219_500_000, "219.5M"), (0.04, "0.04"), (9_999, "9,999"),
      (1e300, "1.000e300"), (1.5e-12, "1.500e-12"), (0.1 + 0.2, "0.3"), (1_234_567, "1,234,567"),
    ] as [(Double, String)])
  func amounts(value: Double, text: String) {
    #expect(FigureFormat.amount(value) == text)
  }

  @Test("all numbers of a column are written alike")
  func column() {
    let spends = [315_112.4, 349_870.2, 246_031.9, 114_022.1, 60_000, 1_200_000]
    let format = FigureFormat(spends)
    #expect(
      spends.map(format.text) == ["315k", "350k", "246k", "114k", "60k", "1,200k"])
    #expect(format.signed(-5_400) == "-5k")
    #expect(format.signed(60_000) == "+60k")
    #expect(format.signed(0) == "0")
    #expect(format.signed(120) == "0")
  }

  @Test("digits are added until differences show")
  func differences() {
    let values = [265_202_290.0, 265_200_190.0]
    let format = FigureFormat(values, differences: [2_100])
    #expect(values.map(format.text) == ["265,202,290", "265,200,190"])
    let coarse = FigureFormat(values)
    #expect(values.map(coarse.text) == ["265.2M", "265.2M"])
  }

  @Test("differences under a millionth of the column do not blow it up")
  func invisibleDifferences() {
    let values = [1_000_000.0, 1_000_000.0000001]
    #expect(FigureFormat(values, differences: [1e-7]).text(values[1]) == "1M")
  }

  @Test(
    "rounding goes half away from zero and never makes -0",
    arguments: [
      (0.125, 2, "0.13"), (-0.004, 2, "0.00"), (1234.5, 0, "1,235"), (-1234.5, 0, "-1,235"),
      (999.96, 1, "1,000.0"), (0.05, 3, "0.050"), (1e15, 0, "1.000e15"), (9.9996e20, 0, "1.000e21"),
    ] as [(Double, Int, String)])
  func rounding(value: Double, decimals: Int, text: String) {
    #expect(FixedPoint.text(value, decimals: decimals) == text)
  }

  @Test(
    "the power of ten of a number is exact at its edges",
    arguments: [
      (1, 0), (9.999999999999998, 0), (10, 1), (0.1, -1), (0.09999999999999999, -2), (1e-300, -300),
      (123_456, 5), (1e16, 16), (1.5e22, 22),
    ] as [(Double, Int)])
  func exponents(value: Double, exponent: Int) {
    #expect(FixedPoint.exponentOfTen(value) == exponent)
  }

  @Test("a gap is never rounded down, and up in its second digit")
  func gaps() {
    #expect(Percentage.gap(0) == "0%")
    #expect(Percentage.gap(0.000001) == "0.0001%")
    #expect(Percentage.gap(0.0000011) == "0.00011%")
    #expect(Percentage.gap(0.00000111) == "0.00012%")
    #expect(Percentage.gap(0.0000956) == "0.0096%")
    #expect(Percentage.gap(0.0996) == "10%")
    #expect(Percentage.gap(0.12) == "12%")
    #expect(Percentage.gap(0.142) == "15%")
    #expect(Percentage.gap(0.21) == "21%")
    #expect(Percentage.gap(1.234) == "130%")
    #expect(Percentage.gap(1e-13) == "under 0.000000001%")
  }

  @Test("what something cannot pass is never rounded down, and up in its second digit")
  func bounds() {
    #expect(FigureFormat.roundedUp(31_200) == "32k")
    #expect(FigureFormat.roundedUp(24_000) == "24k")
    #expect(FigureFormat.roundedUp(149) == "150")
    #expect(FigureFormat.roundedUp(0.00341) == "0.0035")
    #expect(FigureFormat.roundedUp(0.1) == "0.1")
    #expect(FigureFormat.roundedUp(0) == "0")
  }

  @Test("changes keep their sign and two significant digits")
  func changes() {
    #expect(Percentage.change(0.047) == "+4.7%")
    #expect(Percentage.change(-0.00012) == "-0.012%")
    #expect(Percentage.change(0) == "0%")
    #expect(Percentage.change(1.5) == "+150.0%")
    #expect(Percentage.share(0.2624) == "26.2%")
    #expect(Percentage.written(0.3) == "30%")
    #expect(Percentage.written(0.125) == "12.5%")
  }

  @Test(
    "numbers for machines read back as the same number",
    arguments: [0.1, 1.0 / 3, 1_200_000, 1e300, .leastNonzeroMagnitude, -2.5, 0, 1e16])
  func exact(value: Double) {
    #expect(Double(ExactNumber.text(value)) == value)
    #expect(!ExactNumber.text(value).hasSuffix(".0"))
  }
}
