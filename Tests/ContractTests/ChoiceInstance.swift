// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Pareto
import ParetoTesting
import Programs

/// What is known of the frontier of a program of two objectives with whole columns, in the units in
/// which it is searched.
struct ChoiceInstance: Sendable {
  /// A stretch of the frontier, both objectives maximized, from best in the first to best in the
  /// second.
  struct Stretch: Sendable {
    var points: [[Double]]
    var ends: (first: PieceEnd, last: PieceEnd)
  }

  let instance: LinearInstance
  let program: MultiObjectiveIntegerProgram
  /// What the frontier consists of, in order; a linear frontier is one stretch, a discrete one a
  /// stretch per point.
  let stretches: [Stretch]
  /// What values may be off by: a millionth of the range, and the last digits.
  let tolerance: [Double]
  private let factors: [Double]
  private let offsets: [Double]

  init(_ instance: LinearInstance, factors: [Double] = [1, 1], offsets: [Double] = [0, 0]) {
    self.instance = instance
    self.factors = factors
    self.offsets = offsets
    let whole = (instance.integer ?? []).enumerated().filter(\.element)
    program = MultiObjectiveIntegerProgram(
      instance.program(factors: factors, offsets: offsets),
      wholeColumns: whole.map { Column(index: $0.offset) })
    func moved(_ values: [Double]) -> [Double] {
      let maximized = instance.maximized(values)
      return (0...1).map { maximized[$0] * factors[$0] + offsets[$0] }
    }
    let points = instance.expected.nondominated.map(moved).sorted { $0[0] > $1[0] }
    var stretches: [Stretch] = []
    if whole.isEmpty, !points.isEmpty {
      stretches = [Stretch(points: points, ends: (.closed, .closed))]
    } else {
      let alone = points + (instance.expected.isolated_points ?? []).map(moved)
      stretches = alone.map { Stretch(points: [$0], ends: (.closed, .closed)) }
      for segment in instance.expected.segments ?? [] {
        let ends: [(place: [Double], end: PieceEnd)] = [
          (moved(segment.from), segment.from_closed ? .closed : .open),
          (moved(segment.to), segment.to_closed ? .closed : .open),
        ].sorted { $0.place[0] > $1.place[0] }
        stretches.append(
          Stretch(points: ends.map(\.place), ends: (ends[0].end, ends[1].end)))
      }
    }
    self.stretches = stretches.sorted {
      $0.points[0][0] != $1.points[0][0]
        ? $0.points[0][0] > $1.points[0][0] : $0.points[0][1] < $1.points[0][1]
    }
    tolerance = (0...1).map { index in
      1e-6 * instance.ranges[index] * factors[index] + abs(offsets[index]) * 1e-15
    }
  }

  /// Whether each objective by itself has a best value.
  var hasTwoEnds: Bool {
    instance.expected.status == .optimal && (instance.expected.extreme_directions ?? []).isEmpty
  }

  /// Whether two points are the same up to the tolerance.
  func agree(_ one: [Double], _ other: [Double]) -> Bool {
    (0...1).allSatisfy { abs(one[$0] - other[$0]) <= tolerance[$0] }
  }

  /// The edges of a frontier in order, each with what its ends are.
  func edges(
    of frontier: SearchedFrontier<IntegerSolution>
  ) -> [Stretch] {
    frontier.pieces.flatMap { piece in
      Self.edges(piece.points.map(\.values), piece.ends)
    }
  }

  /// The edges that are expected.
  var edges: [Stretch] { stretches.flatMap { Self.edges($0.points, $0.ends) } }

  private static func edges(
    _ points: [[Double]], _ ends: (first: PieceEnd, last: PieceEnd)
  ) -> [Stretch] {
    guard points.count > 1 else { return [Stretch(points: points, ends: ends)] }
    return (1..<points.count).map { index in
      Stretch(
        points: [points[index - 1], points[index]],
        ends: (
          index == 1 ? ends.first : .closed, index == points.count - 1 ? ends.last : .closed
        ))
    }
  }

  /// What a frontier breaks, whether or not it is whole; empty where it keeps all.
  func complaints(
    about frontier: SearchedFrontier<IntegerSolution>
  ) -> [String] {
    var complaints: [String] = []
    let pieces = frontier.pieces.map { $0.points.map(\.values) }
    for point in frontier.pieces.flatMap(\.points) {
      if program.linear.violation(of: point.solution.x) > 1e-7 {
        complaints.append("\(point.values) breaks a row or bound")
      }
      let values = program.linear.objectiveValues(at: point.solution.x)
      if !agree(values, point.values) {
        complaints.append("\(point.values) are not the values of their plan, \(values)")
      }
      for (column, isWhole) in program.isWhole.enumerated()
      where isWhole && point.solution.x[column] != point.solution.x[column].rounded() {
        complaints.append("\(point.values) has a column that is not whole")
      }
    }
    if frontier.pieces.isEmpty { complaints.append("there is no point") }
    guard frontier.gap.isFinite, hasTwoEnds else { return complaints }
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 > $1 ? $0 - $1 : 1 }
    let slack = (0...1).map { tolerance[$0] / ranges[$0] }.reduce(0, max)
    for value in edges.flatMap(Self.samples) {
      let miss = Self.miss(value, pieces, ranges)
      if miss > frontier.gap + slack {
        complaints.append("\(value) is missed by \(miss), stated is \(frontier.gap)")
      }
    }
    return complaints
  }

  private static func samples(_ edge: Stretch) -> [[Double]] {
    guard edge.points.count > 1 else { return edge.points }
    return [0, 0.1, 0.5, 0.9, 1].map { share in
      zip(edge.points[0], edge.points[1]).map { $0 + share * ($1 - $0) }
    }
  }

  private static func miss(
    _ value: [Double], _ pieces: [[[Double]]], _ ranges: [Double]
  ) -> Double {
    pieces.map { FrontierContract.miss(value, $0, ranges) }.min() ?? .infinity
  }
}
