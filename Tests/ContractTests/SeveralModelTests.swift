// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Models
import Pareto
import Scenarios
import Testing
import Verification

@Suite("Models of three objectives and more")
struct SeveralModelTests {
  private static var all: [LinearInstance] {
    get throws {
      try ["lp3_", "lp4_", "mip3_", "mip4_"].flatMap(LinearInstance.all).filter {
        !$0.name.contains("3kp40") && !$0.name.contains("hedron")
      }
    }
  }

  @Test("come back from a file as they were written", arguments: try all)
  func roundTrip(_ instance: LinearInstance) throws {
    let model = Self.model(instance)
    let loaded = try ModelFile.load("a.mop", reading: TextReader(text: ModelText.text(model)))
    #expect(loaded.model == model)
    #expect(loaded.warnings == [])
  }

  @Test("have the frontier that is known, verified from the model alone", arguments: try all)
  func knownFrontier(_ instance: LinearInstance) throws {
    let model = Self.model(instance)
    switch (try ModelSearch(model).run(), instance.expected.status) {
    case (.found(let frontier), .optimal):
      #expect(frontier.completeness == .complete)
      #expect(ModelVerifier(model).verify(frontier).failures == [])
      let known = instance.expected.nondominated
      #expect(frontier.points.count == known.count)
      for value in known {
        #expect(
          frontier.points.contains { point in
            value.indices.allSatisfy { instance.agree(point.values[$0], value[$0], on: $0) }
          })
      }
      let several = try #require(frontier.several)
      #expect(several.isNadirProven)
      #expect(several.isMixed == !model.hasIntegers)
      let directions = instance.expected.extreme_directions ?? []
      #expect(several.directions.count == directions.count)
      for known in directions {
        #expect(
          several.directions.contains { direction in
            zip(direction.changes, known).allSatisfy { abs($0 - $1) <= 1e-9 }
          })
      }
    case (.infeasible(let proof), .infeasible):
      #expect(ModelVerifier(model).verify(proof).failures == [])
    case (let outcome, let status): Issue.record("\(outcome) where \(status) is known")
    }
  }

  @Test("have fewer points where a gap or a number is asked for, with what these miss")
  func fewerPoints() throws {
    for name in ["lp3_media_8ch_4seg", "mip3_moa_issue122_gap"] {
      let instance = try #require(try LinearInstance.all(name).first)
      let model = Self.model(instance)
      for options in [ModelSearch.Options(gap: 0.2), ModelSearch.Options(points: 8)] {
        guard case .found(let frontier) = try ModelSearch(model, options).run() else {
          Issue.record("there is a frontier")
          continue
        }
        #expect(frontier.points.count < instance.expected.nondominated.count)
        guard case .withinGap(let gap) = frontier.completeness else {
          Issue.record("\(frontier.completeness)")
          continue
        }
        #expect(gap > 0 && gap <= (options.gap ?? 0.6))
        #expect(frontier.several?.isNadirProven == false)
        #expect(ModelVerifier(model).verify(frontier).failures == [])
      }
    }
  }

  @Test("keep to a time limit and a cancellation")
  func limits() throws {
    for name in ["lp3_media_8ch_4seg", "mip3_moa_kp10"] {
      let model = Self.model(try #require(try LinearInstance.all(name).first))
      let options = ModelSearch.Options(timeLimit: .zero)
      guard case .interrupted(.timeLimit, _) = try ModelSearch(model, options).run() else {
        Issue.record("the time limit was passed over")
        continue
      }
      let token = CancellationToken()
      token.cancel()
      guard case .interrupted(.cancelled, _) = try ModelSearch(model, cancellation: token).run()
      else {
        Issue.record("the cancellation was passed over")
        continue
      }
    }
  }

  @Test("fail verification where a point is beaten, or out of order")
  func verification() throws {
    let model = Self.model(try #require(try LinearInstance.all("mip3_unsupported_mid").first))
    guard case .found(var frontier) = try ModelSearch(model).run() else {
      Issue.record("there is a frontier")
      return
    }
    frontier.points.swapAt(0, 1)
    #expect(ModelVerifier(model).verify(frontier).failures.map(\.subject) == [.order])
    frontier.points.swapAt(0, 1)
    // Nothing chosen is feasible, and worse than anything.
    frontier.points.append(
      ModelFrontier.Point(values: [0, 0, 0], columns: model.variables.map { _ in 0 }))
    frontier.pieces.append(ModelFrontier.Piece(points: 7..<8))
    #expect(ModelVerifier(model).verify(frontier).failures.map(\.subject) == [.dominance])
  }

  /// The instance as a model, its integers included.
  private static func model(_ instance: LinearInstance) -> NamedModel {
    var model = instance.model
    for (column, isInteger) in (instance.integer ?? []).enumerated() {
      model.variables[column].isInteger = isInteger
    }
    return model
  }
}
