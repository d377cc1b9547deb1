// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// A row as the search sees it, and how to tell exactly whether a point keeps it.
///
/// Where the data says that its activity is whole multiples of a step, its bounds are moved to
/// steps.
struct ScaledRow {
  /// What a unit of each column, inside, adds to the activity inside.
  let entries: [(column: Int, value: Double)]
  /// Where the activity inside must lie; crossed where no whole activity does.
  let bounds: Bounds
  /// The exact count of steps, where the activity has one, and where it must lie.
  private let whole: (form: IntegralForm, least: Double, most: Double)?

  /// Rows of this size make GLPK's absolute tolerances small beside them.
  static let size = 1024.0
  /// Rows are told apart by steps up to this many of them.
  private static let largestCount = 1e10

  /// - Parameters:
  ///   - columns: the caller's amount of one unit of each column inside.
  ///   - scale: what brings the entries near one, in units of columns inside, where there are no
  ///     steps.
  init(
    _ terms: [(column: Int, value: Double)], bounds: Bounds, isWhole: [Bool],
    columns: [Double], scale: Double
  ) {
    let largest = [bounds.lower, bounds.upper].filter(\.isFinite).map(abs).max() ?? 0
    if let form = IntegralForm(terms, isWhole: isWhole), largest <= Self.largestCount * form.step {
      let least = (bounds.lower / form.step - Self.slack(bounds.lower, form.step)).rounded(.up)
      let most = (bounds.upper / form.step + Self.slack(bounds.upper, form.step)).rounded(.down)
      let factor = Self.size / powerOfTwo(near: form.largestCount)
      whole = (form, least, most)
      entries = form.terms.map { ($0.column, Double($0.count) * factor) }
      self.bounds = Bounds(lower: least, upper: most).scaled(by: factor)
    } else {
      let factor = Self.size * scale
      whole = nil
      entries = terms.map { ($0.column, $0.value * columns[$0.column] * factor) }
      self.bounds = bounds.scaled(by: factor)
    }
  }

  /// By how many steps a bound may miss a whole count of them and still be meant as that: what
  /// rounding has done to the two, and half of what rows are kept to, but never so much that a step
  /// more or less could be meant.
  private static func slack(_ bound: Double, _ step: Double) -> Double {
    guard bound.isFinite else { return 0 }
    let rounding = 4 * (bound / step).ulp
    return min(1e-5, max(rounding, 0.5e-9 * max(1, abs(bound)) / step))
  }

  /// Whether a point whose columns in the row are whole keeps it: by the count of its steps, or,
  /// where there are none, within 1e-9 of its bound and of what its columns add up to.
  func keeps(_ point: [Double], columns: [Double]) -> Bool {
    if let whole {
      let count = Double(whole.form.count(at: point))
      return whole.least <= count && count <= whole.most
    }
    let parts = entries.map { $0.value * (point[$0.column] / columns[$0.column]) }
    let activity = parts.reduce(0, +)
    let size = parts.reduce(0) { $0 + abs($1) }
    func slack(_ bound: Double) -> Double {
      bound.isFinite ? 1e-9 * max(size, abs(bound)) : 0
    }
    return activity >= bounds.lower - slack(bounds.lower)
      && activity <= bounds.upper + slack(bounds.upper)
  }
}
