// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Planning
import Reports
import Testing

/// Answers without a plan.
@Suite struct JSONWithoutPlanTests {
  @Test("a clash is written whole", arguments: [JSONEnvelope.Kind.plan, .frontier])
  func wholeConflict(kind: JSONEnvelope.Kind) throws {
    let proof = Infeasibility(
      conflict: [
        .init(limit: .budget(.atMost), value: 1),
        .init(limit: .rule("floor", member: "tv", .atLeast), value: 0.5),
      ], violation: 10)
    let json = JSONEnvelope(kind, status: "infeasible", message: "no plan fits")
      .json(AnswerBody(proof))
    let answer = try JSONDecoder().decode(Refusal.self, from: Data(json.utf8))
    #expect(answer.clash.map(\.multiplier) == [1, 0.5])
    #expect(answer.clash.map(\.limit.kind) == ["budget", "rule"])
    #expect(answer.clash.map(\.limit.name) == [nil, "floor"])
    #expect(answer.clash.map(\.limit.member) == [nil, "tv"])
    #expect(answer.clash.map(\.limit.side) == ["at most", "at least"])
    #expect(json.contains("\"\(kind.rawValue)\" : null"))
  }

  @Test("an error of unknown aim has a schema and no body")
  func error() throws {
    #expect(
      JSONEnvelope(.error, status: "wrong arguments", message: "no command \"a/b\"\n").json()
        == #"""
        {
          "diagnostics" : [

          ],
          "message" : "no command \"a/b\"\n",
          "schema" : "apportion.error/1.0",
          "status" : "wrong arguments"
        }

        """#)
  }
}

private struct Refusal: Decodable {
  struct Item: Decodable {
    var limit: Limit
    var multiplier: Double
  }
  struct Limit: Decodable {
    var kind: String
    var name: String?
    var member: String?
    var side: String?
  }
  var clash: [Item]
}
