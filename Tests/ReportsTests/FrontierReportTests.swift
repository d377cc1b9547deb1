// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing

@Suite struct FrontierReportTests {
  private func report(
    _ frontier: PlanFrontier = Sample.frontier(),
    options: TextOptions = TextOptions(fileName: "acme q3.yaml")
  ) throws -> FrontierReport {
    FrontierReport(
      frontier, of: try Sample.scenario(), verification: Sample.verification(plans: 3),
      options: options)
  }

  @Test("a trade-off is told whole")
  func whole() throws {
    #expect(
      try report().text == """
        Acme, Q3 2026 · 2026-07-01..2026-09-30 · budget 1.2M GBP · reach against signups

        signups (people)
             │ ●⠑⠒⠒⠤⠤⢄⣀⣀
        138k ┤ 3        ⠉⠉⠑⠒⠒⠤⠤⢄⣀⣀
             │                    ⠉⠉⠑⠒⠒⠤⠤⢄⣀⣀
        136k ┤                              ⠉⠉⠉⠒⠒⠢⠤⠤⣀⣀⡀
             │                                        ⠈⠉⠉⠒⠒⠢⠤⠤⣀⣀⡀
        134k ┤                                                  ⠈⠉⠉⠒⠒⠢⠤⠤⣀⣀⡀2
             │                                                            ⠈◆⠢⡀
        132k ┤                                                               ⠘⢄
             │                                                                 ⠑⢄
        130k ┤                                                                   ⠱⡀
             │                                                                    ⠈⠢⡀
        128k ┤                                                                      ⠈⢢ 1
             │                                                                        ⠑●
             └─┬───────────────────────┬───────────────────────┬───────────────────────┬
              2,130                  2,140                   2,150                 2,160
                                                                          reach (people)

        plan  reach  signups  signups  cost per  search  video  ooh  検索 "b,
                                  per    signup                            c"
                                reach
                               to the
                                 next
           1  2,160   127.1k   -1,300         –    450k   440k  60k         0
           2  2,155   133.6k     -240         –    450k   440k  60k         0  best bend
           3  2,130   139.6k                  –    450k   440k  60k         0

        Complete: 3 plans. Straight mixes between neighbours are plans too, and no plan
        is better than these.
        Best bend: plan 2 with 2,155 reach and 133.6k signups. From there +1 reach costs
        1,300 signups, and -1 gives back 240.
        Verified: 2 checks, recomputed from the scenario alone.
        note: the points of reach from video are used through their concave envelope,
          at most 0.29% of a curve's top above them; at these plans at most 121 people
          per line

        Next (a plan at the best bend, line by line):
          apportion solve "acme q3.yaml" --at reach=2155,signups=133600

        """)
  }

  @Test("the picture does without Unicode")
  func ascii() throws {
    let options = TextOptions(width: 60, unicode: false, fileName: "acme.yaml")
    #expect(
      try report(options: options).text == """
        Acme, Q3 2026 | 2026-07-01..2026-09-30 | budget 1.2M GBP |
        reach against signups

        signups (people)
             | o.....
             | 3     ...........
             |                  ..........
        135k +                            ...........
             |                                       .....#2
             |                                             ..
             |                                               ..
        130k +                                                 ..
             |                                                   ..
             |                                                    1o
             +------------------+----------------------------------+
                              2,140                            2,160
                                                      reach (people)

        plan  reach  signups   signups per       cost per
                              reach to the         signup
                                      next
           1  2,160   127.1k        -1,300              -
           2  2,155   133.6k          -240              -  best bend
           3  2,130   139.6k                            -

        Complete: 3 plans. Straight mixes between neighbours are
        plans too, and no plan is better than these.
        Best bend: plan 2 with 2,155 reach and 133.6k signups. From
        there +1 reach costs 1,300 signups, and -1 gives back 240.
        Verified: 2 checks, recomputed from the scenario alone.
        note: the points of reach from video are used through
          their concave envelope, at most 0.29% of a curve's top
          above them; at these plans at most 121 people per line
        Not all columns fit here: '--format csv' has every KPI and
        every line.

        Next (a plan at the best bend, line by line):
          apportion solve acme.yaml --at reach=2155,signups=133600

        """)
  }

  @Test("a gap is told in shares and in units")
  func gap() throws {
    let text = try report(Sample.frontier(.withinGap(0.001))).text.replacing("\n", with: " ")
    #expect(
      text.contains(
        "3 plans: no plan is better than a mix of neighbours by more than 0.1% of each KPI's range "
          + "(0.03 reach, 13 signups)."))
  }

  @Test("a partial trade-off never looks complete")
  func partial() throws {
    let text = try report(Sample.frontier(.partial(.cancelled, gap: nil))).text
    #expect(text.contains("Incomplete, stopped on request with 3 plans:"))
    #expect(!text.contains("Complete"))
  }

  @Test("a single plan needs no picture and no exchange")
  func single() throws {
    var frontier = Sample.frontier()
    frontier.plans = [frontier.plans[0]]
    frontier.named = []
    let text = try report(frontier).text.replacing("\n", with: " ")
    #expect(text.contains("there is nothing to trade off"))
    #expect(!text.contains("┤"))
    #expect(!text.contains("to the next"))
    #expect(text.contains("Next (this plan, line by line):"))
  }

  @Test("plans that differ in one KPI only draw no picture and no infinite rate")
  func flat() throws {
    var frontier = Sample.frontier()
    for plan in frontier.plans.indices { frontier.plans[plan].values[0].value = 2160 }
    let report = try report(frontier)
    for word in ["inf", "nan", "?", "┤"] { #expect(!report.text.contains(word)) }
    let json = report.json(JSONEnvelope(.frontier, status: "done", message: "3 plans"))
    for word in ["inf", "nan"] { #expect(!json.contains(word)) }
  }

  @Test("the next command asks for no more than the plan has")
  func minimized() throws {
    var frontier = Sample.frontier()
    frontier.axes[1].objective = .minimize
    frontier.plans[1].values[0].value = 2155.4999
    frontier.plans[1].values[1].value = 133_600.4
    let text = try report(frontier).text
    #expect(text.contains("--at reach=2155.49,signups=133601"))
    #expect(text.contains("signups (people), less is better"))
  }

  @Test("money along an axis is kept by the budget")
  func spend() throws {
    var frontier = Sample.frontier()
    frontier.axes[1] = .init(kpi: "spend", objective: .minimize, ideal: 900_000, nadir: 1_000_000)
    for (plan, spend) in [1_000_000.0, 950_000.4, 900_000].enumerated() {
      frontier.plans[plan].values[3].value = spend
    }
    #expect(try report(frontier).text.contains("--set \"budget=950001 GBP\""))
  }

  @Test("every width has its picture", arguments: [40, 60, 80, 120, 200])
  func widths(width: Int) throws {
    let options = TextOptions(width: width, fileName: "a.yaml")
    let lines = try report(options: options).text.split(separator: "\n")
    #expect(lines.contains { $0.contains("◆") })
    #expect(lines.prefix { !$0.hasPrefix("plan") }.allSatisfy { $0.count <= width })
  }

  @Test("a trade-off as CSV has a row per plan")
  func csv() throws {
    #expect(
      try report().csv == #"""
        reach,signups,cost per signup,spend,spend on search,spend on video,spend on ooh,"spend on 検索 ""b, c"""
        2160,127100,,950000,450000,440000,60000,0
        2155,133600,,950000,450000,440000,60000,0
        2130,139600,,950000,450000,440000,60000,0

        """#)
  }
}
