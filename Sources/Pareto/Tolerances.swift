// SPDX-License-Identifier: GPL-3.0-or-later

/// The tolerances of this module.
public enum ParetoTolerance {
  /// Values no further apart than this share of an objective's range are the same.
  public static let sameValue = 1e-9
  /// Values no further apart than this share of themselves may differ by rounding only.
  public static let rounding = 1e-14
  /// A bend of the frontier under this share of the range is no knee.
  public static let knee = 0.01
  /// What may be left open where all points are found: this share of the range, which solves do not always get below.
  public static let leftOpen = 1e-6
  /// How fine a solve has to be: this share of the frontier's gap.
  public static let solveShare = 0.1
  /// A gap of this many times the smallest difference is none: solvers let floors slip by as much.
  public static let slip = 100.0
  /// A plan this many times the smallest difference away from where a piece is cut off is the plan there.
  public static let cutShare = 100.0
  /// How often a place where curved pieces cut each other off is looked for before what is left counts as a gap.
  public static let cutRounds = 10
  /// How often an attempt is made to know the slice of a choice, before what is left counts as a gap.
  public static let sliceAttempts = 4
  /// With more pairs of possible values than this, two objectives do not go into one number without loss.
  public static let augmentedLevels = 1e7
}
