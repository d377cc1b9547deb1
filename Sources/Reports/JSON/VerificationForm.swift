// SPDX-License-Identifier: GPL-3.0-or-later

import Verification

/// What came of checking a plan or a frontier.
enum VerificationForm {
  static var verification: DataForm<VerificationReport> { .the("verification", ofVerification) }
  private static var ofVerification: DataForm<VerificationReport> {
    .object([
      "verified": .of(\.isVerified, .flag), "checks": .of(\.checks, .list(check)),
      "bounds": .of(
        \.bounds,
        .list(
          .object([
            "rederived": .of(\.isRederived, .flag), "bound": .of(\.value, .number),
          ]))),
      "ranges": .of(
        \.ranges,
        .list(
          .object([
            "kpi": .of(\.kpi, .text), "proven": .of(\.isProven, .flag),
            "complaints": .of(\.complaints, .list(.text)),
          ]))),
    ])
  }

  private static var check: DataForm<VerificationReport.Check> {
    .object([
      "subject": .of(\.subject.rawValue, .text),
      "plan": .of({ check in check.plan.map { $0 + 1 } }, .optional(.position)),
      "passed": .of(\.passed, .flag), "detail": .of(\.detail, .text),
    ])
  }

  /// How far an envelope lies above its points.
  static var envelope: DataForm<EnvelopeLift> { .the("envelope", ofEnvelope) }
  private static var ofEnvelope: DataForm<EnvelopeLift> {
    .object([
      "line": .of(\.line, .text), "kpi": .of(\.kpi, .text), "largest": .of(\.largest, .figure),
      "largestShare": .of(\.largestShare, .figure), "atPlans": .of(\.atPlans, .list(.figure)),
    ])
  }
}
