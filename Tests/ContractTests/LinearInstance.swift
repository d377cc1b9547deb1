// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPK
import Programs
import Testing

/// A program with several objectives and its known frontier, as in `Instances/*.json`: linear, or
/// with whole columns.
///
/// `source` says where the figures are from, `verified` how the answers were checked.
struct LinearInstance: Decodable, Sendable, CustomTestStringConvertible {
  enum Sense: String, Decodable, Sendable {
    case min, max

    /// What turns a value into one to be maximized, and back.
    var sign: Double { self == .max ? 1 : -1 }
  }

  enum Status: String, Decodable, Sendable {
    case optimal, infeasible, unbounded
    case noVertex = "no-vertex"
    case totallyUnbounded = "totally-unbounded"
  }

  struct Query: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
      case lexicographic
      case epsilonConstraint = "epsilon-constraint"
    }

    var type: Kind
    var order: [Int]?
    var status: Status?
    var y: [Double]?
    var objective: Int?
    var bound_on: Int?
    var bound: Double?
    var y_objective: Double?
  }

  /// A straight stretch of a frontier, with or without its ends.
  struct Segment: Decodable, Sendable {
    var from: [Double]
    var to: [Double]
    var from_closed: Bool
    var to_closed: Bool
  }

  struct Expected: Decodable, Sendable {
    var status: Status
    /// The extreme points of a linear program's frontier, or all points of one where every column
    /// is whole.
    var nondominated: [[Double]]
    var segments: [Segment]?
    var isolated_points: [[Double]]?
    var extreme_directions: [[Double]]?
    var queries: [Query]?

    enum CodingKeys: CodingKey {
      case status, nondominated, segments, isolated_points, extreme_directions, queries
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: CodingKeys.self)
      status = try box.decode(Status.self, forKey: .status)
      nondominated = try box.decodeIfPresent([[Double]].self, forKey: .nondominated) ?? []
      segments = try box.decodeIfPresent([Segment].self, forKey: .segments)
      isolated_points = try box.decodeIfPresent([[Double]].self, forKey: .isolated_points)
      extreme_directions = try box.decodeIfPresent([[Double]].self, forKey: .extreme_directions)
      queries = try box.decodeIfPresent([Query].self, forKey: .queries)
    }
  }

  var name: String
  var source: String
  var sense: [Sense]
  var objectives: [[Double]]
  var objective_offsets: [Double]?
  var A: [[Double]]
  var row_lower: [Double?]
  var row_upper: [Double?]
  var col_lower: [Double?]
  var col_upper: [Double?]
  var integer: [Bool]?
  var expected: Expected

  var testDescription: String { name }
}

extension LinearInstance {
  /// Every instance whose name starts so, by name.
  static func all(_ prefix: String) throws -> [LinearInstance] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Instances")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(prefix) }
      .sorted()
      .map { file in
        let url = folder.appendingPathComponent(file)
        return try JSONDecoder().decode(LinearInstance.self, from: Data(contentsOf: url))
      }
  }

  /// The instance as a program that maximizes, each objective times a factor and moved by an
  /// offset.
  func program(factors: [Double]? = nil, offsets: [Double]? = nil) -> MultiObjectiveLinearProgram {
    let entries = A.enumerated().flatMap { row, coefficients in
      coefficients.enumerated().filter { $0.element != 0 }.map { column, value in
        MultiObjectiveLinearProgram.Entry(Row(index: row), Column(index: column), value)
      }
    }
    func bounds(_ lower: [Double?], _ upper: [Double?]) -> [Bounds] {
      zip(lower, upper).map { .between($0 ?? -.infinity, $1 ?? .infinity) }
    }
    let maximized = objectives.indices.map { index in
      let factor = sense[index].sign * (factors?[index] ?? 1)
      return MultiObjectiveLinearProgram.Objective(
        objectives[index].map { $0 * factor },
        constant: (objective_offsets?[index] ?? 0) * factor + (offsets?[index] ?? 0))
    }
    return MultiObjectiveLinearProgram(
      columnBounds: bounds(col_lower, col_upper), rowBounds: bounds(row_lower, row_upper),
      entries: entries, objectives: maximized)
  }

  /// Values of the instance as values to be maximized.
  func maximized(_ values: [Double]) -> [Double] {
    zip(values, sense).map { $0 * $1.sign }
  }

  /// Every expected point, and both ends of every stretch.
  var places: [[Double]] {
    expected.nondominated + (expected.segments ?? []).flatMap { [$0.from, $0.to] }
      + (expected.isolated_points ?? [])
  }

  /// The difference between the largest and the least expected value of each objective; 1 where
  /// there is none.
  var ranges: [Double] {
    objectives.indices.map { index in
      let values = places.map { $0[index] }
      guard let least = values.min(), let most = values.max(), most > least else { return 1 }
      return most - least
    }
  }

  /// Whether two values of an objective are the same within a millionth of its range.
  func agree(_ first: Double, _ second: Double, on objective: Int) -> Bool {
    abs(first - second) <= 1e-6 * ranges[objective]
  }
}
