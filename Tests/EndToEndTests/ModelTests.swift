// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Frontiers of models")
struct ModelTests {
  /// The two-objective linear program of the MultiObjectiveAlgorithms.jl test suite (bolp1), with
  /// its corners (2, 3), (2.5, 2) and (3.25, 1.75).
  static let corners = """
    NAME bolp1
    ROWS
     N cost
     N time
     G r1
     G r2
    COLUMNS
     x cost 2 time 1
     x r1 1 r2 0.5
     y cost 1 time 3
     y r1 1 r2 1
    RHS
     cost -1 r1 1
     r2 0.75
    BOUNDS
     LO y 0.25
    ENDATA

    """

  private func frontier(
    _ text: String, _ options: [String] = [], status: Int32 = 0
  ) throws -> Tool.Run {
    let folder = try Folder()
    try folder.write(text, to: "a.mop")
    let run = try Tool.run(["frontier", "a.mop"] + options, in: folder.url)
    #expect(run.status == status, "\(run.errors)")
    return run
  }

  @Test("a table shows every corner, what the next step costs, and how complete that is")
  func table() throws {
    let run = try frontier(Self.corners)
    #expect(run.errors == "")
    #expect(run.text.hasPrefix("bolp1 · minimize cost and time\n\ntime, less is better\n"))
    #expect(
      run.text.hasSuffix(
        """

        point  cost  time  time per cost to the next    x     y
            1  2.00  3.00                         -2    0  1.00
            2  2.50  2.00                     -0.333  0.5  0.50  best bend
            3  3.25  1.75                             1.0  0.25

        Complete: 3 points. Straight mixes between neighbours are on the frontier too,
        and no point is better than these.
        Best bend: point 2 with cost 2.50 and time 2.00.
        Verified: 21 checks, recomputed from the model alone.

        """), "\(run.text)")
  }

  @Test("CSV has a row per point, the objectives by the names of their rows first")
  func csv() throws {
    let rows = """
      cost,time,piece,end,x,y
      2,3,1,closed,0,1
      2.5,2,1,closed,0.5,0.5
      3.25,1.75,1,closed,1,0.25

      """
    #expect(try frontier(Self.corners, ["--format", "csv"]).text == rows)
    let piped = try Tool.run(
      ["frontier", "-", "--from", "mop", "--format", "csv"], input: Self.corners)
    #expect(piped.text == rows)
    let folder = try Folder()
    let run = try Tool.run(
      ["frontier", "-", "--from", "mop", "-o", "front.csv"], input: Self.corners, in: folder.url)
    #expect(run.errors == "wrote 'front.csv'\n")
    #expect(try folder.text("front.csv") == rows)
  }

  @Test("JSON has a schema of its own, with a proof for every point")
  func json() throws {
    let run = try frontier(Self.corners, ["--format", "json"])
    #expect(run.object["schema"] as? String == "apportion.model-frontier/1.1")
    let frontier = try #require(run.object["frontier"] as? [String: Any])
    #expect((frontier["completeness"] as? [String: Any])?["kind"] as? String == "complete")
    let points = try #require(frontier["points"] as? [[String: Any]])
    #expect(points.allSatisfy { $0["certificate"] is [String: Any] })
    #expect((frontier["verification"] as? [String: Any])?["verified"] as? Bool == true)
    #expect((frontier["x"] as? [String: Any])?["name"] as? String == "cost")
  }

  /// A call, how it must end, and what it says.
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var options: [String] = []
    var status: Int32
    var errors: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "infeasible", text: corners.replacing("LO y 0.25", with: "UP y 0.6\n UP x 0.35"),
      status: 2,
      errors: """
        error[A201]: no point keeps all rows and bounds
          These rows cannot hold together within the bounds:
            r1: at least 1

        """),
    Case(
      name: "unbounded", text: corners, options: ["--maximize"], status: 3,
      errors: """
        error[A202]: both objectives can be made better for ever
          A row or a bound is missing, or a sign is wrong.

        """),
    Case(
      name: "one objective unbounded",
      text: corners.replacing("LO y 0.25", with: "FR z")
        .replacing("RHS\n", with: " z time 1\nRHS\n"),
      status: 3,
      errors: """
        error[A202]: 'time' can be made better for ever
          A row or a bound is missing, or a sign is wrong.

        """),
    Case(
      name: "a mistake", text: corners.replacing("x r1 1", with: "x r3 1"), status: 65,
      errors: """
        error[A030]: a.mop:9:4: there is no row 'r3'
            9 |  x r3 1 r2 0.5
              |    ^^ did you mean 'r1'?

        """),
    Case(
      name: "a contradiction of senses", text: "OBJSENSE MIN\n" + corners,
      options: ["--maximize"], status: 64,
      errors: """
        error: '--maximize' contradicts OBJSENSE in the file, which says to minimize

        """),
    Case(
      name: "an axis", text: corners, options: ["--x", "cost"], status: 64,
      errors: """
        error: '--x' is for scenarios; a model's objectives are its N rows, in their order
        Usage: apportion frontier <file> [<options>]
          See 'apportion frontier --help' for more information.

        """),
  ]

  @Test("that are not there say why, on stderr and as JSON", arguments: cases)
  func noFrontier(_ example: Case) throws {
    let run = try frontier(example.text, example.options, status: example.status)
    #expect(run.errors == example.errors)
    #expect(run.text == "")
    let json = try frontier(
      example.text, example.options + ["--format", "json"], status: example.status)
    #expect(json.object["frontier"] is NSNull)
    #expect(json.object["status"] is String)
    #expect((json.object["clash"] != nil) == (example.status == 2))
    #expect((json.object["unbounded"] != nil) == (example.status == 3))
  }

  @Test("a few points of a model with integers come with how much better any other point can be")
  func fewPoints() throws {
    let text = """
      OBJSENSE MAX
      ROWS
       N f
       N g
       E sum
       L cap
      COLUMNS
       M 'MARKER' 'INTORG'
       x f 3 g 1
       x sum 1 cap 1
       y f 2 g 1
       y sum 1 cap 0.4
       z f -4 g 2
       z sum 1
       M 'MARKER' 'INTEND'
      RHS
       sum 2 cap 1.5
      BOUNDS
       UP x 2
       UP y 2
       UP z 2
      ENDATA
      """
    // The third point, (-1, 3), is better than (-8, 4) by half of the range of f, and than (5, 2) by half of that of g.
    let run = try frontier(text, ["--gap", "60%"])
    #expect(
      run.text.hasSuffix(
        """

        point   f  g  x  y  z
            1   5  2  1  1  0
            2  -8  4  0  0  2

        2 points: no point is better than one of these by more than 50% of each
        objective's range (6.5 f, 1 g).
        Verified: 13 checks, recomputed from the model alone.

        """))
    let two = try frontier(text, ["--points", "2", "--format", "csv"])
    #expect(two.text.split(separator: "\n").count == 3)
    let all = try frontier(text, ["--points", "5"])
    #expect(all.text.contains("Complete: 3 points."))
  }

  @Test("warnings are said on stderr, and the frontier is printed all the same")
  func warnings() throws {
    let run = try frontier(Self.corners.replacing("LO y 0.25", with: "UP y -1\n"))
    #expect(run.errors.hasPrefix("warning[A050]: a.mop:16:2: the column 'y' has a negative upper"))
    #expect(!run.text.isEmpty)
  }

  @Test("the shipped knapsack of five projects has the two points that its source leaves")
  func shippedKnapsack() throws {
    let run = try Tool.run(["frontier", "ehrgott-knapsack.mop", "--format", "csv"])
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(
      run.text == """
        profit,renown,piece,end,A,B,C,D,E
        27,37,1,closed,1,1,1,1,0
        21,38,2,closed,1,1,1,0,1

        """)
  }

  @Test(
    "a project that no budget could pay for hides no others",
    arguments: ["1000", "1e8", "1e9", "1e11", "1e16"])
  func beyondBudget(_ price: String) throws {
    let shipped = try String(
      contentsOfFile: Repository.scenario("ehrgott-knapsack.mop"), encoding: .utf8)
    let lines = shipped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ").starts(with: ["C", "budget"]) ? "    C budget \(price)" : line
    }
    for options in [[], ["--gap", "10%"], ["--points", "3"]] {
      let run = try frontier(
        lines.joined(separator: "\n"), options + ["--maximize", "--format", "csv"])
      #expect(
        run.text == """
          profit,renown,piece,end,A,B,D,E
          21,26,1,closed,1,1,1,0
          15,27,2,closed,1,1,0,1

          """)
    }
  }

  @Test("that go on for ever are listed to their ends, and say where they go")
  func endless() throws {
    let run = try frontier(Self.corners.replacing("LO y 0.25", with: "MI x"))
    #expect(run.text.contains("Beyond point"), "\(run.text)")
  }

  @Test("the flag for models is refused for scenarios")
  func scenario() throws {
    let run = try Tool.run(["frontier", "flamingo-grill.yaml", "--maximize"])
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("error: '--maximize' is for models; in a scenario each KPI has"))
  }

  @Test("are all that can be asked of a model", arguments: ["solve", "validate"])
  func otherCommands(_ command: String) throws {
    let run = try Tool.run([command, "a.mop"])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix(
        "error: 'a.mop' is a model, not a scenario; 'apportion frontier' takes models"))
  }
}
