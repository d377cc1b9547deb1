// SPDX-License-Identifier: GPL-3.0-or-later

package import Planning

/// A text that is no day.
package struct InvalidDay: Error, CustomStringConvertible, Sendable {
  /// What is wrong, and what to write instead.
  package let description: String
}

/// Reads days outside of scenario files, `2026-08-18`.
package enum DayText {
  /// Reads a day.
  ///
  /// - Throws: what to write instead.
  package static func day(_ text: String) throws(InvalidDay) -> CalendarDate {
    do throws(BadValue) {
      return try PeriodText.date(text[...])
    } catch {
      throw InvalidDay(
        description: error.message + (error.suggestion.map { "; \($0)" } ?? ""))
    }
  }
}
