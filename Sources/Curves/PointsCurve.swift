// SPDX-License-Identifier: GPL-3.0-or-later

/// Straight lines between measured or published points.
public struct PointsCurve: Hashable, Sendable {
  /// What the curve does past its last point.
  public enum Tail: Hashable, Sendable {
    /// It is not known there: a spend range that goes past it is an error.
    case undefined
    /// It stays at the last value.
    case flat
    /// It goes on with this slope, in KPI units per unit of money.
    case slope(Double)
  }

  /// The spends, rising from 0, in money; as many as `values`, at least two.
  public let spends: [Double]
  /// The value at each spend, in the KPI's unit.
  public let values: [Double]
  /// What the curve does past its last point.
  public let tail: Tail

  /// Checks and stores the points: finite, rising from spend 0.
  ///
  /// - Precondition: as many spends as values.
  /// - Complexity: linear in the number of points.
  public init(spends: [Double], values: [Double], tail: Tail = .undefined) throws(CurveError) {
    precondition(spends.count == values.count, "as many spends as values")
    if case .slope(let slope) = tail {
      try requireFinite(slope, "slope")
      if spends.isEmpty { throw .tooFewPoints }
    } else if spends.count < 2 {
      throw .tooFewPoints
    }
    for value in spends { try requireFinite(value, "spend") }
    for value in values { try requireFinite(value, "value") }
    if spends[0] != 0 { throw .missingZero }
    for (before, after) in zip(spends, spends.dropFirst()) where after <= before {
      throw .notAscending(spend: after)
    }
    self.spends = spends
    self.values = values
    self.tail = tail
  }

  /// The slope of each straight piece in order, the tail's last where it has one.
  ///
  /// - Complexity: linear in the number of points.
  public var slopes: [Double] {
    var slopes: [Double] = []
    slopes.reserveCapacity(spends.count)
    for index in spends.indices.dropFirst() {
      let rise = values[index] - values[index - 1]
      slopes.append(rise / (spends[index] - spends[index - 1]))
    }
    switch tail {
    case .undefined: break
    case .flat: slopes.append(0)
    case .slope(let slope): slopes.append(slope)
    }
    return slopes
  }

  /// The value at a spend; without a tail the last one stays.
  func value(at spend: Double) -> Double {
    if let after = spends.firstIndex(where: { $0 >= spend }) {
      guard after > 0 else { return values[0] }
      let share = (spend - spends[after - 1]) / (spends[after] - spends[after - 1])
      return values[after - 1] + share * (values[after] - values[after - 1])
    }
    let last = spends.count - 1
    guard case .slope(let slope) = tail, slope != 0 else { return values[last] }
    return values[last] + slope * (spend - spends[last])
  }

  /// Decided without tolerance: any dip, however small, makes the curve `mixed`.
  var curvature: Curvature {
    let slopes = slopes
    var falls = false
    var rises = false
    for (before, after) in zip(slopes, slopes.dropFirst()) {
      if after < before { falls = true }
      if after > before { rises = true }
    }
    switch (falls, rises) {
    case (false, false): return .linear
    case (true, false): return .concave
    case (false, true): return .convex
    case (true, true): return .mixed
    }
  }
}
