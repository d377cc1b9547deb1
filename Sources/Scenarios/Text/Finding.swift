// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A complaint with its place, before it is put into words for a reader.
struct Finding: Sendable {
  /// What is wrong.
  let complaint: Complaint
  /// Where.
  let span: Span

  init(_ complaint: Complaint, at span: Span) {
    self.complaint = complaint
    self.span = span
  }

  init(
    _ code: Complaint.Code, path: [String] = [], at span: Span, _ message: String,
    suggestion: String? = nil
  ) {
    self.init(Complaint(code, path: path, message: message, suggestion: suggestion), at: span)
  }
}
