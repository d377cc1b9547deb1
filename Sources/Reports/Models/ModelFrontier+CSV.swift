// SPDX-License-Identifier: GPL-3.0-or-later

import Models

extension ModelFrontierReport {
  /// The points as comma-separated values, one row each, with every figure in full.
  ///
  /// Columns: both objectives by the names of their rows, `piece`, `end`, then every column that is
  /// not 0 at every point, see docs/output.md.
  package var csv: String {
    let used = model.variables.indices.filter { index in
      frontier.points.contains { $0.columns[index] != 0 }
    }
    let header =
      model.objectives.map(\.name) + ["piece", "end"] + used.map { model.variables[$0].name }
    var rows = [header]
    for (number, piece) in frontier.pieces.enumerated() {
      for position in piece.points {
        let point = frontier.points[position]
        rows.append(
          point.values.map(ExactNumber.text)
            + [String(number + 1), frontier.isOpen(position) ? "open" : "closed"]
            + used.map { ExactNumber.text(point.columns[$0]) })
      }
    }
    return CSVText.text(rows)
  }
}
