// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Reports
import Testing

@Suite struct JSONTests {
  @Test("an answer without a plan is an envelope with null")
  func empty() throws {
    let envelope = JSONEnvelope(
      .plan, status: "wrong scenario", message: "1 error",
      diagnostics: [
        PlacedComplaint(
          code: "A012", severity: "error", path: ["campaigns", "search", "spnd"],
          place: FilePlace(file: "acme/q3.yaml", line: 12, column: 13),
          message: "unknown key 'spnd'", suggestion: "did you mean 'spend'?")
      ])
    #expect(
      envelope.json() == """
        {
          "diagnostics" : [
            {
              "code" : "A012",
              "column" : 13,
              "file" : "acme/q3.yaml",
              "line" : 12,
              "message" : "unknown key 'spnd'",
              "path" : [
                "campaigns",
                "search",
                "spnd"
              ],
              "severity" : "error",
              "suggestion" : "did you mean 'spend'?"
            }
          ],
          "message" : "1 error",
          "plan" : null,
          "schema" : "apportion.plan/1.5",
          "status" : "wrong scenario",
          "variants" : [

          ]
        }

        """)
  }

  @Test("each question has its own schema, and a validation no body")
  func schemas() throws {
    let frontier = JSONEnvelope(.frontier, status: "done", message: "").json()
    #expect(frontier.contains("\"schema\" : \"apportion.frontier/1.5\""))
    #expect(frontier.contains("\"frontier\" : null"))
    let validation = JSONEnvelope(.validation, status: "done", message: "").json()
    #expect(validation.contains("\"schema\" : \"apportion.validation/1.1\""))
    #expect(!validation.contains("null"))
  }

  @Test("the same plan gives the same bytes, and its figures in full")
  func figures() throws {
    let report = PlanReport(
      Sample.solution, of: try Sample.scenario(), verification: Sample.verification())
    let envelope = JSONEnvelope(.plan, status: "done", message: "the best plan")
    let json = report.json(envelope)
    #expect(json == report.json(envelope))
    for part in [
      "\"value\" : 1378250.5", "\"share\" : 0.47368421052631576", "\"bound\" : 1.0001",
      "\"weight\" : 2e-06", "\"most\" : null", "\"name\" : \"brand floor\"",
      "\"side\" : \"at least\"", "\"verified\" : true", "\"worst\" : 1128000",
    ] {
      #expect(json.contains(part), "\(part)")
    }
  }

  @Test("what is no number becomes null")
  func notNumbers() throws {
    var solution = Sample.solution
    solution.plan.values[0].value = .nan
    solution.plan.certificate.bound = .infinity
    let report = PlanReport(
      solution, of: try Sample.scenario(), verification: Sample.verification())
    let json = report.json(JSONEnvelope(.plan, status: "done", message: ""))
    #expect(json.contains("\"bound\" : null"))
    #expect(!json.contains("inf"))
    #expect(!json.lowercased().contains(": nan"))
  }
}
