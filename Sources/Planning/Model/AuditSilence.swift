// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings of the audit that the author accepts, with the reason.
public struct AuditSilence: Hashable, Sendable {
  /// The code of the findings, for example `G201`.
  public var code: String
  /// Why they are accepted.
  public var reason: String

  /// Makes a silence.
  public init(code: String, reason: String) {
    self.code = code
    self.reason = reason
  }
}
