// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK

/// An objective as the search sees it: without its constant, centred, in units that suit GLPK.
///
/// Where the data says that its values are whole multiples of a step, one unit inside is a step.
struct ScaledObjective {
  /// What one unit of each column, inside, adds.
  private(set) var costs: [Double]
  /// The caller's amount of one unit inside.
  private(set) var unit: Double
  /// What the centring has taken out, in units inside: multiples of rows that hold with equality.
  private(set) var shift = 0.0
  /// The exact count of steps, where the values have one.
  private(set) var whole: IntegralForm?
  let constant: Double
  /// How large the centred value can get over the column bounds; infinite where they have no end.
  private(set) var size = 0.0

  /// What the floor's row is in, per unit inside.
  private(set) var rowFactor = 1.0

  /// The largest size at which GLPK's tolerances still tell a step.
  private static let largestCount = 1e10

  /// - Parameters:
  ///   - columns: the caller's amount of one unit of each column inside.
  ///   - equalities: rows of the caller's that hold with equality, by their coefficients, and their
  ///     value.
  init(
    _ objective: MultiObjectiveLinearProgram.Objective, of program: MultiObjectiveIntegerProgram,
    columns: [Double], equalities: [Equality]
  ) {
    let coefficients = objective.coefficients
    constant = objective.constant
    whole = IntegralForm(
      coefficients.enumerated().map { ($0.offset, $0.element) }, isWhole: program.isWhole)
    costs = coefficients
    unit = 1
    if let whole {
      unit = whole.step
      costs = [Double](repeating: 0, count: coefficients.count)
      for (column, count) in whole.terms { costs[column] = Double(count) }
    }
    centre(equalities, isWhole: whole != nil)
    size = Self.size(of: costs, over: program.linear.columnBounds)
    if size.isFinite && size > Self.largestCount { whole = nil }
    if whole != nil {
      rowFactor = ScaledRow.size / powerOfTwo(near: costs.reduce(0) { max($0, abs($1)) })
      return
    }
    for column in costs.indices { costs[column] *= columns[column] }
    let largest = costs.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return }
    let factor = ScaledRow.size / powerOfTwo(near: largest)
    for column in costs.indices { costs[column] *= factor }
    unit /= factor
    shift *= factor
    size *= factor
  }

  /// Takes out of the costs what equalities say of them, where that makes the costs smaller.
  private mutating func centre(_ equalities: [Equality], isWhole: Bool) {
    for equality in equalities where !isWhole || equality.isWhole {
      let multiple = equality.multiple(in: costs, isWhole: isWhole)
      guard multiple != 0 else { continue }
      for (column, value) in equality.terms { costs[column] -= multiple * value }
      shift += multiple * equality.total
    }
  }

  private static func size(of costs: [Double], over bounds: [Bounds]) -> Double {
    zip(costs, bounds).reduce(0) { size, column in
      let (cost, bounds) = column
      return cost == 0 ? size : size + abs(cost) * max(abs(bounds.lower), abs(bounds.upper))
    }
  }
}

extension ScaledObjective {
  /// The smallest amount by which values can differ; 0 where none is known, or where values are too
  /// large to show it.
  var step: Double {
    guard let whole else { return 0 }
    let reach = size.isFinite ? (size + abs(shift)) * unit : 0
    return (abs(constant) + reach).ulp < unit / 8 ? whole.step : 0
  }

  /// How much of a difference of two values may be rounding where they have no step.
  var rounding: Double { unit * 1e-10 * (size.isFinite ? max(1, size) : ScaledRow.size) }

  /// The value at a point of the caller's whose whole columns are whole.
  func value(at point: [Double], coefficients: [Double]) -> Double {
    if let whole { return whole.value(of: whole.count(at: point)) + constant }
    return zip(coefficients, point).reduce(constant) { $0 + $1.0 * $1.1 }
  }

  /// Whether a value at a point keeps a floor: by the count of its steps, or but for rounding where
  /// there are none.
  func keeps(_ floor: Double, value: Double, at point: [Double]) -> Bool {
    guard let whole, isCountable(floor) else {
      return value >= floor - 1e-9 * max(abs(floor - constant), ScaledRow.size * unit)
    }
    return whole.count(at: point) >= count(keeping: floor)
  }

  private func isCountable(_ floor: Double) -> Bool { abs(floor - constant) < 0x1p100 * unit }

  /// The least count of steps that keeps a floor; a floor that is past a value by rounding only
  /// asks for no more.
  private func count(keeping floor: Double) -> Int128 {
    let count = (floor - constant) / unit
    let rounding = min(0.25, 1e-6 + 4 * (abs(floor) + abs(constant)).ulp / unit)
    return Int128((count - rounding).rounded(.up))
  }

  /// The bound of the floor's row, low enough for GLPK's tolerances to lose no point that keeps the
  /// floor.
  func rowBound(keeping floor: Double) -> Double {
    guard floor.isFinite else { return floor }
    guard whole != nil, isCountable(floor) else {
      return ((floor - constant) / unit - shift) * rowFactor
    }
    let slack = size.isFinite ? min(0.5, 1e-6 * max(1, size)) : 0.5
    return (Double(count(keeping: floor)) - shift - slack) * rowFactor
  }
}

/// A row that holds with equality.
struct Equality {
  let terms: [(column: Int, value: Double)]
  let total: Double
  /// Whether all of its numbers are whole.
  let isWhole: Bool

  init(terms: [(column: Int, value: Double)], total: Double) {
    self.terms = terms
    self.total = total
    isWhole = (terms.map(\.value) + [total]).allSatisfy { $0.rounded() == $0 && abs($0) < 0x1p53 }
  }

  /// How often the row is to be taken out of costs to make them smallest in sum; 0 where that wins
  /// less than half.
  func multiple(in costs: [Double], isWhole: Bool) -> Double {
    let ratios = terms.map { (ratio: costs[$0.column] / $0.value, weight: abs($0.value)) }
      .sorted { $0.ratio < $1.ratio }
    let half = ratios.reduce(0) { $0 + $1.weight } / 2
    var passed = 0.0
    guard
      let median = ratios.first(where: {
        passed += $0.weight; return passed >= half
      })
    else { return 0 }
    let multiple = isWhole ? median.ratio.rounded() : median.ratio
    let before = terms.reduce(0) { $0 + abs(costs[$1.column]) }
    let after = terms.reduce(0) { $0 + abs(costs[$1.column] - multiple * $1.value) }
    return after < before / 2 ? multiple : 0
  }
}
