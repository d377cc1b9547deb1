// SPDX-License-Identifier: GPL-3.0-or-later

/// What was counted while a plan ran.
public struct Actuals: Hashable, Sendable {
  /// The figures in the order of the file.
  public var entries: [Actual]
  /// The last day that counts; `nil` for all of them.
  public var asOf: CalendarDate?

  /// Makes actuals.
  public init(entries: [Actual], asOf: CalendarDate? = nil) {
    self.entries = entries
    self.asOf = asOf
  }
}

/// A figure that was counted on a day.
///
/// Of a KPI whose values add up it is what came since the day of the figure before; of one that is
/// a level it is the level on that day.
public struct Actual: Hashable, Sendable {
  /// The day.
  public var day: CalendarDate
  /// The name of the KPI.
  public var kpi: String
  /// The value, in the KPI's unit.
  public var value: Double
  /// The line that brought it; `nil` for the whole.
  public var line: String?
  /// What the line did for it, for example the name of a post; only with a line.
  public var post: String?

  /// Makes a figure.
  public init(
    day: CalendarDate, kpi: String, value: Double, line: String? = nil, post: String? = nil
  ) {
    self.day = day
    self.kpi = kpi
    self.value = value
    self.line = line
    self.post = post
  }
}
