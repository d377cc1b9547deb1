// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import ParetoTesting
import Testing

/// Frontiers to search, by name.
struct NamedFrontier: CustomTestStringConvertible, Sendable {
  var name: String
  var frontier: KnownFrontier
  var testDescription: String { name }

  static let all: [NamedFrontier] = [
    NamedFrontier(name: "arc", frontier: KnownFrontier(.arc)),
    NamedFrontier(
      name: "arc in far apart units",
      frontier: KnownFrontier(.arc, units: [1e-6, 1e9], offsets: [3e-6, -2e9])),
    NamedFrontier(
      name: "arc far from zero", frontier: KnownFrontier(.arc, offsets: [1e6, -1e6])),
    NamedFrontier(name: "straight line", frontier: KnownFrontier(.vertices([[3, 1], [1, 7]]))),
    NamedFrontier(
      name: "polygon",
      frontier: KnownFrontier(
        .vertices([[10, 0], [9.9, 2], [9, 5], [7, 8], [3, 10], [0, 10.5]]))),
    NamedFrontier(
      name: "many small edges", frontier: KnownFrontier(.vertices(parabola(40)))),
    NamedFrontier(
      name: "corner", frontier: KnownFrontier(.vertices([[1, 0], [1 - 1e-6, 1 - 1e-6], [0, 1]]))),
    NamedFrontier(
      name: "tiny kink",
      frontier: KnownFrontier(.vertices([[1, 0], [0.500001, 0.500001], [0, 1]]))),
  ]

  /// Points on x = 1 - y², evenly spaced in y.
  private static func parabola(_ count: Int) -> [[Double]] {
    (0...count).map { step in
      let y = Double(step) / Double(count)
      return [1 - y * y, y]
    }
  }
}

extension KnownFrontier {
  /// What every search over it must keep.
  var contract: FrontierContract {
    let size = zip(offsets, units).map { abs($0 / $1) }.reduce(1, max)
    return FrontierContract(truth: samples(), tolerance: 1e-9 + 1e-14 * size) { [self] in
      holds($0)
    }
  }

  /// Ends to a billionth of a unit.
  var endGap: [Double] { units.map { $0 * 1e-9 } }
}

/// The frontier of an outcome, which must be one.
func found<Solution>(
  _ outcome: FrontierSearchOutcome<Solution>, sourceLocation: SourceLocation = #_sourceLocation
) throws -> SearchedFrontier<Solution> {
  guard case .found(let frontier) = outcome else {
    Issue.record("\(outcome)", sourceLocation: sourceLocation)
    throw NoFrontier()
  }
  return frontier
}

struct NoFrontier: Error {}
