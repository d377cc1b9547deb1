// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import FoundationEssentials
import Limits
import Planning
import Reports
import Testing
import Verification

/// Whole objects of a scenario that is small enough to be read whole.
@Suite struct JSONWholeTests {
  private func scenario() throws -> CheckedScenario {
    let rate = try LinearCurve(rate: 0.1)
    let period = Period(
      first: try #require(CalendarDate(year: 2026, month: 7, day: 1)),
      last: try #require(CalendarDate(year: 2026, month: 9, day: 30)))
    return try CheckedScenario(
      Scenario(
        name: "Été/1", period: period, currency: "EUR", budget: .atMost(30),
        kpis: [
          KPI(name: "reach", unit: "people", base: 0.5, objective: .maximize, weight: 2),
          KPI(name: "cost", definition: .ratio(numerator: "spend", denominator: "reach")),
        ],
        campaigns: [
          Campaign(
            name: "tv", channel: "brand", purchase: .money(least: 0, most: nil), last: 20,
            brings: [Delivery(kpi: "reach", response: .curve(.linear(rate), envelope: .none))])
        ]))
  }

  private func plan(spend: Double) -> Plan {
    Plan(
      allocations: [.init(line: "tv", spend: spend, binding: [.most])],
      values: [
        .init(kpi: "reach", value: 0.5 + 0.1 * spend), .init(kpi: "cost", value: nil),
        .init(kpi: "spend", value: spend),
      ],
      certificate: Certificate(
        weights: [.init(kpi: "reach", weight: 1)],
        multipliers: [.init(limit: .budget(.atMost), value: 0.1)], value: 3.5, bound: 3.5),
      limiting: [.budget(.atMost)])
  }

  private let verification = VerificationReport(
    checks: [.init(.budget, passed: true, detail: "spend is 30")], envelopeLifts: [],
    bounds: [.recomputed(3.5)])

  @Test("a plan is written whole")
  func wholePlan() throws {
    let solution = Solution(
      plan: plan(spend: 30),
      scales: [
        ObjectiveScale(
          kpi: "reach", objective: .maximize, weight: 2, scale: .amount(4), amount: 4)
      ])
    let report = PlanReport(solution, of: try scenario(), verification: verification)
    let json = report.json(JSONEnvelope(.plan, status: "done", message: "the best plan"))
    #expect(
      json == #"""
        {
          "diagnostics" : [

          ],
          "message" : "the best plan",
          "plan" : {
            "allocations" : [
              {
                "binding" : [
                  {
                    "kind" : "most",
                    "member" : null,
                    "name" : null,
                    "side" : null,
                    "value" : null
                  }
                ],
                "category" : null,
                "change" : 10,
                "channel" : "brand",
                "commission" : 0,
                "kind" : "campaign",
                "last" : 20,
                "least" : 0,
                "line" : "tv",
                "most" : null,
                "package" : null,
                "plan" : 30,
                "setUpFee" : 0,
                "share" : 1,
                "unit" : null,
                "units" : null
              }
            ],
            "analysis" : null,
            "certificate" : {
              "bound" : 3.5,
              "gap" : 0,
              "kept" : [

              ],
              "misses" : [

              ],
              "multipliers" : [
                {
                  "limit" : {
                    "kind" : "budget",
                    "member" : null,
                    "name" : null,
                    "side" : "at most",
                    "value" : null
                  },
                  "multiplier" : 0.1
                }
              ],
              "proof" : {
                "cases" : null,
                "kind" : "multipliers",
                "rootBound" : null
              },
              "value" : 3.5,
              "weights" : [
                {
                  "kpi" : "reach",
                  "objective" : "maximize",
                  "weight" : 1
                }
              ],
              "within" : [

              ],
              "worstOff" : [

              ]
            },
            "currency" : "EUR",
            "envelopes" : [

            ],
            "goals" : [

            ],
            "interruption" : null,
            "kpis" : [
              {
                "atLeast" : null,
                "atMost" : null,
                "base" : 0.5,
                "last" : null,
                "name" : "reach",
                "objective" : "maximize",
                "unit" : "people",
                "value" : 3.5
              },
              {
                "atLeast" : null,
                "atMost" : null,
                "base" : 0,
                "last" : null,
                "name" : "cost",
                "objective" : null,
                "unit" : null,
                "value" : null
              },
              {
                "atLeast" : null,
                "atMost" : null,
                "base" : 0,
                "last" : null,
                "name" : "spend",
                "objective" : null,
                "unit" : "EUR",
                "value" : 30
              }
            ],
            "leftOut" : [

            ],
            "limitedBy" : [
              {
                "kind" : "budget",
                "member" : null,
                "name" : null,
                "side" : "at most",
                "value" : null
              }
            ],
            "name" : "Été/1",
            "period" : {
              "first" : "2026-07-01",
              "last" : "2026-09-30"
            },
            "picked" : null,
            "preference" : {
              "asked" : [

              ],
              "kind" : "declared"
            },
            "rates" : {

            },
            "scaleChanges" : [

            ],
            "scales" : [
              {
                "amount" : 4,
                "best" : null,
                "bestBound" : null,
                "constant" : false,
                "estimate" : false,
                "kpi" : "reach",
                "objective" : "maximize",
                "ofBase" : false,
                "scale" : "amount",
                "weight" : 2,
                "weightPerUnit" : 0.5,
                "worst" : null,
                "worstBeside" : null,
                "worstBound" : null
              }
            ],
            "spend" : 30,
            "stages" : [

            ],
            "targets" : [

            ],
            "unreachable" : [

            ],
            "unscaled" : null,
            "unspent" : null,
            "unstepped" : null,
            "verification" : {
              "bounds" : [
                {
                  "bound" : 3.5,
                  "rederived" : true
                }
              ],
              "checks" : [
                {
                  "detail" : "spend is 30",
                  "passed" : true,
                  "plan" : null,
                  "subject" : "budget"
                }
              ],
              "ranges" : [

              ],
              "verified" : true
            }
          },
          "schema" : "apportion.plan/1.5",
          "status" : "done",
          "variants" : [

          ]
        }

        """#)
  }

  @Test("a trade-off is written whole")
  func wholeFrontier() throws {
    let frontier = PlanFrontier(
      axes: [
        .init(kpi: "reach", objective: .maximize, ideal: 3.5, nadir: 3.5),
        .init(kpi: "spend", objective: .minimize, ideal: 30, nadir: 30),
      ],
      plans: [plan(spend: 30)], completeness: .partial(.timeLimit, gap: 0.25))
    let report = FrontierReport(frontier, of: try scenario(), verification: verification)
    let json = report.json(
      JSONEnvelope(.frontier, status: "stopped with a plan", message: "1 plan"))
    #expect(
      json == #"""
        {
          "diagnostics" : [

          ],
          "frontier" : {
            "completeness" : {
              "gap" : 0.25,
              "interruption" : "timeLimit",
              "kind" : "partial",
              "provenShare" : 1
            },
            "currency" : "EUR",
            "envelopes" : [

            ],
            "knee" : null,
            "leftOut" : [

            ],
            "name" : "Été/1",
            "period" : {
              "first" : "2026-07-01",
              "last" : "2026-09-30"
            },
            "pieces" : [

            ],
            "plans" : [
              {
                "allocations" : [
                  {
                    "binding" : [
                      {
                        "kind" : "most",
                        "member" : null,
                        "name" : null,
                        "side" : null,
                        "value" : null
                      }
                    ],
                    "category" : null,
                    "change" : 10,
                    "channel" : "brand",
                    "commission" : 0,
                    "kind" : "campaign",
                    "last" : 20,
                    "least" : 0,
                    "line" : "tv",
                    "most" : null,
                    "package" : null,
                    "plan" : 30,
                    "setUpFee" : 0,
                    "share" : 1,
                    "unit" : null,
                    "units" : null
                  }
                ],
                "certificate" : {
                  "bound" : 3.5,
                  "gap" : 0,
                  "kept" : [

                  ],
                  "misses" : [

                  ],
                  "multipliers" : [
                    {
                      "limit" : {
                        "kind" : "budget",
                        "member" : null,
                        "name" : null,
                        "side" : "at most",
                        "value" : null
                      },
                      "multiplier" : 0.1
                    }
                  ],
                  "proof" : {
                    "cases" : null,
                    "kind" : "multipliers",
                    "rootBound" : null
                  },
                  "value" : 3.5,
                  "weights" : [
                    {
                      "kpi" : "reach",
                      "objective" : "maximize",
                      "weight" : 1
                    }
                  ],
                  "within" : [

                  ],
                  "worstOff" : [

                  ]
                },
                "exchangeRate" : null,
                "kpis" : [
                  {
                    "atLeast" : null,
                    "atMost" : null,
                    "base" : 0.5,
                    "last" : null,
                    "name" : "reach",
                    "objective" : "maximize",
                    "unit" : "people",
                    "value" : 3.5
                  },
                  {
                    "atLeast" : null,
                    "atMost" : null,
                    "base" : 0,
                    "last" : null,
                    "name" : "cost",
                    "objective" : null,
                    "unit" : null,
                    "value" : null
                  },
                  {
                    "atLeast" : null,
                    "atMost" : null,
                    "base" : 0,
                    "last" : null,
                    "name" : "spend",
                    "objective" : null,
                    "unit" : "EUR",
                    "value" : 30
                  }
                ],
                "limitedBy" : [
                  {
                    "kind" : "budget",
                    "member" : null,
                    "name" : null,
                    "side" : "at most",
                    "value" : null
                  }
                ],
                "number" : 1,
                "open" : false,
                "spend" : 30
              }
            ],
            "rates" : {

            },
            "verification" : {
              "bounds" : [
                {
                  "bound" : 3.5,
                  "rederived" : true
                }
              ],
              "checks" : [
                {
                  "detail" : "spend is 30",
                  "passed" : true,
                  "plan" : null,
                  "subject" : "budget"
                }
              ],
              "ranges" : [

              ],
              "verified" : true
            },
            "x" : {
              "best" : 3.5,
              "kpi" : "reach",
              "objective" : "maximize",
              "unit" : "people",
              "worst" : 3.5
            },
            "y" : {
              "best" : 30,
              "kpi" : "spend",
              "objective" : "minimize",
              "unit" : "EUR",
              "worst" : 30
            }
          },
          "message" : "1 plan",
          "schema" : "apportion.frontier/1.5",
          "status" : "stopped with a plan",
          "variants" : [

          ]
        }

        """#)
  }

  @Test(
    "every finite number reads back as the same double",
    arguments: [
      0.1 + 0.2, 1 / 3.0, 1e21 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -1.5e-7,
      123_456_789_012_345_680,
    ])
  func numbers(value: Double) throws {
    let report = PlanReport(
      Solution(plan: plan(spend: value), scales: []), of: try scenario(),
      verification: verification)
    let json = report.json(JSONEnvelope(.plan, status: "done", message: ""))
    let answer = try JSONDecoder().decode(Spend.self, from: Data(json.utf8))
    #expect(answer.plan.allocations[0].plan == value)
  }
}

private struct Spend: Decodable {
  struct Plan: Decodable { var allocations: [Allocation] }
  struct Allocation: Decodable { var plan: Double }
  var plan: Plan
}
