// SPDX-License-Identifier: GPL-3.0-or-later

/// What came of re-checking a frontier of a model: every check with its outcome.
public struct ModelVerification: Hashable, Sendable {
  /// Something that is checked.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// Every column has a value within its bounds.
    case columns = "column bounds"
    /// Integer columns have whole values.
    case wholeNumbers = "whole numbers"
    /// Every row keeps its bounds.
    case rows
    /// The values of the objectives are what the columns come to.
    case objectives = "objective values"
    /// The multipliers prove that no point is better for the weights.
    case proof
    /// A direction in which the frontier goes on for ever keeps all rows and bounds however far one
    /// goes.
    case direction
    /// The points run from best in the first objective to best in the second.
    case order
    /// No point is at least as good as another in all objectives.
    case dominance = "no point beats another"
    /// Pieces hold every point once.
    case pieces
    /// Weighted rows prove that no point keeps all rows and bounds.
    case infeasibility
  }

  /// The checks whose failure means that a point or a proof is not to be shown; the others are of
  /// what is said about points.
  private static let ofPoints: Set<Subject> = [
    .columns, .wholeNumbers, .rows, .objectives, .infeasibility,
  ]

  /// One check with its outcome.
  public struct Check: Hashable, Sendable, CustomStringConvertible {
    /// What was checked.
    public var subject: Subject
    /// The point's position; `nil` for the frontier as a whole.
    public var point: Int?
    /// Whether it is as it must be.
    public var passed: Bool
    /// The figures that decided, in words.
    public var detail: String

    /// The check's name, its point and its figures.
    public var description: String {
      let place = point.map { " of point \($0 + 1)" } ?? ""
      return "check '\(subject.rawValue)'\(place) \(passed ? "passed" : "failed"): \(detail)"
    }
  }

  /// Every check, in the order in which they were made.
  public private(set) var checks: [Check] = []

  /// Whether everything is as it must be.
  public var isVerified: Bool { checks.allSatisfy(\.passed) }

  /// Whether what was checked may be shown, as far as it holds.
  public var isSound: Bool { failures.allSatisfy { !Self.ofPoints.contains($0.subject) } }

  /// The checks that failed.
  public var failures: [Check] { checks.filter { !$0.passed } }

  mutating func add(_ subject: Subject, _ point: Int? = nil, passed: Bool, because detail: String) {
    checks.append(Check(subject: subject, point: point, passed: passed, detail: detail))
  }
}
