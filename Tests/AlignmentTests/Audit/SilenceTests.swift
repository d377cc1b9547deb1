// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Testing

@Suite("Silences of the audit")
struct SilenceTests {
  private func audit(_ silences: String, _ change: (inout AuditSample) -> Void) throws -> Audit {
    try AuditSample.with {
      change(&$0)
      $0.rest = "audit: {silence: {\(silences)}}\n"
    }.audit()
  }

  private func unreviewed(_ sample: inout AuditSample) {
    sample.goals = sample.goals.map {
      $0.replacing(", review: weekly", with: "").replacing(", review: biweekly", with: "")
    }
  }

  @Test("keep the findings of a code, with the reason, and leave the others open")
  func accepted() throws {
    let audit = try audit("G111: the board meets when it likes") {
      unreviewed(&$0)
      $0.lines[0] = $0.lines[0].replacing(
        "platform objective: qualified leads", with: "platform objective: likes")
    }
    #expect(audit.findings.map(\.code) == [.rareReview, .rareReview, .platformAgainst])
    #expect(audit.open.map(\.code) == [.platformAgainst])
    #expect(audit.findings[0].acceptance == "the board meets when it likes")
  }

  @Test("for findings that are not there are a finding themselves, which can be silenced too")
  func stale() throws {
    let stale = try audit("G302: old") { _ in }
    #expect(stale.findings.map(\.fact) == [.staleSilence(code: "G302")])
    #expect(stale.findings[0].path == ["audit", "silence", "G302"])
    #expect(stale.findings[0].severity == .note)
    let silenced = try audit("G302: old, G501: we tidy up in December") { _ in }
    #expect(silenced.open == [] && silenced.findings.count == 1)
  }

  @Test("for what could not be looked for are no finding")
  func unlooked() throws {
    let audit = try audit("G302: old, G204: older") {
      $0.lines.append("video: {spend: 200k, brings: {orders: {per 1k: 1}}}")
    }
    #expect(audit.solution == nil)
    #expect(audit.findings.map(\.fact) == [.staleSilence(code: "G204")])
  }
}
