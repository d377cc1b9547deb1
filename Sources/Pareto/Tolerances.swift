// SPDX-License-Identifier: GPL-3.0-or-later

/// The tolerances of this module, as shares of an objective's range.
public enum ParetoTolerance {
  /// Values nearer than this are the same.
  public static let sameValue = 1e-9
  /// A bend of the frontier under this is no knee.
  public static let knee = 0.01
}
