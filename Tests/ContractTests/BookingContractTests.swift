// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Programs
import Testing

/// The searches of programs with choices again, on the solver of scenarios: each 0-1 column is a
/// line that is booked or not, and other whole columns come in steps.
@Suite struct BookingContractTests {
  @Test("A sweep finds exactly the known points", arguments: try Booked.discrete)
  func complete(_ booked: Booked) throws {
    try check(booked) { (scalarizer) throws(ScalarizerFailure) in
      try CompleteFrontier().run(&scalarizer)
    }
  }

  @Test(
    "The unit of an objective, or a constant, changes nothing but the numbers",
    arguments: try Booked.discrete + Booked.mixed)
  func units(_ booked: Booked) throws {
    for factors in [[1e-9, 1], [1, 1e9], [1e9, 1e-9]] {
      var changed = booked
      changed.factors = factors
      try checkAll(changed)
    }
    // A billion would leave a millionth no digits.
    if booked.instance.name.contains("scale_mixed") { return }
    var moved = booked
    moved.offsets = [1e9, -1e9]
    try checkAll(moved)
  }

  @Test(
    "A frontier in pieces has the known stretches, points and open ends",
    arguments: try Booked.discrete + Booked.mixed)
  func pieces(_ booked: Booked) throws {
    try check(booked) { (scalarizer) throws(ScalarizerFailure) in
      try PieceFrontier(gap: 1e-7).run(&scalarizer)
    }
  }

  @Test(
    "Boxes cover the known frontier within the gap that they state",
    arguments: try Booked.tiny + Booked.mixed)
  func boxes(_ booked: Booked) throws {
    for target in [BoxFrontier.Target.gap(0.1), .points(3)] {
      var scalarizer = try BranchingScalarizer(booked.program)
      guard case .found(let frontier) = try BoxFrontier(until: target).run(&scalarizer) else {
        #expect(booked.instance.expected.status == .infeasible)
        continue
      }
      #expect(frontier.interruption == nil)
      #expect(booked.complaints(about: frontier) == [])
    }
  }

  @Test(
    "Whichever solve goes wrong, what is stated about the frontier holds",
    arguments: try Booked.tiny + Booked.mixed.filter { $0.instance.objectives[0].count < 5 },
    Fault.allCases)
  func faults(_ booked: Booked, _ fault: Fault) throws {
    var place = 1
    // A frontier in pieces takes many solves, most of them alike.
    let stride = try Booked.mixed.contains { $0.instance.name == booked.instance.name } ? 5 : 1
    while try fails(booked, fault, at: place) { place += stride }
  }

  private typealias Outcome = FrontierSearchOutcome<ChoiceSolution>

  private func checkAll(_ booked: Booked) throws {
    try check(booked) { (scalarizer) throws(ScalarizerFailure) in
      scalarizer.slicesArePoints
        ? try CompleteFrontier().run(&scalarizer) : try PieceFrontier(gap: 1e-7).run(&scalarizer)
    }
  }

  private func check(
    _ booked: Booked,
    _ search: (inout BranchingScalarizer) throws(ScalarizerFailure) -> Outcome
  ) throws {
    var scalarizer = try BranchingScalarizer(booked.program)
    let outcome = try search(&scalarizer)
    guard case .found(let frontier) = outcome else {
      if case .infeasible = outcome {
        #expect(booked.instance.expected.status == .infeasible)
      } else {
        Issue.record("\(outcome)")
      }
      return
    }
    #expect(frontier.interruption == nil)
    #expect(frontier.gap == 0)
    #expect(booked.complaints(about: frontier) == [])
    let (pieces, expected) = (frontier.pieces, booked.stretches)
    #expect(pieces.count == expected.count, "\(pieces.map { $0.points.map(\.values) })")
    for (piece, stretch) in zip(pieces, expected) {
      let (first, last) = (piece.points.first?.values ?? [], piece.points.last?.values ?? [])
      #expect(booked.agree(first, stretch.points[0]), "\(first), expected \(stretch)")
      #expect(
        booked.agree(last, stretch.points[stretch.points.count - 1]), "\(last), expected \(stretch)"
      )
      #expect(piece.ends == stretch.ends, "\(piece.ends), expected \(stretch)")
    }
  }

  private func fails(_ booked: Booked, _ fault: Fault, at place: Int) throws -> Bool {
    var scalarizer = FaultyScalarizer(try BranchingScalarizer(booked.program), fault, at: place)
    let gap = scalarizer.slicesArePoints ? 0 : 1e-4
    let outcome: Outcome
    do {
      outcome =
        gap == 0
        ? try CompleteFrontier().run(&scalarizer) : try PieceFrontier(gap: gap).run(&scalarizer)
    } catch {
      #expect(place == 1 && fault == .failure)
      return true
    }
    let (hasFailed, wasAskedInVain) = (scalarizer.hasFailed, scalarizer.wasAskedInVain)
    #expect(!wasAskedInVain, "solve \(place)")
    switch outcome {
    case .found(let frontier):
      #expect(booked.complaints(about: frontier) == [], "solve \(place)")
      #expect((frontier.interruption == nil) == (frontier.gap <= gap), "solve \(place)")
    case .interrupted: #expect(place == 1)
    case .infeasible:
      #expect(
        booked.instance.expected.status == .infeasible || place == 1 && fault == .infeasible)
    case .unbounded: Issue.record("\(outcome)")
    }
    return hasFailed
  }
}

