// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

extension Verifier {
  /// Checks a frontier of several KPIs: every plan, and that the plans together are what such a
  /// frontier says they are.
  ///
  /// - Complexity: that of its plans, and quadratic in their number.
  public func verify(_ surface: PlanSurface) -> VerificationReport { uphold(surface).report }
}

/// The checks of a frontier's plans against each other, for any number of KPIs.
struct SurfaceExamination {
  private let surface: PlanSurface
  private let scenario: CheckedScenario
  /// The checks so far.
  private(set) var checks: [VerificationReport.Check] = []

  init(_ surface: PlanSurface, scenario: CheckedScenario) {
    self.surface = surface
    self.scenario = scenario
  }

  mutating func run() {
    let names = surface.axes.map(\.kpi)
    let areSound =
      Set(names).count == names.count && names.allSatisfy { scenario.kpi(named: $0) != nil }
      && surface.axes.allSatisfy { $0.ends.ideal.isFinite && $0.ends.nadir.isFinite }
    record(.axes, areSound, names.map { "'\($0)'" }.joined(separator: ", "))
    guard areSound, let points else { return }
    checkOrder()
    checkDominance(points)
    checkEnds(points)
    checkNames(points)
  }

  private mutating func record(
    _ subject: VerificationReport.Subject, _ passed: Bool, _ detail: String
  ) {
    checks.append(VerificationReport.Check(subject, passed: passed, detail: detail))
  }

  /// The values of the plans in units of the ranges, larger being better; `nil` if one is missing.
  private var points: [[Double]]? {
    var points: [[Double]] = []
    for plan in surface.plans {
      var point: [Double] = []
      for axis in surface.axes {
        guard let value = plan.value(of: axis.kpi) else { return nil }
        let range = axis.ends.range
        let unit = range > 0 ? range : max(abs(axis.ends.ideal), .leastNormalMagnitude)
        point.append(axis.objective.sign * (value - axis.ends.nadir) / unit)
      }
      points.append(point)
    }
    return points
  }

  /// Each plan must come before the next by the values that are stated, to the last digit.
  private mutating func checkOrder() {
    let merits = surface.plans.compactMap { surface.merits(of: $0) }
    let wrong = zip(merits, merits.dropFirst()).enumerated().first { _, pair in
      !PlanSurface.precedes(pair.0, pair.1)
    }
    record(
      .order, !merits.isEmpty && wrong == nil,
      wrong.map { "plan \($0.offset + 2) does not come after plan \($0.offset + 1)" }
        ?? "\(merits.count) plans")
  }

  private mutating func checkDominance(_ points: [[Double]]) {
    var complaints: [String] = []
    for (position, point) in points.enumerated() {
      let better = points.indices.first { other in
        other != position && zip(points[other], point).allSatisfy { $0 >= $1 - Tolerance.range }
          && zip(points[other], point).contains { $0 > $1 + Tolerance.meeting }
      }
      if let better { complaints.append("plan \(better + 1) beats plan \(position + 1)") }
    }
    checks.append(
      VerificationReport.Check(
        .dominance, plan: nil, complaints: complaints, otherwise: "\(points.count) plans"))
  }

  private mutating func checkEnds(_ points: [[Double]]) {
    var complaints: [String] = []
    for (index, axis) in surface.axes.enumerated() {
      let values = surface.plans.compactMap { $0.value(of: axis.kpi) }
      let slip = Tolerance.range * max(axis.ends.range, Tolerance.value * abs(axis.ends.ideal))
      let sorted =
        axis.objective == .maximize ? (values.max(), values.min()) : (values.min(), values.max())
      guard let best = sorted.0, let worst = sorted.1 else { continue }
      if abs(best - axis.ends.ideal) > slip {
        complaints.append("the best '\(axis.kpi)' is \(best), not \(axis.ends.ideal)")
      }
      if abs(worst - axis.ends.nadir) > slip {
        complaints.append("the worst '\(axis.kpi)' is \(worst), not \(axis.ends.nadir)")
      }
      if !axis.payoffNadir.isFinite { complaints.append("axis \(index + 1) has no estimate") }
    }
    checks.append(
      VerificationReport.Check(
        .ends, plan: nil, complaints: complaints, otherwise: "\(surface.axes.count) KPIs"))
  }

  /// A plan that is said to be best in a KPI must be.
  private mutating func checkNames(_ points: [[Double]]) {
    var complaints: [String] = []
    for named in surface.named {
      guard points.indices.contains(named.plan) else {
        complaints.append("there is no plan \(named.plan + 1)")
        continue
      }
      guard case .best(let kpi) = named.title else { continue }
      guard let axis = surface.axes.firstIndex(where: { $0.kpi == kpi }) else {
        complaints.append("'\(kpi)' is none of the KPIs")
        continue
      }
      let best = points.map { $0[axis] }.max() ?? 0
      if points[named.plan][axis] < best - Tolerance.meeting {
        complaints.append("plan \(named.plan + 1) is not best in '\(kpi)'")
      }
    }
    checks.append(
      VerificationReport.Check(
        .names, plan: nil, complaints: complaints, otherwise: "\(surface.named.count) names"))
  }
}
