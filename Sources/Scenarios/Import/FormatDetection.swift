// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Tells the format of files from the columns of their tables and the keys of their JSON.
enum FormatDetection {
  /// The format of all files together; `nil` if none is known.
  static func format(of files: [ImportFile]) -> CurveImport.Format? {
    for file in files {
      switch file.content {
      case .json(let root): return RobynDocument.isOne(root) ? .robyn : .adcp
      case .table(let table):
        if RobynReader.isHyperparameters(table) || RobynReader.isAggregated(table) { return .robyn }
        if MeridianReader.kind(of: table) != nil { return .meridian }
      }
    }
    let isLong = files.compactMap(\.table).contains { table in
      table.has(["line"]) || LongTableReader.curveColumns.filter { table.has([$0]) }.count >= 2
    }
    return isLong ? .long : nil
  }

  /// Why the format cannot be told.
  static func refusal(_ files: [ImportFile]) -> ImportReport {
    var report = ImportReport()
    for file in files {
      guard let table = file.table else { continue }
      if table.header.count == 1, let sign = table.names[0].first(where: { ";\t".contains($0) }) {
        report.complain(
          .syntax, in: file.source, at: table.header[0].range,
          "the columns are separated by \(sign == ";" ? "semicolons" : "tabs")",
          suggestion: "save the table with commas, and numbers with a decimal point")
      } else {
        report.complain(
          .missing, in: file.source, at: table.header[0].range,
          "these columns belong to no known format",
          suggestion:
            "name them \(LongTableReader.curveColumns.joined(separator: ",")), or say the format with --from"
        )
      }
    }
    return report
  }
}
