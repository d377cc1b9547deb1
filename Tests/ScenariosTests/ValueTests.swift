// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Values")
struct ValueTests {
  @Test(
    "numbers are the doubles closest to what was written",
    arguments: [
      ("0", 0), ("5", 5), ("1200", 1200), ("1.5", 1.5), ("0.1", 0.1), ("1.2k", 1200),
      ("1.2M", 1_200_000), ("0.3k", 300), ("1.1M", 1_100_000), ("2.3M", 2_300_000),
      ("1e6", 1e6), ("2.5e-3", 2.5e-3), ("1E+3", 1000), ("28.4M", 28_400_000),
      ("59758.57", 59758.57), ("0.30000000000000004", 0.30000000000000004),
      ("\"1.2M\"", 1_200_000), ("'5k'", 5000), ("1e15", 1e15), ("1e-12", 1e-12),
    ] as [(String, Double)])
  func numbersAreExact(text: String, value: Double) throws {
    #expect(try scenario(Sample.budget(text)).budget == .atMost(value))
  }

  @Test("amounts keep their currency")
  func currenciesAreKept() throws {
    let plan = try scenario(Sample.budget("1.2M GBP"))
    #expect(plan.budget == .atMost(1_200_000))
    #expect(plan.currency == "GBP")
    #expect(try scenario(Sample.budget("5k")).currency == nil)
  }

  @Test("a budget can be all to be spent")
  func budgetsCanBeExact() throws {
    let plan = try scenario(Sample.budget("{exactly: 219.5M USD}"))
    #expect(plan.budget == .exactly(219_500_000))
  }

  @Test(
    "what is not an amount is refused with what to write instead",
    arguments: [
      ("1,2M", "write 1.2M (a decimal comma is not accepted)"),
      ("12,5", "write 12.5 (a decimal comma is not accepted)"),
      ("1,200", "write 1200, or 1.200 if the comma is a decimal one"),
      ("1,200,000", "write 1200000 (without commas between thousands)"),
      ("1.200.000", "write 1200000 (without points between thousands)"),
      ("1.200,50", "write one number with a decimal point and no commas"),
      ("1 200 000", "write 1200000"), ("1_000", "write 1000"), ("010", "write 10"),
      ("-010", "write -10"), ("00", "write 0"), ("0x1F", "write 31"), ("0o17", "write 15"),
      ("0b101", "write 5"),
      ("1:30", "write one number; some YAML tools would read this in base 60"),
      (".inf", "write a finite number, or leave the limit out"),
      ("-.INF", "write a finite number, or leave the limit out"),
      (".nan", "write a finite number, or leave the limit out"),
      ("inf", "write a finite number, or leave the limit out"),
      ("NaN", "write a finite number, or leave the limit out"),
      ("£5k", "write 5k GBP"), ("€1.5M", "write 1.5M EUR"),
      ("$5", "write the currency's code behind it, for example 5 USD"),
      ("5;3", "write one number with a decimal point, without ';'"), ("+5", "write 5"),
      (".5", "write 0.5"), ("5.", "write 5"), ("5K", "write 5k"), ("1.2m", "write 1.2M"),
      ("1.2m GBP", "write 1.2M"), ("3 million", "write 3M"),
      ("1.2bn", "write it in millions, with M"),
      ("GBP 5k", "write 5k GBP"), ("5kGBP", "write 5k GBP"),
      ("yes", "write a number, for example 1.2k"),
      ("no", "write a number, for example 1.2k"), ("~", "write a number, for example 1.2k"),
      ("01/07/2026", "write dates as year-month-day, for example 2026-07-01"),
      ("1.2.3", "write it as 1200, 1.2k or 1.2M"), ("lots", "write it as 1200, 1.2k or 1.2M"),
      ("1e5k", "write it as 1200, 1.2k or 1.2M"), ("--5", "write it as 1200, 1.2k or 1.2M"),
    ])
  func refusalsSayWhatToWrite(text: String, advice: String) throws {
    let found = try diagnostics(Sample.budget(text))
    #expect(found.map(\.code) == [.badValue])
    #expect(found.first?.line == 2)
    #expect(found.first?.column == 9)
    #expect(found.first?.suggestion == advice)
  }

