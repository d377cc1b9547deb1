// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A row as the search sees it, and how to tell exactly whether a point keeps it.
///
/// Where the data says that its activity is whole multiples of a step, one unit inside is a step and the bounds are whole.
struct InsideRow {
  /// What a unit of each column, inside, adds to the activity inside.
  let entries: [(column: Int, value: Double)]
  /// Where the activity inside must lie; crossed where no whole activity does.
  let bounds: Bounds
  private let whole: WholeForm?

  /// Rows are told apart by steps up to this many of them.
  private static let largestCount = 1e10

  /// - Parameters:
  ///   - columns: the caller's amount of one unit of each column inside.
  ///   - scale: the activity inside of one unit of the caller's, unless a unit inside is a step.
  init(
    _ terms: [(column: Int, value: Double)], bounds: Bounds, isWhole: [Bool],
    columns: [Double], scale: Double
  ) {
    whole = WholeForm(terms, isWhole: isWhole).flatMap { form in
      let largest = [bounds.lower, bounds.upper].filter(\.isFinite).map(abs).max() ?? 0
      return largest <= Self.largestCount * form.step ? form : nil
    }
    if let whole {
      entries = whole.terms.map { ($0.column, Double($0.count)) }
      self.bounds = Bounds(
        lower: (bounds.lower / whole.step - 1e-5).rounded(.up),
        upper: (bounds.upper / whole.step + 1e-5).rounded(.down))
    } else {
      entries = terms.map { ($0.column, $0.value * columns[$0.column] * scale) }
      self.bounds = bounds.scaled(by: scale)
    }
  }

  /// Whether a point whose whole columns are whole keeps the row: by the count of its steps, or within 1e-9 where there
  /// are none.
  func keeps(_ point: [Double], columns: [Double]) -> Bool {
    if let whole {
      let count = Double(whole.count(at: point))
      return bounds.lower <= count && count <= bounds.upper
    }
    let activity = entries.reduce(0) { $0 + $1.value * (point[$1.column] / columns[$1.column]) }
    let size = entries.reduce(0) { max($0, abs($1.value)) }
    func slack(_ bound: Double) -> Double {
      bound.isFinite ? 1e-9 * max(size, abs(bound)) : 0
    }
    return activity >= bounds.lower - slack(bounds.lower)
      && activity <= bounds.upper + slack(bounds.upper)
  }
}
