// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Programs
import Scenarios
import Testing

@Suite("Reading models")
struct MOPReaderTests {
  /// The two-objective knapsack of M. Ehrgott, "Multicriteria Optimization" (2005), exercise 10.2.
  static let knapsack = """
    * a comment
    NAME knapsack of five
    OBJSENSE
        MAX
    ROWS
     N  value
     N  worth
     L  weight
    COLUMNS
        MARKER                 'MARKER'                 'INTORG'
        x1  value 10 worth 12
        x1  weight 4
        x2  value 3 worth 9
        x2  weight 5
        x3  value 6 worth 11 weight 2
        x4  value 8 worth 5
        x4  weight 5
        x5  value 2
        x5  worth 6
        x5  weight 6
        MARKER                 'MARKER'                 'INTEND'
    RHS
        RHS weight 17
    BOUNDS
     BV BND x1
     BV BND x2
     BV BND x3
     BV BND x4
     BV BND x5
    ENDATA
    """

  static let knapsackModel = NamedModel(
    name: "knapsack of five", sense: .maximize,
    objectives: [
      NamedModel.Objective(name: "value", coefficients: [10, 3, 6, 8, 2]),
      NamedModel.Objective(name: "worth", coefficients: [12, 9, 11, 5, 6]),
    ],
    constraints: [NamedModel.Constraint(name: "weight", bounds: .atMost(17))],
    variables: (1...5).map {
      NamedModel.Variable(name: "x\($0)", bounds: .between(0, 1), isInteger: true)
    },
    entries: [4, 5, 2, 5, 6].enumerated().map {
      NamedModel.Entry(Row(index: 0), Column(index: $0.offset), $0.element)
    })

  /// A model in the columns of punched cards, with blanks in names.
  static let cards = """
    NAME          TWO WAYS
    ROWS
     N  THE COST
     N  TIME
     L  CAP A
    COLUMNS
        MARKER                 'MARKER'                 'INTORG'
        BUY ONE   THE COST           1.0   TIME               3.0
        BUY ONE   CAP A              1.5
        MARKER                 'MARKER'                 'INTEND'
        SELL      THE COST          -2.0   CAP A              1.0
    RHS
        R         CAP A             10.0   THE COST           4.0
    RANGES
                  CAP A              2.5
    BOUNDS
     UP           BUY ONE            4.0
     FR B         SELL
    ENDATA
    """

  @Test("a model comes out as it was written, without a word of warning")
  func wholeModel() throws {
    let loaded = try loadModel(Self.knapsack)
    #expect(loaded.model == Self.knapsackModel)
    #expect(loaded.warnings == [])
  }

  @Test("line ends, a byte order mark, tabs, blank lines and the case of keywords change nothing")
  func textForms() throws {
    let crlf = Self.knapsack.replacing("\n", with: "\r\n")
    let tabs = Self.knapsack.replacing("  ", with: "\t").replacing("\n", with: "\n\n")
    let lower =
      Self.knapsack.replacing("ROWS", with: "rows").replacing("BV BND", with: "bv bnd")
      .replacing("'INTORG'", with: "'intorg'").replacing("MAX", with: "maximize")
    let old = Self.knapsack.replacing("\n", with: "\r")
    for text in [crlf, tabs, lower, old, "\u{FEFF}" + Self.knapsack, Self.knapsack + "\n  \n* end"]
    {
      #expect(try model(text) == Self.knapsackModel)
    }
  }

