// SPDX-License-Identifier: GPL-3.0-or-later

/// The straight line through values in time that leaves the least squares.
package struct Trend: Hashable, Sendable {
  /// How much the line rises per unit of time.
  package var slope: Double
  /// The line's value at time 0.
  package var intercept: Double
  /// How far the slope may be off, one standard error; `nil` for two points.
  package var slopeError: Double?
  /// The number of points.
  package var size: Int

  /// Fits a line.
  ///
  /// Source: Draper & Smith (1998), "Applied regression analysis", 1.2 to 1.4: slope Sxy/Sxx, its
  /// variance the mean square of what the line leaves, over n - 2, divided by Sxx.
  ///
  /// - Returns: The line; undefined with fewer than two points or all at the same time. Constant
  ///   values have a line of slope 0.
  /// - Precondition: as many values as times.
  /// - Complexity: linear.
  package static func of(_ values: [Double], at times: [Double]) -> Measured<Trend> {
    precondition(values.count == times.count, "every value has a time")
    guard values.allSatisfy(\.isFinite), times.allSatisfy(\.isFinite) else {
      return .undefined(.notFinite)
    }
    guard values.count >= 2 else { return .undefined(.tooFew(size: values.count, needed: 2)) }
    guard let first = times.min(), let last = times.max(), last > first else {
      return .undefined(.firstIsConstant)
    }
    let count = Double(values.count)
    let timeMean = times.reduce(0, +) / count
    let mean = values.reduce(0, +) / count
    let moments = zip(times, values).reduce(into: (square: 0.0, product: 0.0)) { sums, point in
      let time = point.0 - timeMean
      sums.square += time * time
      sums.product += time * (point.1 - mean)
    }
    let isConstant = values.allSatisfy { $0 == values[0] }
    let slope = isConstant ? 0 : moments.product / moments.square
    var error: Double?
    if values.count > 2 {
      let squares = zip(times, values).reduce(0) { sum, point in
        let rest = point.1 - mean - slope * (point.0 - timeMean)
        return sum + rest * rest
      }
      error = isConstant ? 0 : (squares / (count - 2) / moments.square).squareRoot()
    }
    return .value(
      Trend(
        slope: slope, intercept: (isConstant ? values[0] : mean) - slope * timeMean,
        slopeError: error, size: values.count))
  }

  /// The line's value at a time.
  package func value(at time: Double) -> Double { intercept + slope * time }

  /// The interval of the slope, with Student's t of n - 2 degrees of freedom; `nil` for two points.
  package func slopeInterval(
    _ confidence: Double = ConfidenceInterval.standardConfidence
  ) -> ConfidenceInterval? {
    guard let slopeError, size > 2 else { return nil }
    let reach = StudentDistribution(degrees: Double(size - 2)).reach(confidence) * slopeError
    return ConfidenceInterval(
      lower: slope - reach, upper: slope + reach, confidence: confidence)
  }

  /// How often values without a trend have a slope as far from 0; `nil` for two points.
  package var significance: Double? {
    guard let slopeError, size > 2 else { return nil }
    if slope == 0 { return 1 }
    if slopeError == 0 { return 0 }
    return StudentDistribution(degrees: Double(size - 2)).outside(slope / slopeError)
  }
}
