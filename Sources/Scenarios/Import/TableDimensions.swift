// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The columns of a foreign table that divide its rows into several curves of one channel.
///
/// A table of one curve per channel has none. `geo`, in which Meridian exports by region, becomes
/// part of the line's name; any other is refused by name, because rows of several curves that are
/// read as one zig-zag between them.
struct TableDimensions {
  /// The column whose values become part of the names of lines.
  static let region = "geo"

  private let table: ForeignTable
  private let divides: Bool

  /// Looks for such columns among those that are not known, and complains about all but `geo`.
  ///
  /// A column divides a curve if it differs within one: with texts, or with numbers that come up
  /// again and again as those of a measure do not.
  ///
  /// - Parameters:
  ///   - keys: the columns that tell curves apart.
  ///   - known: the columns that are read or may be passed over.
  /// - Complexity: linear in rows × columns.
  init(
    _ table: ForeignTable, curvesBy keys: [String], known: Set<String>,
    _ report: inout ImportReport
  ) {
    self.table = table
    divides =
      table.has([Self.region]) && Set(table.rows.map { table.text($0, Self.region) }).count > 1
    let keys = keys + (divides ? [Self.region] : [])
    for cell in table.header
    where !known.contains(cell.text) && !keys.contains(cell.text) && !cell.text.isEmpty {
      guard Self.divides(table, column: cell.text, curvesBy: keys) else { continue }
      report.complain(
        .contradiction, in: table.source, at: cell.range,
        "\(Quoting.quoted(cell.text)) differs within the curve of one channel, so that its rows are several curves",
        suggestion: "keep the rows of one value, or put the value into the channel's name")
    }
  }

  /// The name of a row's line: the channel, with the region behind it where there are several.
  func line(_ row: [CSVCell], channel: String) -> String {
    let name = table.text(row, channel)
    let region = divides ? table.text(row, Self.region) : ""
    return name.isEmpty || region.isEmpty ? name : "\(name) \(region)"
  }

  private static func divides(
    _ table: ForeignTable, column: String, curvesBy keys: [String]
  ) -> Bool {
    var values: [[String]: [String: Int]] = [:]
    for row in table.rows {
      values[keys.map { table.text(row, $0) }, default: [:]][table.text(row, column), default: 0] +=
        1
    }
    return values.values.contains { counts in
      guard counts.count > 1 else { return false }
      let areNumbers = counts.keys.allSatisfy { $0.isEmpty || NumberText.reading($0[...]) != nil }
      return !areNumbers || 2 * counts.count <= counts.values.reduce(0, +)
    }
  }
}
