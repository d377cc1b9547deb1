// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Why a text is not the value that is expected, and what to write instead.
struct BadValue: Error {
  let code: Complaint.Code
  let message: String
  let suggestion: String?

  init(_ code: Complaint.Code = .badValue, _ message: String, suggestion: String? = nil) {
    self.code = code
    self.message = message
    self.suggestion = suggestion
  }
}
