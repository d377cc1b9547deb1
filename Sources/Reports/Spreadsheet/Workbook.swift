// SPDX-License-Identifier: GPL-3.0-or-later

/// A workbook as values: what stands in which cell of which sheet, and which charts show it.
///
/// A report that can be told as a workbook needs no more than to make one; ``SpreadsheetFile``
/// turns it into a file.
struct Workbook: Hashable {
  /// What the file's properties call it.
  var title: String
  /// The sheets in their order; at least one.
  var sheets: [Sheet]

  /// One sheet.
  struct Sheet: Hashable {
    /// The name as it is meant; on the tab it is made fit, see ``SheetNames``.
    var name: String
    /// The columns of a table with a header that stays in sight and filters; empty for a sheet of
    /// plain rows.
    var columns: [Column] = []
    var rows: [[Cell]] = []
    /// Whether the last row adds up those above it, so that filters leave it alone.
    var hasTotal = false
    var charts: [Chart] = []
  }

  /// One column.
  struct Column: Hashable {
    var title: String
    /// About how many characters fit.
    var width: Double = 12
  }

  /// One cell.
  enum Cell: Hashable {
    case empty
    /// Text, whatever it looks like: never a formula.
    case text(String, Look = .plain)
    /// A number and how it is shown.
    case number(Double, NumberFormat, Look = .plain)
    /// The sum of the shown rows of the column above, with its value.
    case sum(Double, NumberFormat)
  }

  /// How a cell looks.
  enum Look: Hashable {
    case plain, strong, title, aside
    /// Over more than one line, where the column is too narrow.
    case wrapped
  }

  /// A chart that the spreadsheet draws itself from cells.
  struct Chart: Hashable {
    enum Kind: Hashable { case bars, stacked, scatter }

    var kind: Kind
    var title: String
    var xTitle: String = ""
    var yTitle: String = ""
    /// The ends of the axes of a scatter chart; `nil` leaves them to the spreadsheet.
    var xRange: ClosedRange<Double>?
    var yRange: ClosedRange<Double>?
    /// The name of the sheet whose cells it shows.
    var source: String
    var series: [Series]
  }

  /// The sheet that holds all charts, one below the other.
  static func charts(_ charts: [Chart?]) -> [Sheet] {
    let charts = charts.compactMap(\.self)
    return charts.isEmpty ? [] : [Sheet(name: "Charts", charts: charts)]
  }

  /// A run of cells.
  struct Cells: Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// What one line, set of marks or set of bars of a chart shows.
  struct Series: Hashable {
    var name: String
    var categories: Cells
    var values: Cells
    /// Whether lines join its points.
    var isJoined = true
  }
}

/// How a number is shown: grouped in thousands, with as many digits as it takes, and its unit
/// behind it.
struct NumberFormat: Hashable {
  /// The format in the language of spreadsheets.
  let code: String

  /// A plain number with its unit; `values` are all that are shown alike.
  init(_ values: [Double], unit: String? = nil) {
    let largest = values.filter(\.isFinite).reduce(0) { max($0, abs($1)) }
    let places = largest >= 1000 ? 0 : largest >= 10 ? 2 : largest >= 0.1 || largest == 0 ? 3 : 6
    let isWhole = values.allSatisfy { $0.rounded() == $0 }
    let digits = isWhole || places == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: places)
    code = digits + Self.quoted(unit)
  }

  private init(code: String) { self.code = code }

  /// A share of 1 as a percentage.
  static let share = NumberFormat(code: "0.0%")
  /// A count.
  static let count = NumberFormat(code: "#,##0")
  /// A number as it comes.
  static let general = NumberFormat(code: "General")

  /// The same with a sign before what is above 0.
  var signed: NumberFormat { NumberFormat(code: "+\(code);-\(code);0") }

  /// The unit as text in a format; quotes would end it, and there is no way to write them inside.
  private static func quoted(_ unit: String?) -> String {
    guard let unit, !unit.isEmpty else { return "" }
    let plain = DisplayText.visible(unit).filter { $0 != "\"" && $0 != "\\" }
    // A format has 255 characters at most.
    return plain.isEmpty ? "" : " \"\(plain.prefix(60))\""
  }
}
