// SPDX-License-Identifier: GPL-3.0-or-later

extension SmoothAtom {
  /// The amounts above 0 at which the atom changes the way it bends, ascending: at most two.
  ///
  /// With y for the share of the level and q for the level as a share of the population, an
  /// exposure -ln(1 - q·y) has the slope q·y'/(1 - q·y), whose logarithmic derivative is 0 at the
  /// breaks; see docs/mathematics.md for each family.
  func breaks(_ family: SmoothFamily) -> [Double] {
    switch family {
    case .hill, .exponential, .power, .logarithm, .tanh: return []
    case .shapedHill:
      // x·f'' changes its sign where c·(1 - 2s) = 1 for the share s = r/(1 + r), r = (x/b)^c.
      return c > 1 ? [b * Elementary.pow((c - 1) / (c + 1), 1 / c)] : []
    case .exposedLine, .exposedExponential: return []
    case .exposedHill: return hillBreaks(shape: 1)
    case .exposedShapedHill: return hillBreaks(shape: c)
    case .exposedPower:
      guard c < 1, a > 0 else { return [] }
      let growth = Elementary.log((1 - c) * (1 + a) / a) / c
      return growth > 0 ? [b * Elementary.expm1(growth)] : []
    case .exposedLogarithm:
      return a > 0 && a < 1 ? [b * Elementary.expm1(1 / a - 1)] : []
    case .exposedTanh:
      guard a > 0, a < 1 else { return [] }
      let level = a / (1 + (1 - a * a).squareRoot())
      return [b * (Elementary.log1p(level) - Elementary.log1p(-level)) / 2]
    }
  }

  /// For u = (x/b)^s the slope is ~ u/(x·(1 + u)·(1 + k·u)) with k = 1 - q, which stops rising or
  /// falling where (s + 1)·k·u² + (1 + k)·u - (s - 1) = 0.
  private func hillBreaks(shape: Double) -> [Double] {
    let k = 1 - a
    return Self.positiveRoots((shape + 1) * k, 1 + k, 1 - shape).map {
      b * Elementary.pow($0, 1 / shape)
    }
  }

  /// The roots above 0 of `a·u² + b·u + c`, ascending, without cancellation.
  private static func positiveRoots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
    let discriminant = b * b - 4 * a * c
    guard discriminant >= 0 else { return [] }
    let half = -(b + (b < 0 ? -1 : 1) * discriminant.squareRoot()) / 2
    let roots = [half == 0 ? .nan : c / half, a == 0 ? .nan : half / a]
    return roots.filter { $0 > 0 && $0.isFinite }.sorted()
  }
}
