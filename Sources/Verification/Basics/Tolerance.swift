// SPDX-License-Identifier: GPL-3.0-or-later

/// How exact plans and their proofs must be; the one place that says so.
enum Tolerance {
  /// Money: a share of the budget, or of the largest spend where there is none.
  static let money = 1e-9
  /// Limits, and values that are kept: a share of what lines contribute, see
  /// ``slip(contribution:parts:)``.
  static let limit = 1e-9
  /// KPI values: a share of the parts that they are summed from.
  static let value = 1e-9
  /// Scores and bounds: a share of the size by which a plan's gap is measured.
  static let bound = 1e-9
  /// What plain summation of the parts of a bound may lose, as a share of those parts.
  static let summation = 1e-12
  /// What compensated summation of rounded parts may lose, as a share of those parts.
  static let cancellation = 1e-14
  /// Best and worst values that scales are based on: a share of the range.
  static let rangeEnd = 2e-6
  /// How much better than a worst value the proof may leave possible: a share of the range.
  static let worstEnd = 1.1e-5
  /// The same for a KPI that is alike at all ends: a share of its value.
  static let alike = 4e-8
  /// What counts as no room at a limit, and as no money left: a share of the amounts that it is a
  /// difference of.
  static let room = 1e-6
  /// A ratio that is out of reach: what plans may have beyond the best, as a share of the most of
  /// its numerator.
  static let beyond = 1e-8
  /// How near a plan must come to the best of a ratio that is out of reach, as a share of it.
  static let near = 1e-3
  /// Models: what of a column's price may be rounding, as a share of the parts that it is summed
  /// from.
  static let reducedCost = 1e-7
  /// Models: how far a point may stay behind the bound of its own proof, as a share of the parts of
  /// both.
  static let attained = 1e-7
  /// Frontiers: a share of each KPI's range, for duplicates and order.
  static let range = 1e-9
  /// Frontiers: a share of each KPI's range, for the straightness of the trade-off between extreme
  /// points.
  static let straightness = 1e-7
  /// Frontiers: a share of each KPI's range, for where a piece is cut off by another one.
  static let meeting = 1e-6
  /// Frontiers: below this share of the range there is no knee.
  static let knee = 0.01

  /// How far a sum may lie on the wrong side of a limit.
  ///
  /// What lines contribute is the measure: a profit of at least 1 that is a difference of two
  /// millions is a limit on their last digits. Neither the unit of the limit nor a constant makes
  /// it any looser, but for the digits that large parts cost.
  ///
  /// - Parameters:
  ///   - contribution: what lines contribute, each part counted with its size.
  ///   - parts: the same with bases, limits and other constants.
  static func slip(contribution: Double, parts: Double) -> Double {
    limit * contribution + cancellation * parts
  }
}
