// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto
import ParetoTesting
import Programs

/// What is known of the frontier of a program of any number of objectives, in the units in which it
/// is searched.
struct ManyObjectiveInstance: Sendable {
  let instance: LinearInstance
  let linear: MultiObjectiveLinearProgram
  /// The expected points, all objectives maximized, from best in the first.
  let points: [[Double]]
  /// What values may be off by: a millionth of the range, and the last digits.
  let tolerance: [Double]

  init(_ instance: LinearInstance, factors: [Double]? = nil, offsets: [Double]? = nil) {
    self.instance = instance
    let factors = factors ?? instance.objectives.map { _ in 1 }
    let offsets = offsets ?? instance.objectives.map { _ in 0 }
    linear = instance.program(factors: factors, offsets: offsets)
    points = instance.expected.nondominated.map { values in
      instance.maximized(values).enumerated().map { $1 * factors[$0] + offsets[$0] }
    }.sorted { one, other in
      zip(one, other).first { $0 != $1 }.map { $0 > $1 } ?? false
    }
    tolerance = instance.objectives.indices.map { index in
      1e-6 * instance.ranges[index] * factors[index] + abs(offsets[index]) * 1e-14
    }
  }

  /// The last digit of a value, as a share of its range: nothing finer can be proven from values.
  var resolution: Double {
    (0..<count).reduce(0) { largest, objective in
      let values = points.map { $0[objective] }
      let (least, most) = (values.min() ?? 0, values.max() ?? 0)
      return most > least ? max(largest, max(abs(least), abs(most)).ulp / (most - least)) : largest
    }
  }

  var count: Int { instance.objectives.count }

  var program: MultiObjectiveIntegerProgram {
    let whole = (instance.integer ?? []).enumerated().filter(\.element)
    return MultiObjectiveIntegerProgram(
      linear, wholeColumns: whole.map { Column(index: $0.offset) })
  }

  /// Whether each objective by itself has a best value.
  var isBounded: Bool {
    instance.expected.status == .optimal && (instance.expected.extreme_directions ?? []).isEmpty
  }

  /// The worst expected value of each objective.
  var nadir: [Double] {
    (0..<count).map { objective in points.map { $0[objective] }.min() ?? 0 }
  }

  func agree(_ one: [Double], _ other: [Double]) -> Bool {
    one.indices.allSatisfy { abs(one[$0] - other[$0]) <= tolerance[$0] }
  }

  /// Whether a frontier holds the expected points and no others.
  func isMet<Solution>(by frontier: SearchedFrontier<Solution>) -> Bool {
    frontier.points.count == points.count
      && points.allSatisfy { known in frontier.points.contains { agree($0.values, known) } }
  }

  /// What a frontier breaks, whether or not it is whole; empty where it keeps all.
  func complaints<Solution>(
    about frontier: SearchedFrontier<Solution>, at columns: (Solution) -> [Double]
  ) -> [String] {
    let truth = isBounded ? points : []
    return ManyObjectiveContract(truth: truth, tolerance: tolerance).complaints(about: frontier)
      + frontier.points.compactMap { point in
        linear.violation(of: columns(point.solution)) <= 1e-7
          ? nil : "\(point.values) breaks a row or bound"
      }
      + frontier.points.compactMap { point in
        agree(linear.objectiveValues(at: columns(point.solution)), point.values)
          ? nil : "\(point.values) are not the values of their point"
      }
  }

  /// Factors of objectives and constants that change nothing but the numbers.
  static func units(_ count: Int) -> [(factors: [Double], offsets: [Double])] {
    let (ones, zeros) = ([Double](repeating: 1, count: count), [Double](repeating: 0, count: count))
    var units: [(factors: [Double], offsets: [Double])] = []
    for (first, last) in [(1e-9, 1), (1, 1e9), (1e9, 1e-9)] as [(Double, Double)] {
      units.append(([first] + ones.dropFirst(2) + [last], zeros))
    }
    units.append((ones, [1e9] + zeros.dropFirst()))
    units.append((ones, zeros.dropFirst() + [-1e9]))
    return units
  }
}