  @Test("the sense may stand beside OBJSENSE or below it, and is to minimize where there is none")
  func senses() throws {
    let below = "OBJSENSE\n    MAX\n"
    for (word, sense) in [
      ("MAX", LinearModel.Sense.maximize), ("maximise", .maximize), ("MIN", .minimize),
      ("Minimize", .minimize),
    ] {
      let loaded = try loadModel(Self.knapsack.replacing(below, with: "OBJSENSE \(word)\n"))
      #expect(loaded.model.sense == sense)
      #expect(loaded.sensePlace?.line == 3)
      #expect(
        try model(Self.knapsack.replacing(below, with: "OBJSENSE\n  \(word)\n")).sense == sense)
    }
    let none = try loadModel(Self.knapsack.replacing(below, with: ""))
    #expect(none.model.sense == .minimize)
    #expect(none.sensePlace == nil)
  }

  @Test("a model that is minimized becomes a program that maximizes what is less")
  func program() throws {
    let text = MOPSample.sides("RHS\n cost 5\n")
    let program = try model(text).program
    #expect(program.objectives[0] == MultiObjectiveLinearProgram.Objective([-1], constant: 5))
    #expect(program.objectiveValues(at: [2]) == [3, -6])
  }

  @Test("names hold blanks where all lines keep the columns of punched cards")
  func fixedColumns() throws {
    let model = try model(Self.cards)
    #expect(model.name == "TWO WAYS")
    #expect(model.objectives.map(\.name) == ["THE COST", "TIME"])
    #expect(model.objectives.map(\.coefficients) == [[1, -2], [3, 0]])
    #expect(model.objectives.map(\.constant) == [-4, 0])
    #expect(
      model.constraints == [
        NamedModel.Constraint(name: "CAP A", bounds: .between(7.5, 10))
      ])
    #expect(
      model.variables == [
        NamedModel.Variable(name: "BUY ONE", bounds: .between(0, 4), isInteger: true),
        NamedModel.Variable(name: "SELL", bounds: .free),
      ])
  }

  @Test("sides and ranges give every kind of row its bounds")
  func rowBounds() throws {
    func bounds(_ lines: String) throws -> [Bounds] {
      try model(MOPSample.sides(lines)).constraints.map(\.bounds)
    }
    #expect(try bounds("") == [.atMost(0), .atLeast(0), .exactly(0)])
    let sides = "RHS\n high 7 low 2\n same -1\n"
    #expect(try bounds(sides) == [.atMost(7), .atLeast(2), .exactly(-1)])
    for (range, same) in [("3", Bounds.between(-1, 2)), ("-3", .between(-4, -1))] {
      let ranges = "RANGES\n RNG high \(range) low \(range)\n RNG same \(range)\n"
      #expect(try bounds(sides + ranges) == [.between(4, 7), .between(2, 5), same])
      // The order of the sections does not matter.
      #expect(try bounds(ranges + sides) == [.between(4, 7), .between(2, 5), same])
    }
    #expect(try bounds("RANGES\n same 0 high 0\n")[2] == .exactly(0))
  }

  @Test(
    "bounds of every type, with and without the name of a set",
    arguments: [
      ("UP", "4", Bounds.between(0, 4), false), ("LO", "-4", .atLeast(-4), false),
      ("FX", "2.5", .exactly(2.5), false), ("FR", "", .free, false),
      ("MI", "", .free, false), ("PL", "", .nonnegative, false),
      ("BV", "", .between(0, 1), true), ("BV", "1", .between(0, 1), true),
      ("FR", "0", .free, false), ("LI", "3", .atLeast(3), true), ("UI", "3", .between(0, 3), true),
      ("UP", "0", .between(0, 0), false), ("UP", "1e30", .nonnegative, false),
      ("UP", "+inf", .nonnegative, false), ("LO", "-Infinity", .free, false),
    ] as [(String, String, Bounds, Bool)])
  func boundTypes(type: String, number: String, bounds: Bounds, isInteger: Bool) throws {
    for set in ["", "BND ", "x "] {
      let text = MOPSample.bounds(" \(type) \(set)x \(number)")
      #expect(try model(text).variables[0].bounds == bounds)
      #expect(try model(text).variables[0].isInteger == isInteger)
      #expect(try model(text).variables[1].bounds == .nonnegative)
    }
  }

  @Test("the two ends of a column are settled by themselves, in whatever order they come")
  func twoEnds() throws {
    for lines in [" MI x\n UP x -2", " UP x -2\n MI x"] {
      let loaded = try loadModel(MOPSample.bounds(lines))
      #expect(loaded.model.variables[0].bounds == .atMost(-2))
      #expect(loaded.warnings == [])
    }
    let text = MOPSample.bounds(" UP B x 5\n LO B x -5\n UP B y 1\n")
    #expect(try model(text).variables.map(\.bounds) == [.between(-5, 5), .between(0, 1)])
  }

  @Test("a negative upper limit alone means no lower limit, and is pointed out")
  func negativeUpper() throws {
    let loaded = try loadModel(MOPSample.bounds(" UP B x -2"))
    #expect(loaded.model.variables[0].bounds == .atMost(-2))
    #expect(
      loaded.warnings.map(\.full) == [
        "A050 12:2 the column 'x' has a negative upper limit and no lower one: none is taken, not 0; write MI for none, or LO with the limit"
      ])
    #expect(
      try modelComplaints(MOPSample.bounds(" LO x 0\n UP x -2")) == [
        "A033 13:2 the column 'x' has the lower limit 0 above its upper limit -2; correct one of them"
      ])
  }

  @Test("an integer column without bounds is 0 or 1, and is pointed out; with any it is not")
  func integerDefaults() throws {
    let text = MOPSample.columns(
      """
       M 'MARKER' 'INTORG'
       x cost 1 time 2
       y cost 1 time 2
       z cost 1 time 2
       M 'MARKER' 'INTEND'
       w cost 1 time 2
      BOUNDS
       PL z
      """)
    let loaded = try loadModel(text)
    #expect(
      loaded.model.variables.map(\.bounds) == [
        .between(0, 1), .between(0, 1), .nonnegative, .nonnegative,
      ])
    #expect(loaded.model.variables.map(\.isInteger) == [true, true, true, false])
    #expect(
      loaded.warnings.map(\.full) == [
        "A050 7:2 the column 'x' and another have no bounds: as an integer it is taken to be 0 or 1; write PL for no upper limit, or BV for 0 or 1"
      ])
  }

  @Test(
    "numbers are read as tools write them, rounded once",
    arguments: [
      ("12", 12), ("-.5", -0.5), ("3.", 3), ("+7", 7), ("1e-4", 1e-4), ("1.5D+03", 1500),
      ("1d2", 100), ("0.1", 0.1), ("123456789.123456789", 123_456_789.123456789),
      ("9007199254740993", 9_007_199_254_740_992), ("1E15", 1e15), ("0e999", 0), ("-0", 0),
      ("0000000000000000000000000.25", 0.25), ("1.7976931348623157E-1", 0.17976931348623157),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) throws {
    let model = try model(MOPSample.columns(" x cost \(text) time 1\n"))
    #expect(model.objectives[0].coefficients == [value])
  }

  @Test("a row and a column may have the same name, and names may be words and numbers")
  func names() throws {
    let text = """
      ROWS
       N RHS
       N 7
       L x
      COLUMNS
       x RHS 1 7 2
       x x 3
       7 7 4
      RHS
       x 5
      ENDATA
      """
    let model = try model(text)
    #expect(model.objectives.map(\.coefficients) == [[1, 0], [2, 4]])
    #expect(model.variables.map(\.name) == ["x", "7"])
    #expect(model.constraints.map(\.bounds) == [.atMost(5)])
  }
}
