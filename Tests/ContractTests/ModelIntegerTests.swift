// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Models
import Pareto
import ParetoTesting
import Scenarios
import Testing
import Verification

@Suite("Models with whole numbers")
struct ModelIntegerTests {
  /// The frontier of a model text, which must pass verification.
  private func frontier(
    _ text: String, _ options: ModelSearch.Options = ModelSearch.Options()
  ) throws -> ModelFrontier {
    let model = try ModelFile.load("a.mop", reading: TextReader(text: text)).model
    switch try ModelSearch(model, options).run() {
    case .found(let frontier):
      #expect(ModelVerifier(model).verify(frontier).failures == [])
      return frontier
    case let outcome: throw Unexpected(outcome: "\(outcome)")
    }
  }

  private struct Unexpected: Error { let outcome: String }

  @Test(
    "a row whose bound misses a whole count by a millionth is kept by whole points",
    arguments: ["0.999999", "1.000001", "0.9999999", "1"])
  func nearlyWholeRows(coefficient: String) throws {
    let text = """
      OBJSENSE MAX
      ROWS
       N f
       N g
       G least
       L most
      COLUMNS
       M 'MARKER' 'INTORG'
       x f -1 g 1
       x least \(coefficient) most \(coefficient)
       M 'MARKER' 'INTEND'
      RHS
       least 1 most 3
      BOUNDS
       UP x 5
      ENDATA
      """
    let step = try #require(Double(coefficient))
    let allowed = (0...5).filter { 1...3 ~= step * Double($0) }
    let found = try frontier(text).points.map { Int($0.columns[0]) }
    #expect(found.sorted() == allowed)
  }

  /// The bi-objective integer example of the PolySCIP user guide, equation (1), its frontier by
  /// enumeration.
  static let guide = """
    OBJSENSE MAX
    ROWS
     N f
     N g
     E sum
     L cap
    COLUMNS
     M 'MARKER' 'INTORG'
     x f 3 g 1
     x sum 1 cap 1
     y f 2 g 1
     y sum 1 cap 0.4
     z f -4 g 2
     z sum 1
     M 'MARKER' 'INTEND'
    RHS
     sum 2 cap 1.5
    BOUNDS
     UP x 2
     UP y 2
     UP z 2
    ENDATA
    """

  @Test("have every efficient point, also those that no weights find")
  func points() throws {
    let frontier = try frontier(Self.guide)
    #expect(frontier.points.map(\.values) == [[5, 2], [-1, 3], [-8, 4]])
    #expect(frontier.pieces.map(\.points) == [0..<1, 1..<2, 2..<3])
    #expect(frontier.completeness == .complete)
    #expect(frontier.exchangeRates == [nil, nil, nil])
    #expect(frontier.points.allSatisfy { $0.proof == nil })
  }

  /// One whole number and one amount: a staircase of seven pieces, by enumeration of the whole
  /// number.
  static let staircase = """
    ROWS
     N f
     N g
     L a
     L b
    COLUMNS
     M 'MARKER' 'INTORG'
     k f 3 g -5
     k a 2 b 1
     M 'MARKER' 'INTEND'
     x f 1 g -1
     x a 1 b 3
    RHS
     a 13 b 15
    BOUNDS
     UP k 6
     UP x 4
    ENDATA
    """

  @Test("and amounts have pieces with open and closed ends")
  func pieces() throws {
    let frontier = try frontier(Self.staircase)
    #expect(frontier.completeness == .complete)
    #expect(frontier.pieces.count == 7)
    for (step, piece) in frontier.pieces.enumerated() {
      let start = [3.0 * Double(step), -5 * Double(step)]
      let length = step == 6 ? 1.0 : 3
      let ends = [start, [start[0] + length, start[1] - length]]
      let found = frontier.points[piece.points].map(\.values)
      #expect(found.count == 2)
      for (value, known) in zip(found.joined(), ends.joined()) {
        #expect(abs(value - known) <= 1e-6)
      }
      #expect(!piece.isFirstOpen)
      #expect(piece.isLastOpen == (step < 6))
      #expect(frontier.exchangeRates[piece.points.lowerBound].map { abs($0 + 1) < 1e-6 } == true)
    }
  }

