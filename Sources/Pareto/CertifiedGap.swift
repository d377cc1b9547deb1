// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of each objective's range a frontier may still miss.
///
/// The gap is the smallest X such that for every point y that all half-planes allow there is a mix p of two neighbouring
/// plans with p ≥ y - X · range in both objectives. The step from y down to the mixes is a convex function of y and falls
/// with y, so its largest value over the allowed region is at a corner of the region's upper right border.
struct CertifiedGap {
  let scales: PlaneScales

  /// - Parameter points: from best in the first objective to best in the second.
  /// - Complexity: s log s + s·n for s half-planes and n points.
  func gap(of points: [[Double]], under supports: [Support]) -> Double {
    let chain = points.map(scales.point)
    return corners(supports.map(scales.line)).reduce(0) { worst, corner in
      max(worst, miss(corner, chain))
    }
  }

  private func miss(_ corner: PlanePoint, _ chain: [PlanePoint]) -> Double {
    guard chain.count > 1 else {
      return chain.first.map { corner.miss(from: $0, to: $0) } ?? .infinity
    }
    return zip(chain, chain.dropFirst()).reduce(.infinity) { least, pair in
      min(least, corner.miss(from: pair.0, to: pair.1))
    }
  }

  /// The corners of the border of what all half-planes allow, from the steepest to the flattest.
  ///
  /// - Complexity: s log s.
  private func corners(_ lines: [PlaneLine]) -> [PlanePoint] {
    var sorted: [PlaneLine] = []
    for line in lines.sorted(by: { $0.a != $1.a ? $0.a > $1.a : $0.bound < $1.bound }) {
      guard line.bound.isFinite else { continue }
      if let last = sorted.last, last.a - line.a <= 1e-15 {
        sorted[sorted.count - 1].bound = min(last.bound, line.bound)
      } else {
        sorted.append(line)
      }
    }
    // Without an end on one side the region has no corner there: nothing is known.
    guard let first = sorted.first, let last = sorted.last, first.b == 0, last.a == 0 else {
      return [PlanePoint(x: .infinity, y: .infinity)]
    }
    var border: [PlaneLine] = []
    for line in sorted {
      while border.count >= 2,
        isHidden(border[border.count - 1], between: border[border.count - 2], and: line)
      {
        border.removeLast()
      }
      border.append(line)
    }
    return zip(border, border.dropFirst()).compactMap { $0.meets($1) }
  }

  /// Whether a line lies beyond where its neighbours meet.
  private func isHidden(
    _ line: PlaneLine, between before: PlaneLine, and after: PlaneLine
  ) -> Bool {
    guard let corner = before.meets(after) else { return false }
    return line.a * corner.x + line.b * corner.y <= line.bound
  }
}
