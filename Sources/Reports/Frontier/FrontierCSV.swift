// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension FrontierReport {
  /// The plans as comma-separated values, one row each, with every figure in full.
  ///
  /// Columns: every KPI by its name, then `spend on LINE` for every line, then `piece,end,bookings`
  /// where the scenario leaves something to book, see docs/output.md.
  public var csv: String {
    let kpis = scenario.kpis.map(\.name)
    let lines = (0..<scenario.scenario.lineCount).map(scenario.scenario.lineName)
    let pieces = FrontierPieces(frontier)
    let bookings = frontier.pieces.map { piece in
      piece.bookings.map { booking in
        booking.package.map { "\(booking.line): \($0)" } ?? booking.line
      }.joined(separator: "; ")
    }
    let header =
      kpis + lines.map { "spend on \($0)" }
      + (bookings.isEmpty ? [] : ["piece", "end", "bookings"])
    let rows = frontier.plans.enumerated().map { position, plan in
      let values = kpis.map { plan.value(of: $0).map(ExactNumber.text) ?? "" }
      let spends = plan.allocations.map { ExactNumber.text($0.spend) }
      if bookings.isEmpty { return values + spends }
      let piece = pieces.piece(of: position)
      return values + spends + [
        piece.map { String($0 + 1) } ?? "", pieces.isOpen(position) ? "open" : "closed",
        piece.map { bookings[$0] } ?? "",
      ]
    }
    return CSVText.text([header] + rows)
  }
}
