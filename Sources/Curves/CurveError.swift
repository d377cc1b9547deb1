// SPDX-License-Identifier: GPL-3.0-or-later

/// Why parameters do not make a curve.
public enum CurveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A parameter is NaN or infinite.
  case notFinite(parameter: String)
  /// A parameter that must be above zero is not.
  case notPositive(parameter: String, value: Double)
  /// There are no points, or only one.
  case tooFewPoints
  /// The first point is not at spend 0.
  case missingZero
  /// The spends of the points do not rise from one to the next.
  case notAscending(spend: Double)

  /// What is wrong, in a planner's words.
  public var description: String {
    switch self {
    case .notFinite(let parameter): "'\(parameter)' must be a finite number"
    case .notPositive(let parameter, let value): "'\(parameter)' must be above 0, not \(value)"
    case .tooFewPoints: "a curve needs at least two points"
    case .missingZero: "the points must include spend 0"
    case .notAscending(let spend): "the spends of the points must rise; \(spend) does not"
    }
  }
}

func requireFinite(_ value: Double, _ parameter: String) throws(CurveError) {
  if !value.isFinite { throw .notFinite(parameter: parameter) }
}
