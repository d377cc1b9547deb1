// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A file that is imported, cut into its parts.
struct ImportFile: Sendable {
  /// What it holds.
  enum Content: Sendable {
    case table(ForeignTable)
    case json(JSONNode)
  }

  /// Its text.
  let source: SourceText
  /// Its parts.
  let content: Content

  /// Its table; `nil` for JSON.
  var table: ForeignTable? {
    if case .table(let table) = content { table } else { nil }
  }

  /// Its JSON; `nil` for a table.
  var json: JSONNode? {
    if case .json(let node) = content { node } else { nil }
  }

  /// Its name without folders and ending.
  var stem: String {
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Cuts a text: JSON begins with a bracket, everything else is a table.
  ///
  /// - Complexity: linear in the number of bytes.
  init?(_ source: SourceText, report: inout ImportReport) {
    self.source = source
    let first = source.bytes.first { !" \t\r\n".utf8.contains($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      guard let table = ForeignTable(source, report: &report) else { return nil }
      content = .table(table)
      return
    }
    do throws(JSONReader.Problem) {
      content = .json(try JSONReader.read(source.bytes))
    } catch {
      report.complain(
        .syntax, in: source, at: error.offset..<error.offset + 1,
        "this is not JSON: \(error.message)",
        suggestion: "save the file again as the tool wrote it")
      return nil
    }
  }
}

/// A CSV table that another tool wrote: any columns, found by name.
struct ForeignTable: Sendable {
  /// The rows below the header, each with as many cells as it.
  let rows: [[CSVCell]]
  /// The cells of the header.
  let header: [CSVCell]
  /// Its text.
  let source: SourceText

  private let columns: [String: Int]

  /// Cuts a text into cells; complains about rows of another length and about columns that appear
  /// twice.
  init?(_ source: SourceText, report: inout ImportReport) {
    self.source = source
    let (rows, problem) = CSVReader.rows(of: source.bytes)
    if let problem {
      report.findings.append(Table.finding(for: problem, in: source, path: []))
      return nil
    }
    guard let header = rows.first else {
      report.complain(
        .syntax, in: source, at: 0..<0, "the file is empty",
        suggestion: "check that it is the right file")
      return nil
    }
    self.header = header
    var columns: [String: Int] = [:]
    for (index, cell) in header.enumerated() {
      if columns[cell.text] != nil, !cell.text.isEmpty {
        report.complain(
          .duplicate, in: source, at: cell.range,
          "the column \(Quoting.quoted(cell.text)) appears twice",
          suggestion: "keep one of them")
      }
      columns[cell.text] = index
    }
    self.columns = columns
    self.rows = rows.dropFirst().filter { row in
      if row.count == header.count { return true }
      report.complain(
        .syntax, in: source, at: row[0].range,
        "this row has \(row.count) cells, and the header \(header.count)",
        suggestion: "put a cell with a comma in quotes, and write decimals with a point")
      return false
    }
  }

  /// The names of its columns.
  var names: [String] { header.map(\.text) }

  /// Whether it has all of these columns.
  func has(_ names: [String]) -> Bool { names.allSatisfy { columns[$0] != nil } }

  /// The cell of a row in a column; `nil` if the table has no such column.
  func cell(_ row: [CSVCell], _ column: String) -> CSVCell? { columns[column].map { row[$0] } }

  /// The text of a cell; empty if the table has no such column.
  func text(_ row: [CSVCell], _ column: String) -> String { cell(row, column)?.text ?? "" }

  /// The bytes of a cell; those of the row's first if the table has no such column.
  func range(_ row: [CSVCell], _ column: String) -> Range<Int> {
    (cell(row, column) ?? row[0]).range
  }

  /// Complains about every one of these columns that is not there; says whether all are.
  func requires(_ names: [String], _ report: inout ImportReport) -> Bool {
    for name in names where columns[name] == nil {
      let nearest = NearestName.nearest(to: name, among: self.names.filter { !names.contains($0) })
      report.complain(
        .missing, in: source, at: header[0].range, "the table has no column '\(name)'",
        suggestion: nearest.map {
          "is \(Quoting.quoted($0)) meant? the columns are \(names.joined(separator: ","))"
        }
          ?? "the columns are \(names.joined(separator: ","))")
    }
    return has(names)
  }

  /// The number in a cell; `nil`, with a complaint, for what is none.
  func number(
    _ row: [CSVCell], of column: String, into report: inout ImportReport
  ) -> Double? {
    guard let cell = cell(row, column) else { return nil }
    return report.number(cell.text, at: cell.range, in: source, for: column)
  }

  /// The number in a cell that may be empty; `nil` for that as well.
  func optionalNumber(
    _ row: [CSVCell], of column: String, into report: inout ImportReport
  ) -> Double? {
    text(row, column).isEmpty ? nil : number(row, of: column, into: &report)
  }
}
