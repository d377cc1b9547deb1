// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Models
import Pareto
import Scenarios
import Testing
import Verification

@Suite("Models of several objectives")
struct ModelFrontierTests {
  @Test(
    "come back from a file as they were written", arguments: try LinearInstance.all("lp2_"))
  func roundTrip(_ instance: LinearInstance) throws {
    let model = instance.model
    let loaded = try ModelFile.load("a.mop", reading: TextReader(text: ModelText.text(model)))
    #expect(loaded.model == model)
    #expect(loaded.warnings == [])
  }

  @Test(
    "have the frontier that is known, verified from the model alone",
    arguments: try LinearInstance.all("lp2_"))
  func knownFrontier(_ instance: LinearInstance) throws {
    let model = instance.model
    switch (try ModelSearch(model).run(), instance.expected.status) {
    case (.found(let frontier), .optimal):
      #expect(frontier.completeness == .complete)
      #expect(ModelVerifier(model).verify(frontier).failures == [])
      #expect(matches(frontier, instance))
      let known = (instance.expected.extreme_directions ?? []).count
      let found = [frontier.directions.beforeFirst, frontier.directions.behindLast]
      #expect(found.count { $0 != nil } == known)
    case (.infeasible(let proof), .infeasible):
      #expect(ModelVerifier(model).verify(proof).failures == [])
      #expect(proof.rowMultipliers != nil)
    case (.unbounded(.objectives(let objectives)), .totallyUnbounded):
      #expect(!objectives.isEmpty)
    case (.unbounded(.line), .noVertex): break
    case (let outcome, let status): Issue.record("\(outcome) where \(status) is known")
    }
  }

  private func matches(_ frontier: ModelFrontier, _ instance: LinearInstance) -> Bool {
    let isMaximized = instance.sense.allSatisfy { $0 == .max }
    let signs = instance.sense.map { isMaximized || $0 == .min ? 1.0 : -1 }
    let points = frontier.points.map { zip($0.values, signs).map { $0 * $1 } }
    let known = instance.expected.nondominated
    return points.count == known.count
      && known.allSatisfy { value in
        points.contains { point in
          (0..<2).allSatisfy { instance.agree(point[$0], value[$0], on: $0) }
        }
      }
  }

  @Test("a gap and a number of points give fewer points, with what they miss")
  func fewerPoints() throws {
    for instance in try LinearInstance.all("lp2_goldfarb_cube6") {
      let model = instance.model
      guard case .found(let rough) = try ModelSearch(model, ModelSearch.Options(gap: 0.05)).run()
      else {
        Issue.record("there is a frontier")
        continue
      }
      #expect(rough.points.count < 30)
      guard case .withinGap(let gap) = rough.completeness else {
        Issue.record("\(rough.completeness)")
        continue
      }
      #expect(gap <= 0.05)
      #expect(ModelVerifier(model).verify(rough).failures == [])
      let options = ModelSearch.Options(points: 7)
      guard case .found(let spread) = try ModelSearch(model, options).run() else {
        Issue.record("there is a frontier")
        continue
      }
      #expect(spread.points.count == 7)
      #expect(ModelVerifier(model).verify(spread).failures == [])
    }
  }

  @Test(
    "a gap changes nothing about why there is no frontier, or none with two ends",
    arguments: try LinearInstance.all("lp2_").filter {
      $0.expected.status != .optimal || $0.expected.extreme_directions?.isEmpty == false
    })
  func gapWithoutEnds(_ instance: LinearInstance) throws {
    let all = try ModelSearch(instance.model).run()
    for options in [ModelSearch.Options(gap: 0.1), ModelSearch.Options(points: 5)] {
      let outcome = try ModelSearch(instance.model, options).run()
      #expect("\(outcome)" == "\(all)")
    }
  }

  @Test("a time limit of nothing and a cancelled search end without a point, and say so")
  func limits() throws {
    let model = try #require(try LinearInstance.all("lp2_media_8ch_4seg").first).model
    guard
      case .interrupted(.timeLimit, _) = try ModelSearch(
        model, ModelSearch.Options(timeLimit: .zero)
      ).run()
    else {
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
