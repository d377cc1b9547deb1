// SPDX-License-Identifier: GPL-3.0-or-later

public import Service

/// The plans of a scenario while one number of it runs over a range, told to those who may choose
/// the number.
public struct SweepReport: RowReport {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.sweep] }

  /// What was found; at least one point.
  public var sweep: Sweep
  /// What 'solve' needs besides the number, and the scales, for the plan of a point.
  public var planArguments: [String]
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
    _ sweep: Sweep, planArguments: [String] = [], options: TextOptions = TextOptions()
  ) {
    self.sweep = sweep
    self.planArguments = planArguments
    self.options = options
  }

  /// The position of the point at the bend; `nil` where there is none.
  var knee: Int? { sweep.points.firstIndex { $0.value == sweep.bend } }
}
