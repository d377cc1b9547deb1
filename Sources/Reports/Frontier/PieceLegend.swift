// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Names the bookings behind the marks of a trade-off.
struct PieceLegend {
  let context: ReportContext
  let pieces: FrontierPieces
  let marks: PieceMarks

  /// An entry with more names than this says what changed instead.
  static let mostNames = 6
  /// More names than this are counted.
  static let mostListed = 10

  init(context: ReportContext, pieces: FrontierPieces) {
    self.context = context
    self.pieces = pieces
    marks = PieceMarks(pieces: pieces, unicode: context.options.unicode)
  }

  /// The marks with what they stand for, and what is in every plan; `nil` where there is nothing to
  /// tell.
  var block: Document.Block? {
    let entries =
      marks.areUnique && pieces.kinds.count > 1 ? pieces.kinds.indices.map(entry) : []
    return entries.isEmpty && common == nil ? nil : .legend(entries, shared: common)
  }

  /// What to book and let go for a row of a table below another one, or what is booked in the first
  /// row; empty where the bookings stay.
  func cell(_ plan: Int, below previous: Int?) -> String {
    guard let kind = pieces.kind(of: plan) else { return "" }
    guard let before = previous.flatMap(pieces.kind(of:)) else {
      return Amounts.list(pieces.own(kind).map(pieces.name), most: Self.mostNames)
    }
    return Self.list(pieces.changes(from: before, to: kind), most: Self.mostNames)
  }

  /// A mark with what it stands for: `● aya+ben+dev`.
  private func entry(_ kind: Int) -> String { "\(marks.mark(ofKind: kind)) \(words(kind))" }

  /// What is booked in every plan, where anything is.
  private var common: String? {
    guard !pieces.common.isEmpty else { return nil }
    let scenario = context.scenario.scenario
    let choosable = Set(scenario.creators.filter { $0.packages.count > 1 }.map(\.name))
    let names = pieces.common.map { booking in
      guard let package = booking.package, choosable.contains(booking.line) else {
        return booking.line
      }
      return "\(booking.line) (\(package))"
    }
    return "In every plan: \(Amounts.list(names, most: Self.mostListed))"
  }

  /// Changes read better without an "and" between them.
  private static func list(_ changes: [String], most: Int) -> String {
    changes.count > most
      ? Amounts.list(changes, most: most) : changes.joined(separator: ", ")
  }

  private var isShort: Bool {
    pieces.kinds.indices.allSatisfy { pieces.own($0).count <= Self.mostNames }
  }

  /// What is booked in a set of bookings, beside what is booked in all.
  func words(_ kind: Int) -> String {
    if kind > 0, !isShort {
      let changes = pieces.changes(from: kind - 1, to: kind)
      return "as \(marks.mark(ofKind: kind - 1)) but "
        + Self.list(changes, most: Self.mostListed)
    }
    let names = pieces.own(kind).map(pieces.name)
    if names.isEmpty { return pieces.common.isEmpty ? "nothing booked" : "nothing more" }
    if names.count > Self.mostNames { return Amounts.list(names, most: Self.mostListed) }
    let isTight = names.allSatisfy { !$0.contains(" ") }
    return names.joined(separator: isTight ? "+" : " + ")
  }
}
