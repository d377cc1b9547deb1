// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension MOPReader {
  /// A column with rows and coefficients, or a marker.
  mutating func readColumn(_ fields: [Range<Int>]) {
    if fields.count > 1, unquoted(fields[1]) == "MARKER" { return readMarker(fields) }
    guard let column = column(fields[0]) else { return }
    guard fields.count > 1, !fields.count.isMultiple(of: 2) else {
      let advice =
        fields.count == 1
        ? "write a row and its coefficient behind the column"
        : "write the column, then a row and its coefficient, and no blanks within names"
      complain(
        .missing, at: fields[fields.count - 1],
        fields.count == 1
          ? "the column \(Quoting.quoted(text(fields[0]))) has no entry here"
          : "a row and its coefficient do not come in pairs here", advice: advice)
      return
    }
    var pairs = fields.dropFirst()
    while let name = pairs.popFirst(), let figure = pairs.popFirst() {
      guard let row = rowIndices[text(name)] else {
        refuseUnknown("row", at: name, among: rowIndices, section: "ROWS")
        continue
      }
      guard let value = number(figure, of: "coefficient") else { continue }
      guard rows[row].lastColumn != column else {
        complain(
          .duplicate, at: name,
          "the column \(Quoting.quoted(columns[column].name)) has an entry in row \(Quoting.quoted(rows[row].name)) already",
          advice: "add the two up, or leave one out")
        continue
      }
      rows[row].lastColumn = column
      if value != 0 {
        entries.append(
          MOPEntry(row: Int32(clamping: row), column: Int32(clamping: column), value: value))
      }
    }
  }

  /// The column of a name: the one that is being read, or a new one.
  private mutating func column(_ range: Range<Int>) -> Int? {
    if let current = currentColumn,
      source.bytes[current].elementsEqual(source.bytes[range])
    {
      return columnIndices[text(range)]
    }
    currentColumn = range
    let name = text(range)
    if let first = columnIndices[name] {
      complain(
        .duplicate, at: range,
        "the column \(Quoting.quoted(name)) stands in line \(columns[first].span.line) already",
        advice: "put all lines of a column together")
      return first
    }
    columnIndices[name] = columns.count
    columns.append(
      MOPColumn(name: name, span: source.span(range), isInteger: integerMarker != nil))
    return columns.count - 1
  }

  private mutating func readMarker(_ fields: [Range<Int>]) {
    currentColumn = nil
    let last = fields[fields.count - 1]
    switch unquoted(last) {
    case "INTORG":
      if integerMarker != nil {
        complain(
          .duplicate, at: last, "'INTORG' stands within another 'INTORG'", advice: "leave one out")
      }
      integerMarker = source.span(last)
    case "INTEND":
      if integerMarker == nil {
        complain(.syntax, at: last, "'INTEND' has no 'INTORG'", advice: "leave it out")
      }
      integerMarker = nil
    case "SOSORG", "SOSEND":
      complain(
        .notSupportedYet, at: last, "special ordered sets cannot be read",
        advice: "write the set with 0-1 columns and rows")
    default:
      complain(
        .badValue, at: last, "\(Quoting.quoted(text(last))) is no marker",
        advice: "write 'INTORG' before the integer columns and 'INTEND' behind them")
    }
  }

  /// The upper-case word in quotes; `nil` for what is not in quotes.
  private func unquoted(_ range: Range<Int>) -> String? {
    let bytes = source.bytes[range]
    guard range.count > 2, let first = bytes.first, first == bytes.last, "'\"".utf8.contains(first)
    else { return nil }
    return text(range.lowerBound + 1..<range.upperBound - 1).uppercased()
  }
}
