// SPDX-License-Identifier: GPL-3.0-or-later

/// A series as distances from its mean, on a scale that keeps squares in range.
struct Deviations {
  /// The distances, the largest of which is about 1.
  let values: [Double]

  /// The distances, or `nil` where the series is the same all the time as far as its digits say.
  ///
  /// - Precondition: the values are finite.
  init?(_ series: [Double]) {
    let largest = series.reduce(0) { max($0, abs($1)) }
    guard let least = series.min(), let most = series.max(), largest > 0,
      most / largest - least / largest > Self.noise
    else { return nil }
    let mean = series.reduce(0) { $0 + $1 / largest } / Double(series.count)
    let distances = series.map { $0 / largest - mean }
    let reach = distances.reduce(0) { max($0, abs($1)) }
    values = distances.map { $0 / reach }
  }

  /// What rounding may leave of a difference between equal values, as a share of them.
  private static let noise = 1e-12

  /// The sum of the squares.
  var square: Double { values.reduce(0) { $0 + $1 * $1 } }
}
