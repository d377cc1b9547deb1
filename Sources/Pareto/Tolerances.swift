// SPDX-License-Identifier: GPL-3.0-or-later

/// The tolerances of this module.
package enum ParetoTolerance {
  /// Values no further apart than this share of an objective's range are the same.
  package static let sameValue = 1e-9
  /// Values no further apart than this share of themselves may differ by rounding only.
  package static let rounding = 1e-14
  /// A bend of the frontier under this share of the range is no knee.
  package static let knee = 0.01
  /// What may be left open where all points are found: this share of the range, which solves do not
  /// always get below.
  package static let leftOpen = 1e-6
  /// How fine a solve has to be: this share of the frontier's gap.
  package static let solveShare = 0.1
  /// A gap of this many times the smallest difference is none: solvers let floors slip by as much.
  package static let slip = 100.0
  /// A plan this many times the smallest difference away from where a piece is cut off is the plan
  /// there.
  package static let cutShare = 100.0
  /// How often a place where curved pieces cut each other off is looked for before what is left
  /// counts as a gap.
  package static let cutRounds = 10
  /// How often an attempt is made to know the slice of a choice, before what is left counts as a
  /// gap.
  package static let sliceAttempts = 4
  /// How little an objective may weigh in a plan to be shown of a concave program: this share of
  /// the frontier's gap, over the number of objectives.
  package static let weightShare = 0.05
  /// A weight so small that solves cannot tell it from none, where a share of each range weighs 1.
  package static let noWeight = 1e-9
  /// Where the gap would allow a weight below this, plans are taken as they come, and no small
  /// weights are asked for.
  package static let leastWeight = 1e-7
  /// What an objective weighs that seemed to be the same everywhere, against the drop that shows
  /// that it is not.
  package static let showingWeight = 1e-3
  /// A point is a corner of what is possible if it is so many times the smallest difference away.
  package static let cornerShare = 1e3
  /// Where a list of points is to be short, floors are put this deep into a zone, and points taken
  /// this deep inside it.
  static let deepest = (floors: 0.9, points: 0.7)
  /// The same where a gap is to be reached soon.
  static let deep = (floors: 0.7, points: 0.5)
  /// Where no more steps than this fit into a zone, answers are exact.
  static let fewSteps = 20.0
  /// With more pairs of possible values than this, two objectives do not go into one number without
  /// loss.
  package static let augmentedLevels = 1e7
}