  @Test(
    "absurd and negative amounts are out of range",
    arguments: ["1e400", "-1e400", "1e16", "1e-13", "1e-400", "-5", "-1.2M GBP"])
  func absurdAmountsAreRefused(text: String) throws {
    let found = try diagnostics(Sample.budget(text))
    #expect(found.map(\.code) == [.outOfRange])
    #expect(found.first?.line == 2)
    #expect(found.first?.column == 9)
  }

  @Test(
    "unknown and misspelt currencies are refused",
    arguments: [
      ("5k XYZ", "write an ISO 4217 code, for example GBP"), ("5k GPB", "did you mean GBP?"),
      ("5k gbp", "did you mean GBP?"), ("5k USS", "did you mean USD?"),
    ])
  func unknownCurrenciesAreRefused(text: String, advice: String) throws {
    let found = try diagnostics(Sample.budget(text))
    #expect(found.map(\.code) == [.currency])
    #expect(found.first?.suggestion == advice)
  }

  @Test("two currencies are refused at the second")
  func currenciesAreNotMixed() throws {
    let text = Sample.budget("5k GBP").replacing("0..500k", with: "0..500k EUR")
    #expect(
      try complaints(text) == ["A023 4:25 an amount in EUR in a scenario of GBP"])
  }

  @Test(
    "spend is an amount, a range or a range without an end",
    arguments: [
      ("250k", 250_000, 250_000), ("0..500k", 0, 500_000), ("100k .. 450k GBP", 100_000, 450_000),
      ("100k GBP..450k GBP", 100_000, 450_000), ("5k..", 5000, nil), ("0", 0, 0),
    ] as [(String, Double, Double?)])
  func spendsAreRanges(text: String, least: Double, most: Double?) throws {
    let plan = try scenario(Sample.campaign("spend: \(text), brings: {reach: {per 1k: 90}}"))
    #expect(plan.campaigns.first?.purchase == .money(least: least, most: most))
  }

  @Test(
    "what is not a range is refused with what to write instead",
    arguments: [
      ("5k-9k", Complaint.Code.badValue, "write 5k..9k"),
      ("5k to 9k", .badValue, "write 5k..9k"),
      ("5k – 9k GBP", .badValue, "write 5k..9k GBP"),
      (
        "5k...9k", .badValue,
        "write the least and the most with '..' between them, for example 0..500k"
      ),
      ("..9k", .badValue, "write 0..9k"),
      (
        "0..1..2", .badValue,
        "write the least and the most with '..' between them, for example 0..500k"
      ),
      ("0..30%", .badValue, "write amounts here, and shares into 'rules'"),
      ("-5..3", .outOfRange, "write an amount of 0 or more"),
      ("5..3", .outOfRange, "write the smaller one first"),
    ])
  func badRangesAreRefused(text: String, code: Complaint.Code, advice: String) throws {
    let found = try diagnostics(
      Sample.campaign("spend: \(text), brings: {reach: {per 1k: 90}}"))
    #expect(found.map(\.code) == [code])
    #expect(found.first?.column == 15)
    #expect(found.first?.suggestion == advice)
  }

  @Test(
    "what is not a period is refused",
    arguments: [
      ("01/07/2026..30/09/2026", Complaint.Code.badValue),
      ("2026-07-01", .badValue), ("2026-7-1..2026-9-30", .badValue),
      ("2026-02-30..2026-03-01", .badValue), ("2026-09-30..2026-07-01", .outOfRange),
      ("Q3 2026", .badValue), ("2026-07-01...2026-09-30", .badValue),
    ])
  func badPeriodsAreRefused(text: String, code: Complaint.Code) throws {
    let found = try diagnostics("period: \(text)\n" + Sample.budget("5k"))
    #expect(found.map(\.code) == [code])
    #expect(found.first?.line == 1)
    #expect(found.first?.column == 9)
    #expect(found.first?.suggestion != nil)
  }
}