/// A known frontier as a program of lines and their uses.
struct Booked: Sendable, CustomTestStringConvertible {
  let instance: LinearInstance
  /// What each objective is multiplied by, and what is added to it then.
  var factors = [1.0, 1]
  var offsets = [0.0, 0]

  var testDescription: String { instance.name }

  /// The instances of two objectives whose columns are whole and all have ends, but for those that
  /// take long.
  static var discrete: [Booked] {
    get throws {
      try LinearInstance.all("mip2_")
        .filter { instance in
          !["2kp100", "2kp50", "kp17", "projects18"].contains { instance.name.contains($0) }
            && instance.col_upper.allSatisfy { $0 != nil }
        }
        .map { Booked(instance: $0) }
    }
  }

  /// The instances of two objectives with whole columns and others.
  static var mixed: [Booked] {
    get throws { try LinearInstance.all("milp2_").map { Booked(instance: $0) } }
  }

  static var tiny: [Booked] {
    get throws {
      let names = [
        "kp5", "weak_trap", "all_unsupported", "guide", "parity",
      ]
      return try discrete.filter { booked in names.contains { booked.instance.name.contains($0) } }
    }
  }

  /// The frontier in the units of the program, best in the first objective first; stretches of one
  /// choice that go on from each other are one.
  var stretches: [ChoiceInstance.Stretch] {
    known.stretches.reduce(into: []) { joined, stretch in
      if let before = joined.last, before.ends.last == .closed, stretch.ends.first == .closed,
        before.points.last == stretch.points.first, before.points.count > 1
      {
        joined[joined.count - 1].points += stretch.points.dropFirst()
        joined[joined.count - 1].ends.last = stretch.ends.last
      } else {
        joined.append(stretch)
      }
    }
  }

  private var known: ChoiceInstance {
    ChoiceInstance(instance, factors: factors, offsets: offsets)
  }

  func agree(_ one: [Double], _ other: [Double]) -> Bool { known.agree(one, other) }

  /// An end for columns that only rows hold back.
  private static let beyondRows = 10.0

  /// The program, in which objectives come first among the measures.
  var program: ChoiceProgram {
    var program = ChoiceProgram()
    let linear = instance.program(factors: factors, offsets: offsets)
    var coefficients = linear.objectives.map(\.coefficients) + instance.A
    let measures =
      linear.objectives.map { program.addMeasure(constant: $0.constant) }
      + instance.A.map { _ in program.addMeasure() }
    coefficients = coefficients.map { $0.map { $0 + 0 } }
    for column in instance.objectives[0].indices {
      let line = program.addLine()
      let (lower, upper) = (
        instance.col_lower[column] ?? 0, instance.col_upper[column] ?? Self.beyondRows
      )
      let isWhole = instance.integer?[column] == true
      if isWhole, lower == 0, upper == 1 {
        _ = program.addOption(of: line)
        let on = program.addOption(of: line)
        for (measure, row) in zip(measures, coefficients) where row[column] != 0 {
          program.add(fixed: row[column], of: on, to: measure)
        }
      } else {
        let step = isWhole && upper > lower ? 1.0 : 0
        let option = program.addOption(of: line, lower: lower, upper: upper, step: step)
        for (measure, row) in zip(measures, coefficients) where row[column] != 0 {
          program.add(slope: row[column], of: option, to: measure)
        }
      }
    }
    for (row, measure) in measures.dropFirst(linear.objectives.count).enumerated() {
      program.addRow(
        .init(
          [.init(1, measure)], lower: instance.row_lower[row] ?? -.infinity,
          upper: instance.row_upper[row] ?? .infinity))
    }
    for measure in measures.prefix(linear.objectives.count) {
      program.addObjective([.init(1, measure)])
    }
    return program
  }

  /// What a frontier breaks, whether or not it is whole; empty where it keeps all.
  func complaints(
    about frontier: SearchedFrontier<ChoiceSolution>
  ) -> [String] {
    var complaints: [String] = []
    let linear = instance.program(factors: factors, offsets: offsets)
    for point in frontier.pieces.flatMap(\.points) {
      let x = point.solution.uses.enumerated().map { line, use in
        instance.integer?[line] == true && use.amount == 0 ? Double(use.option) : use.amount
      }
      if linear.violation(of: x) > 1e-9 { complaints.append("\(point.values) breaks a row") }
      if !agree(linear.objectiveValues(at: x), point.values) {
        complaints.append("\(point.values) are not the values of \(x)")
      }
    }
    guard frontier.gap.isFinite else { return complaints }
    let ranges = zip(frontier.ideal, frontier.nadir).map { $0 > $1 ? $0 - $1 : 1 }
    let pieces = frontier.pieces.map { $0.points.map(\.values) }
    for place in stretches.flatMap(\.points) {
      let miss = pieces.map { FrontierContract.miss(place, $0, ranges) }.min() ?? .infinity
      if miss > frontier.gap + 1e-6 {
        complaints.append("\(place) is missed by \(miss), stated is \(frontier.gap)")
      }
    }
    return complaints
  }
}
