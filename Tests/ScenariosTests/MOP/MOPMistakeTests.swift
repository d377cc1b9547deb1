// SPDX-License-Identifier: GPL-3.0-or-later

import Scenarios
import Testing

@Suite("Mistakes in models")
struct MOPMistakeTests {
  /// A text, and all that is said about it.
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var complaints: [String]

    init(_ name: String, _ text: String, _ complaints: String...) {
      self.name = name
      self.text = text
      self.complaints = complaints
    }

    var testDescription: String { name }
  }

  static let sections = [
    Case(
      "empty", "",
      "A002 1:1 the file holds no model; it is to have NAME, ROWS, COLUMNS and ENDATA"),
    Case(
      "comments alone", "* nothing\n\n  \n",
      "A002 1:1 the file holds no model; it is to have NAME, ROWS, COLUMNS and ENDATA"),
    Case(
      "no ENDATA", MOPSample.columns(" x cost 1 time 1").replacing("ENDATA", with: ""),
      "A011 6:2 the file ends without ENDATA; check that it is whole, and write ENDATA behind the last line"
    ),
    Case(
      "text behind ENDATA", MOPSample.columns(" x cost 1 time 1") + "\n* fine\nNAME other\n",
      "A002 9:1 there is text behind ENDATA; remove it, or move ENDATA behind it"),
    Case(
      "misspelt section", MOPSample.columns(" x cost 1 time 1\nBOUND\n UP x 1"),
      "A012 7:1 there is no section 'BOUND'; did you mean BOUNDS? lines of data begin with a blank, comments with '*'"
    ),
    Case(
      "data in the first column", MOPSample.columns("x cost 1 time 1"),
      "A012 6:1 there is no section 'x'; lines of data begin with a blank, comments with '*'"),
    Case(
      "unsupported section", MOPSample.columns(" x cost 1 time 1\nQUADOBJ\n x x 1"),
      "A013 7:1 the section QUADOBJ cannot be read; only linear objectives and rows can be read"),
    Case(
      "objective by name", "OBJNAME\n cost\n" + MOPSample.columns(" x cost 1 time 1"),
      "A013 1:1 the section OBJNAME cannot be read; leave it out: every N row is an objective here"),
    Case(
      "section twice", MOPSample.columns(" x cost 1 time 1\nCOLUMNS\n y cost 1"),
      "A010 7:1 COLUMNS stands in line 5 already; put both parts into one"),
    Case(
      "wrong order", "COLUMNS\n x cost 1 time 2\nROWS\n N cost\n N time\nENDATA\n",
      "A002 1:1 COLUMNS stands before ROWS; the order is NAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA",
      "A030 2:4 there is no row 'cost'; name it under ROWS first",
      "A030 2:11 there is no row 'time'; name it under ROWS first"),
    Case(
      "no columns section", "ROWS\n N cost\n N time\nENDATA\n",
      "A011 4:1 there is no section COLUMNS"),
    Case(
      "no columns", "ROWS\n N cost\n N time\nCOLUMNS\nENDATA\n",
      "A011 2:4 there are no columns; name them under COLUMNS"),
    Case(
      "text behind a section", MOPSample.columns(" x cost 1 time 1\nBOUNDS UP x 1"),
      "A002 7:8 there is text behind BOUNDS; write it on a line of its own that begins with a blank"
    ),
    Case(
      "data before a section", " N cost\n" + MOPSample.columns(" x cost 1 time 1"),
      "A002 1:2 there is data before the first section; begin with NAME or ROWS in the first column"
    ),
    Case(
      "data below NAME", "NAME a\n b\n" + MOPSample.columns(" x cost 1 time 1"),
      "A002 2:2 there is data below NAME, which takes none; write the name of a section in the first column"
    ),
    Case(
      "wrong sense", "OBJSENSE\n up\n" + MOPSample.columns(" x cost 1 time 1"),
      "A021 2:2 'up' is no sense; write MIN or MAX"),
    Case(
      "two senses", "OBJSENSE\n MAX cost\n MIN time\n" + MOPSample.columns(" x cost 1 time 1"),
      "A002 2:6 there is text behind MAX; one sense holds for all objectives; change the signs of a row that goes the other way",
      "A010 3:2 the sense of the objectives is given a second time; one holds for all; change the signs of a row that goes the other way"
    ),
  ]

  static let rows = [
    Case(
      "no objective", "ROWS\n L cap\nCOLUMNS\n x cap 1\nENDATA\n",
      "A011 2:4 no row is an objective; give two rows the letter N under ROWS"),
    Case(
      "one objective", "ROWS\n N cost\n L cap\nCOLUMNS\n x cost 1\nENDATA\n",
      "A101 2:4 'cost' is the only objective, and one is not a trade-off; give a second row the letter N"
    ),
    Case(
      "nine objectives",
      "ROWS\n" + "abcdefghi".map { " N \($0)\n" }.joined() + "COLUMNS\n x a 1 b 1\nENDATA\n",
      "A013 10:4 there are 9 objectives, and frontiers of more than eight are not supported; keep eight N rows at most"
    ),
    Case(
      "wrong letter",
      MOPSample.columns(" x cost 1 time 1 capp 1").replacing("L cap", with: "LE capp"),
      "A021 4:2 'LE' is no type of row; write N for an objective, or E, L or G for =, ≤ or ≥"),
    Case(
      "row without a name", MOPSample.columns(" x cost 1 time 1").replacing("L cap", with: "L"),
      "A011 4:2 the row has no name; write one behind the letter"),
    Case(
      "row twice", MOPSample.columns(" x cost 1 time 1").replacing("L cap", with: "L cost"),
      "A010 4:4 the row 'cost' stands in line 2 already; give each row a name of its own"),
    Case(
      "priorities",
      MOPSample.columns(" x cost 1 time 1").replacing("cost\n", with: "cost 2 1 0 0\n"),
      "A002 2:9 there is text behind the name of the row; leave out priority, weight and tolerances: a frontier needs none"
    ),
    Case(
      "name with a blank", MOPSample.columns(" x cost 1 time 1").replacing("cap", with: "the cap"),
      "A002 4:8 there is text behind the name of the row; a name holds blanks only if all lines keep the fixed columns, and line 2 does not"
    ),
  ]

  static let columns = [
    Case(
      "unknown row", MOPSample.columns(" x cots 1 time 1"),
      "A030 6:4 there is no row 'cots'; did you mean 'cost'?"),
    Case(
      "column twice", MOPSample.columns(" x cost 1\n y cost 1\n x time 1"),
      "A010 8:2 the column 'x' stands in line 6 already; put all lines of a column together"),
    Case(
      "entry twice", MOPSample.columns(" x cost 1 time 2\n x cost 1"),
      "A010 7:4 the column 'x' has an entry in row 'cost' already; add the two up, or leave one out"
    ),
    Case(
      "no number", MOPSample.columns(" x cost 1 time"),
      "A011 6:11 a row and its coefficient do not come in pairs here; write the column, then a row and its coefficient, and no blanks within names"
    ),
    Case(
      "no entry", MOPSample.columns(" x cost 1 time 1\n y"),
      "A011 7:2 the column 'y' has no entry here; write a row and its coefficient behind the column"
    ),
    Case(
      "numbers that are none",
      MOPSample.columns(" x cost 1,5 time 0x1F\n y cost nan time inf\n z cost 1e time 1k"),
      "A021 6:9 '1,5' is not a number; write it with a decimal point and without commas",
      "A021 6:18 '0x1F' is not a number; write it with the digits 0 to 9",
      "A021 7:9 'nan' is not a number; write a finite number",
      "A021 7:18 'inf' is not a number; write a finite number",
      "A021 8:9 '1e' is not a number; write it as 1200, -0.5 or 1.2e3",
      "A021 8:17 '1k' is not a number; write it as 1200, -0.5 or 1.2e3"),
    Case(
      "numbers that make no sense",
      MOPSample.columns(" x cost 1e20 time 1e-21\n y cost 1e999 time 1e-999"),
      "A022 6:9 '1e20' is larger than any coefficient can be; stay below 1e20, in larger units if need be",
      "A022 6:19 '1e-21' is closer to 0 than any coefficient can be; write 0, or use smaller units",
      "A022 7:9 '1e999' is larger than any coefficient can be; stay below 1e20, in larger units if need be",
      "A022 7:20 '1e-999' is closer to 0 than any coefficient can be; write 0, or use smaller units"
    ),
    Case(
      "markers",
      MOPSample.columns(
        """
         M 'MARKER' 'INTEND'
         M 'MARKER' 'INTORG'
         M 'MARKER' 'INTORG'
         M 'MARKER' 'SOSORG'
         M 'MARKER' 'INTERN'
         x cost 1 time 1
        BOUNDS
         PL x
        """),
      "A002 6:13 'INTEND' has no 'INTORG'; leave it out",
      "A010 8:13 'INTORG' stands within another 'INTORG'; leave one out",
      "A002 8:13 'INTORG' has no 'INTEND'; write a marker line with 'INTEND' behind the last integer column",
      "A013 9:13 special ordered sets cannot be read; write the set with 0-1 columns and rows",
      "A021 10:13 ''INTERN'' is no marker; write 'INTORG' before the integer columns and 'INTEND' behind them"
    ),
  ]

  static let sides = [
    Case(
      "side twice", MOPSample.sides("RHS\n high 1\n high 1"),
      "A010 13:2 the row 'high' has a right-hand side already; leave one out"),
    Case(
      "two sets", MOPSample.sides("RHS\n A high 1\n B low 1"),
      "A033 13:2 'B' is a second set under RHS beside 'A'; keep the lines of one set"),
    Case(
      "side alone", MOPSample.sides("RHS\n high"),
      "A011 12:2 there is no row with a number; write a row and its number"),
    Case(
      "endless side", MOPSample.sides("RHS\n high 1e30\n low -inf"),
      "A022 12:7 '1e30' is larger than any right-hand side can be; stay below 1e20, in larger units if need be",
      "A021 13:6 '-inf' is not a number; write a finite number"),
    Case(
      "range of an objective", MOPSample.sides("RANGES\n R cost 1 lwo 1"),
      "A033 12:4 'cost' is an objective, which has no range; leave it out, or make the row an E, L or G row",
      "A030 12:11 there is no row 'lwo'; did you mean 'low'?"),
    Case(
      "range twice", MOPSample.sides("RANGES\n R low 1 low 2"),
      "A010 12:10 the row 'low' has a range already; leave one out"),
  ]

  static let bounds = [
    Case(
      "semicontinuous", MOPSample.bounds(" SC BND x 4"),
      "A013 12:2 bounds of type SC cannot be read; for 0 or at least a minimum, add a 0-1 column y with rows least·y ≤ x ≤ most·y"
    ),
    Case(
      "unknown type", MOPSample.bounds(" UB BND x 4"),
      "A021 12:2 'UB' is no type of bound; the types are LO, UP, FX, FR, MI, PL, BV, LI and UI"),
    Case(
      "unknown column", MOPSample.bounds(" UP BND xx 4\n FR BND zeta"),
      "A030 12:9 there is no column 'xx'; did you mean 'x'?",
      "A030 13:9 there is no column 'zeta'; name it under COLUMNS first"),
    Case(
      "no number", MOPSample.bounds(" UP x"),
      "A011 12:5 the bound has no column or no number; write the column and the number"),
    Case(
      "no column", MOPSample.bounds(" FR"),
      "A011 12:2 the bound has no column; write the column"),
    Case(
      "too much", MOPSample.bounds(" UP BND x 4 5"),
      "A002 12:13 there is text behind the bound; a bound takes a type, a set, a column and a number"
    ),
    Case(
      "end twice", MOPSample.bounds(" UP BND x 4\n FX BND x 3"),
      "A010 13:2 the column 'x' has a bound on its upper end already in line 12; leave one out"),
    Case(
      "crossed", MOPSample.bounds(" UP BND x 4\n LO BND x 5"),
      "A033 13:2 the column 'x' has the lower limit 5 above its upper limit 4; correct one of them"),
    Case(
      "fractions", MOPSample.bounds(" LI x 0.5\n UI y 2.5"),
      "A033 12:2 the integer column 'x' has the lower limit 0.5, which is not whole; write 1",
      "A033 13:2 the integer column 'y' has the upper limit 2.5, which is not whole; write 2"),
    Case(
      "the wrong infinity", MOPSample.bounds(" UP x -1e30\n LO y inf"),
      "A022 12:7 '-1e30' leaves no value for the column; write PL where there is no upper limit",
      "A022 13:7 'inf' leaves no value for the column; write MI where there is no lower limit"),
  ]

  @Test(
    "are named one by one, with place, name and what to do",
    arguments: sections + rows + columns + sides + bounds)
  func complaints(_ example: Case) throws {
    #expect(try modelComplaints(example.text) == example.complaints)
  }

  @Test("of several kinds are all found in one run, in the order of the lines")
  func everything() throws {
    let text = """
      NAME all
      ROWS
       N cost
       N time
       N cost
       L cap
      COLUMNS
       x cost 1 tome 3
       x cap x1
      RHS
       R cop 4
      BOUNDS
       UP B x -1,5
      """
    #expect(
      try modelComplaints(text)
        == [
          "A010 5:4 the row 'cost' stands in line 3 already; give each row a name of its own",
          "A030 8:11 there is no row 'tome'; did you mean 'time'?",
          "A021 9:8 'x1' is not a number; write it as 1200, -0.5 or 1.2e3",
          "A030 11:4 there is no row 'cop'; did you mean 'cap'?",
          "A021 13:9 '-1,5' is not a number; write it with a decimal point and without commas",
          "A011 13:2 the file ends without ENDATA; check that it is whole, and write ENDATA behind the last line",
        ].sorted { Self.place($0) < Self.place($1) })
  }

  private static func place(_ complaint: String) -> (Int, Int) {
    let numbers = complaint.split(separator: " ")[1].split(separator: ":").compactMap { Int($0) }
    return (numbers[0], numbers[1])
  }

  @Test("are counted to a thousand, so that a file of another kind is soon put away")
  func limit() throws {
    let text = MOPSample.columns((0..<3000).map { " x nothing\($0) 1" }.joined(separator: "\n"))
    let complaints = try modelComplaints(text)
    #expect(complaints.count == 1001)
    #expect(
      complaints.last
        == "A002 1005:16 there are more mistakes than 1000; check that the file is an MPS model")
  }

  @Test("of encoding are found as in scenarios")
  func encoding() throws {
    #expect(
      try modelComplaints(bytes: [0x4E, 0xFF]) == [
        "A001 1:2 byte 0xFF is not UTF-8 text; save the file as UTF-8"
      ])
    #expect(
      try modelComplaints("ROWS\u{0}\n") == [
        "A001 1:5 a character that cannot be displayed (U+0000); remove it"
      ])
  }
}