  /// Known frontiers with whole numbers that take no time.
  static var known: [LinearInstance] {
    get throws {
      let slow = ["2kp100", "2kp50", "kp17", "2ap03", "projects18"]
      return try (LinearInstance.all("mip2_") + LinearInstance.all("milp2_"))
        .filter { instance in !slow.contains { instance.name.contains($0) } }
    }
  }

  @Test("come back from a file as they were written", arguments: try known)
  func roundTrip(_ instance: LinearInstance) throws {
    let loaded = try ModelFile.load(
      "a.mop", reading: TextReader(text: ModelText.text(instance.model)))
    #expect(loaded.model == instance.model)
    #expect(loaded.warnings == [])
  }

  @Test(
    "have a few points that stand for the known frontier, with what they miss", arguments: try known
  )
  func fewPoints(_ instance: LinearInstance) throws {
    let model = instance.model
    for options in [ModelSearch.Options(points: 2), .init(points: 4), .init(gap: 0.2)] {
      switch (try ModelSearch(model, options).run(), instance.expected.status) {
      case (.found(let frontier), .optimal):
        #expect(ModelVerifier(model).verify(frontier).failures == [])
        #expect(frontier.points.count <= options.points ?? .max)
        let stated: Double
        switch frontier.completeness {
        case .complete: stated = 0
        case .withinGap(let gap): stated = gap
        case .partial(let reason, _): throw Unexpected(outcome: "\(reason)")
        }
        #expect(stated <= options.gap ?? 1)
        #expect(Self.miss(frontier, instance) <= stated + 1e-6)
      case (.infeasible, .infeasible): break
      case (.unbounded, .totallyUnbounded): break
      case (let outcome, let status): Issue.record("\(outcome) where \(status) is known")
      }
    }
  }

  /// By how much some known point is better than every point of a frontier, or piece of it, in both
  /// objectives at least.
  private static func miss(_ frontier: ModelFrontier, _ instance: LinearInstance) -> Double {
    let sign = instance.model.sign
    let pieces = frontier.pieces.map { piece in
      frontier.points[piece.points].map { $0.values.map { $0 * sign } }
    }
    return instance.places.map(instance.maximized).map { place in
      pieces.map { FrontierContract.miss(place, $0, instance.ranges) }.min() ?? .infinity
    }.max() ?? 0
  }

  @Test("that nothing fits say so, with rows where fractions would not do either")
  func infeasible() throws {
    let parity = Self.guide.replacing(" sum 2 cap 1.5", with: " sum 2.5 cap 1.5")
    let rows = Self.guide.replacing(" sum 2 cap 1.5", with: " sum 7 cap 1.5")
    for (text, hasRows) in [(parity, false), (rows, true)] {
      let model = try ModelFile.load("a.mop", reading: TextReader(text: text)).model
      guard case .infeasible(let proof) = try ModelSearch(model).run() else {
        Issue.record("there is no whole point")
        continue
      }
      #expect((proof.rowMultipliers != nil) == hasRows)
      #expect(ModelVerifier(model).verify(proof).failures == [])
    }
  }

  @Test("that grow for ever name the objectives that do")
  func unbounded() throws {
    let text = Self.guide.replacing(" UP z 2", with: " PL z").replacing(
      " E sum", with: " G sum"
    ).replacing("OBJSENSE MAX", with: "OBJSENSE MIN")
    let model = try ModelFile.load("a.mop", reading: TextReader(text: text)).model
    guard case .unbounded(.objectives(let objectives)) = try ModelSearch(model).run() else {
      Issue.record("the first objective is unbounded")
      return
    }
    #expect(objectives == [0])
  }

  @Test("keep to a time limit and a cancellation")
  func limits() throws {
    let model = try ModelFile.load("a.mop", reading: TextReader(text: Self.guide)).model
    let options = ModelSearch.Options(timeLimit: .zero)
    guard case .interrupted(.timeLimit, _) = try ModelSearch(model, options).run() else {
      Issue.record("the time limit was passed over")
      return
    }
    let token = CancellationToken()
    token.cancel()
    guard
      case .interrupted(.cancelled, _) = try ModelSearch(model, cancellation: token).run()
    else {
      Issue.record("the cancellation was passed over")
      return
    }
  }
}
