// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Scenarios
import Testing

@Suite("Values asked of KPIs")
struct AskedValuesTests {
  private func scenario() throws -> CheckedScenario {
    let rate = try LinearCurve(rate: 0.1)
    return try CheckedScenario(
      Scenario(
        currency: "EUR", budget: .atMost(10),
        kpis: [
          KPI(name: "reach", unit: "people", last: 1), KPI(name: "trust", last: 1),
          KPI(name: "cost, total", unit: "EUR", last: 1), KPI(name: "Tom's = 3", last: 1),
          KPI(name: "roas", definition: .ratio(numerator: "reach", denominator: "spend")),
        ],
        campaigns: [
          Campaign(
            name: "tv", purchase: .money(least: 0, most: 1),
            brings: ["reach", "trust", "cost, total", "Tom's = 3"].map {
              Delivery(kpi: $0, response: .curve(.linear(rate), envelope: .none))
            })
        ]))
  }

  private func refusal(_ text: String) throws -> String? {
    let scenario = try scenario()
    do throws(InvalidAskedValues) {
      _ = try AskedValues.parse(text, in: scenario)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("are read with suffixes, units, currencies and quoted names")
  func read() throws {
    let scenario = try scenario()
    #expect(
      try AskedValues.parse(
        #"reach = 1.4M people, "cost, total"=55k EUR,"Tom's = 3"=-2,roas=350%,trust=8.9"#,
        in: scenario)
        == ["reach": 1_400_000, "cost, total": 55_000, "Tom's = 3": -2, "roas": 3.5, "trust": 8.9])
    #expect(try AskedValues.parse("spend=1.2k EUR", in: scenario) == ["spend": 1_200])
  }

  @Test("names are parted by commas outside of quotes")
  func names() {
    #expect(AskedValues.names(#"reach, "cost, total",'a=b'"#) == ["reach", "cost, total", "a=b"])
    #expect(AskedValues.names("") == [""])
    #expect(AskedValues.names(#"Tom's,"half"#) == ["Tom's", #""half"#])
  }

  @Test(
    "that make no sense are refused with what to write",
    arguments: [
      ("", "'' is no KPI with a value"), ("=5", "'=5' is no KPI with a value"),
      ("reach=1=2", "'reach=1=2' is no KPI with a value"),
      ("Reech=5", "there is no KPI 'Reech'; did you mean 'reach'?"),
      ("trust=5 EUR", "'trust' has no unit, not in EUR; leave EUR out"),
      ("cost, total=5", "'cost' is no KPI with a value"),
      (#""cost, total"=5 USD"#, "'cost, total' is in EUR, not in USD; write the amount in EUR"),
      ("trust=50%", "'trust' has no unit, so that a share, '50%', does not fit"),
      ("reach=1.4M persons", "'1.4M persons' is not a value, asked of 'reach'"),
      ("reach=1e99", "'1e99' is larger than any value can be, asked of 'reach'"),
      ("reach=nan", "'nan' is not a value, asked of 'reach'; write a finite number"),
    ])
  func refused(text: String, message: String) throws {
    let refusal = try refusal(text)
    #expect(refusal?.contains(message) == true, "\(refusal ?? "nothing")")
  }
}
