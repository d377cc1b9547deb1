// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning
import Reports
import Testing

@Suite struct PieceReportTests {
  private func report(
    _ frontier: PlanFrontier = ChoiceSample.frontier(), width: Int = 80, unicode: Bool = true
  ) throws -> FrontierReport {
    FrontierReport(
      frontier, of: try ChoiceSample.scenario(), verification: ChoiceSample.verification,
      options: TextOptions(width: width, unicode: unicode, fileName: "acme.yaml"))
  }

  /// The text as one line.
  private func words(_ frontier: PlanFrontier) throws -> String {
    try report(frontier).text.replacing("\n", with: " ")
  }

  @Test("a trade-off in pieces is told whole")
  func whole() throws {
    #expect(
      try report().text == """
        Acme, Q3 2026 · budget 1.2M GBP · reach against trust

        trust (points)
        9.5 ┤ ▲6
            │
            │              ▲5
        9.0 ┤
            │                                      ■4
            │                                      ⢣
            │                                      ⢸
        8.5 ┤                                      ⠈⡆
            │                                       ⢇
            │                                       ⢸
            │                                       ⠘⡄
        8.0 ┤                                        □3                           2●⢄  1
            │                                                                        ⠉⠢●
            └─────────┬─────────────────────┬─────────────────────┬────────────────────┬
                    1.38M                 1.40M                 1.42M              1.44M
                                                                          reach (people)
          In every plan: video
          ● aya (one reel) + ben + dev   ■ aya (one reel) + ben + chloe
          ▲ aya (two reels) + chloe + dev

        plan      reach  trust    trust per 1,000 reach  search  video  radio
                                            to the next
           1  ●  1,440k    7.8                    -0.05    450k   170k   120k
           2  ●  1,436k    8.0              new booking    450k   170k   120k
           3  □  1,408k    8.0                    -0.45    450k   170k   120k  open end
           4  ■  1,406k    8.9              new booking    450k   170k   120k  best bend
           5  ▲  1,384k    9.2                   a step    450k   170k   120k
           6  ▲  1,372k    9.5                             450k   170k   120k

        Complete: 6 plans in 4 pieces, no plan is better on one without losing on the
        other. Straight mixes between neighbours of a piece are plans too.
        An open end is itself beaten by another piece; plans beside it within its piece
        are not.
        Best bend: plan 4 (■) with 1,406k reach and 8.9 trust. Plan 3 has 2,000 more
        reach and 0.9 less trust. Plan 5 has 22k less reach and 0.3 more trust.
        Verified: 1 check, recomputed from the scenario alone.

        Next (a plan at the best bend, line by line):
          apportion solve acme.yaml --at reach=1406000,trust=8.9

        """)
  }

  @Test("the picture of pieces does without Unicode")
  func ascii() throws {
    let text = try report(unicode: false).text
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("  o aya (one reel) + ben + dev   x aya (one reel) + ben + chloe\n"))
    #expect(text.contains("   3  (  1,408k"))
  }

  @Test("names without blanks are joined as one word")
  func tight() throws {
    var frontier = ChoiceSample.frontier()
    for piece in frontier.pieces.indices {
      frontier.pieces[piece].bookings.removeAll { $0.line == "aya" }
    }
    #expect(try report(frontier).text.contains("● ben+dev   ■ ben+chloe   ▲ chloe+dev"))
  }

  @Test("long bookings say what is in all of them, then what changes")
  func long() throws {
    let text = try report(ChoiceSample.crowded(4, bookings: 12)).text
    #expect(
      text.contains(
        """
          In every plan: always, creator 3, creator 4, creator 5, creator 6, creator
            7, creator 8, creator 9, creator 10 and creator 11
        """))
    let rows = ChoiceSample.crowded(4, bookings: 30)
    var apart = rows
    for piece in apart.pieces.indices {
      let kept = (0..<8).map {
        PlanFrontier.Booking(line: "c\(piece / 2 * 50 + piece + $0)", package: "post")
      }
      apart.pieces[piece].bookings = kept
    }
    #expect(
      try report(apart).text.contains(
        """
          ● c0, c1, c2, c3, c4, c5, c6 and c7   ■ as ● but +c8, -c0
          ▲ as ■ but +c52, +c53, +c54, +c55, +c56, +c57, +c58, +c59, -c1 and 7 more
          ★ as ▲ but +c60, -c52
        """))
  }

  @Test("hundreds of bookings are sampled, each row with what changes")
  func crowded() throws {
    let text = try report(ChoiceSample.crowded(214)).text
    let lines = text.split(separator: "\n")
    #expect(lines.count < 90)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(text.contains("   1  1,440,000  7.8000  creator 0, creator 1 and creator 2\n"))
    #expect(text.contains(" 108  1,422,840  8.6540  +creator 109, -creator 106"))
    #expect(text.contains(" 214  1,372,000  9.5000"))
    #expect(!text.contains("■"))
    #expect(
      text.contains(
        "Not all plans and columns fit here: '--format csv' has every plan, KPI and line."))
  }

  @Test("marks come round again among many stretches, which keep their lines")
  func stretches() throws {
    let text = try report(ChoiceSample.crowded(30, stretches: true), width: 120).text
    #expect(text.contains("90 plans in 30 pieces: no plan is better than one of these or a mix"))
    #expect(text.contains("◆⠑⠒⠒⠤◆ ▼⣀"))
    #expect(text.contains("Not all plans are listed here: '--format csv' has every one."))
  }

  @Test("plans by themselves have no exchange rate, and no mixes are promised")
  func points() throws {
    var frontier = ChoiceSample.crowded(3)
    frontier.completeness = .complete
    let text = try words(frontier)
    #expect(!text.contains("to the next"))
    #expect(!text.contains("mixes"))
    #expect(
      text.contains("Complete: 3 plans, no plan is better on one without losing on the other."))
  }

  @Test("steps of one booking need no legend")
  func steps() throws {
    var frontier = ChoiceSample.frontier()
    for piece in frontier.pieces.indices {
      frontier.pieces[piece].bookings = frontier.pieces[0].bookings
      frontier.pieces[piece].isFirstOpen = false
    }
    let text = try report(frontier).text
    #expect(text.contains("  In every plan: video, aya (one reel), ben and dev\n\nplan   reach"))
    #expect(!text.contains("■"))
    #expect(!text.contains("new booking"))
  }

  @Test("a partial trade-off says how much of it is finished, never rounded up")
  func partial() throws {
    let text = try words(
      ChoiceSample.frontier(.partial(.timeLimit, gap: nil), provenShare: 0.99996))
    #expect(
      text.contains(
        "Incomplete, stopped at the time limit with 6 plans in 4 pieces: nothing better is missed "
          + "over 99.9% of the range of reach; elsewhere how much better other plans could be is "
          + "not proven."))
  }

  @Test("one piece looks like any trade-off, with its bookings named")
  func onePiece() throws {
    var frontier = ChoiceSample.frontier()
    frontier.pieces = [.init(plans: 0..<6, bookings: frontier.pieces[0].bookings)]
    let text = try report(frontier).text
    #expect(text.contains("  In every plan: video, aya (one reel), ben and dev\n"))
    #expect(text.contains("◆"))
    #expect(text.contains("Straight mixes between neighbours are plans too"))
  }

  @Test("a trade-off in pieces as CSV says which piece, and what is booked")
  func csv() throws {
    let rows = try report().csv.split(separator: "\n").map(String.init)
    #expect(
      rows[0]
        == "reach,trust,spend,spend on search,spend on video,spend on radio,spend on aya,"
        + "spend on ben,spend on chloe,spend on dev,spend on 料理の花子,piece,end,bookings")
    #expect(
      rows[3]
        == "1408000,8,915000,450000,170000,120000,95000,0,80000,0,0,2,open,"
        + "video; aya: one reel; ben: story; chloe: film")
    #expect(
      rows[6].hasSuffix(",4,closed,video; aya: two reels; chloe: film; dev: review"))
  }

  @Test("JSON lists the pieces, and no rate between them")
  func json() throws {
    let json = try report(ChoiceSample.frontier(.partial(.timeLimit, gap: nil), provenShare: 0.5))
      .json(JSONEnvelope(.frontier, status: "stopped with a plan", message: ""))
    #expect(json.contains("\"provenShare\" : 0.5"))
    #expect(
      json.contains(
        """
                "first" : 3,
                "firstOpen" : true,
                "last" : 4,
                "lastOpen" : false
        """))
    #expect(
      json.contains(
        """
                  {
                    "line" : "aya",
                    "package" : "two reels"
                  },
        """))
    #expect(json.split(separator: "\"exchangeRate\" : null").count == 5)
    #expect(json.split(separator: "\"open\" : true").count == 2)
  }
}
