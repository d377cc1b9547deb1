// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// Picks efficient points of any program of several objectives, all that there are or so many that
/// no other point can be much better than all of them.
///
/// Where points may be that are still missing falls into zones, each all that is better than a
/// corner. The search asks about the widest one: for the best in one objective among what is better
/// than the corner in the others. That finds a point, which takes zones apart, or proves that there
/// is none; what is proven holds for every zone above the same floors, so that with three
/// objectives a point takes two solves. Sources: `SearchZones`; Dächert and Klamroth, "A linear
/// bound on the number of scalarizations needed to solve discrete tricriteria optimization
/// problems", Journal of Global Optimization 61 (2015).
package struct ZoneFrontier: ChoiceFrontierAlgorithm {
  /// When there are points enough.
  package enum Target: Hashable, Sendable {
    /// Once there are all, for a program whose choices leave nothing open.
    case all
    /// Once every feasible point is, but for this share of each range, at most as good as a point
    /// found.
    case gap(Double)
    /// Once there are this many points, ends included, or so many that what they miss is within a
    /// share of each range.
    case points(Int, orGap: Double = 0)
  }

  /// When there are points enough.
  package var target: Target
  /// The largest difference between bound and value at the ends, in each objective's unit.
  package var endGap: [Double]
  /// How many points it may take, ends included.
  package var maximumPoints: Int

  /// Makes a search.
  ///
  /// - Precondition: a gap above 0 or at least one point to reach, and a gap for each of at least
  ///   two ends.
  package init(until target: Target, endGap: [Double], maximumPoints: Int = 100_000) {
    switch target {
    case .all: break
    case .gap(let gap): precondition(gap > 0, "boxes need a gap above 0")
    case .points(let count, let gap):
      precondition(count >= 1 && gap >= 0, "a frontier has a point, and a gap is not below 0")
    }
    precondition(endGap.count >= 2, "a frontier has two objectives or more")
    precondition(endGap.allSatisfy { $0 >= 0 }, "each end needs a gap")
    self.target = target
    self.endGap = endGap
    self.maximumPoints = maximumPoints
  }

  /// For any number of objectives.
  package init?(_ task: FrontierTask, isSettled: Bool) {
    guard task.form == .several, task.points != nil || task.gap > 0 || isSettled else {
      return nil
    }
    let target: Target =
      if let points = task.points {
        .points(points, orGap: isSettled ? 0 : task.gap)
      } else {
        task.gap > 0 ? .gap(task.gap) : .all
      }
    self.init(until: target, endGap: task.endGap)
    if let most = task.maximumPoints { maximumPoints = most }
  }

  /// Runs the search.
  ///
  /// - Parameters:
  ///   - scalarizer: the program, with as many objectives as there are gaps for ends; for all
  ///     points one whose slices are points.
  ///   - progress: told before every question between the ends.
  /// - Returns: the frontier, or why there is none.
  /// - Throws: what broke, where that was before there was any point.
  /// - Complexity: for all points of three objectives about two solves each, more with more
  ///   objectives.
  package func run<S: ChoiceScalarizer & ~Copyable>(
    _ scalarizer: inout S, progress: (FrontierSearchProgress) -> Void = { _ in }
  ) throws(ScalarizerFailure) -> FrontierSearchOutcome<S.Solution> {
    precondition(scalarizer.objectiveCount == endGap.count, "each end needs a gap")
    precondition(
      target != .all || scalarizer.slicesArePoints,
      "all points need choices that leave nothing open")
    let endGaps = zip(endGap, scalarizer.valueSteps).map { $1 > 0 ? $1 / 2 : $0 }
    let ends: PayoffEnds<S.Solution>
    switch try PayoffEnds.find(&scalarizer, gap: endGaps) {
    case .ended(let outcome): return outcome
    case .found(let found): ends = found
    }
    guard
      var boxes = OpenBoxes(ends, gap: endGaps, steps: scalarizer.valueSteps, target: target)
    else { return .found(SearchedFrontier(ends, gap: endGaps, cover: .points)) }
    guard ends.isOpen else { return .found(boxes.frontier) }
    do throws(ScalarizerFailure) {
      while !boxes.isOver, let zone = boxes.widest() {
        if case .points(let count, _) = target, boxes.points.count >= count {
          return .found(boxes.frontier(isEnough: true))
        }
        guard boxes.points.count < maximumPoints else {
          boxes.interruption = .pointLimit
          break
        }
        let width = boxes.width
        progress(
          FrontierSearchProgress(
            points: boxes.points.count, gap: width.isFinite ? width : nil))
        try boxes.ask(about: zone, &scalarizer)
      }
    } catch {
      boxes.interruption = .failure(error)
    }
    return .found(boxes.frontier)
  }
}
