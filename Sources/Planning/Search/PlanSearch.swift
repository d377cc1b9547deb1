// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Pareto
import Programs

/// One search for plans over a stated scenario, sharing one solver.
struct PlanSearch: ~Copyable {
  let formulation: Formulation
  var scalarizer: ProgramScalarizer
  let gap: Double
  let limits: SearchLimits

  init(
    formulation: Formulation, scalarizer: consuming ProgramScalarizer, gap: Double,
    limits: SearchLimits
  ) {
    self.formulation = formulation
    self.scalarizer = scalarizer
    self.gap = gap
    self.limits = limits
  }

  /// Maximizes the only objective to a relative gap.
  mutating func solveSingle(
    _ kpi: KPI, notes: [Complaint]
  ) throws(ScalarizerFailure) -> PlanOutcome {
    let scale = ObjectiveScale(
      kpi: kpi.name, objective: kpi.objective ?? .maximize, weight: kpi.weight ?? 1, scale: .none,
      amount: 1)
    scalarizer.isFine = true
    // The size is a guess: where the plan turns out smaller, its own value says what to ask for.
    var outcome = try scalarizer.solve(
      Scalarization(weights: [1], gap: gap * scalarizer.objectiveSizes[0]))
    if case .found(let point) = outcome {
      let plan = formulation.plan(point.solution)
      if plan.gap > gap {
        outcome = try scalarizer.solve(
          Scalarization(weights: [1], gap: 0.5 * gap * plan.certificate.size))
      }
    }
    var free: Plan?
    if case .found(let point) = outcome {
      free = try unstepped([1], gap: gap * max(abs(point.solution.value), 1e-12))
    }
    return try finish(outcome, scales: [scale], unscaled: nil, unstepped: free, notes: notes)
  }

  /// Maximizes the weighted sum of objectives on their scales.
  ///
  /// - Throws: also that a scale is 0.
  mutating func solveWeighted(
    _ objectives: [KPI], standard: Scale, base: ScaleBase?, notes: [Complaint]
  ) throws(ScalarizerFailure) -> PlanOutcome {
    if base?.hasEnds(of: objectives) == true {
      return try solveWeighted(
        objectives, on: Scaling(formulation.checked, base: base), standard: standard, notes: notes)
    }
    // A third of the time for the scales, so that there is a plan; what the plan leaves goes to what they lack.
    var share = 1.0 / 3
    var outcome: PlanOutcome?
    while true {
      switch try Payoff.compute(&scalarizer, share: share) {
      case .found(let found):
        let scaling = try Scaling(
          formulation.checked, formulation, found, base: base, limits: limits)
        // What the search for ends has proposed is much of the same, which the arithmetic of another search would suffer from.
        scalarizer = try formulation.program.makeScalarizer(limits: limits)
        let solved = try solveWeighted(
          objectives, on: scaling, standard: standard, notes: notes)
        guard !found.isComplete, case .interrupted(.timeLimit, best: .some) = solved
        else { return solved }
        outcome = solved
      case .infeasible: return try infeasible()
      case .unbounded:
        return .unbounded(Unboundedness(campaigns: formulation.unlimited))
      case .interrupted(let reason, _):
        guard reason == .timeLimit, limits.deadline != nil else {
          return outcome ?? .interrupted(reason, best: nil)
        }
      }
      if let reason = limits.interruption {
        return outcome ?? .interrupted(reason, best: nil)
      }
      share = 0.9
    }
  }

  /// Maximizes the weighted sum of objectives on scales that are known.
  private mutating func solveWeighted(
    _ objectives: [KPI], on scaling: Scaling, standard: Scale, notes: [Complaint]
  ) throws(ScalarizerFailure) -> PlanOutcome {
    let scales = objectives.sorted { $0.name < $1.name }.map {
      scaling.scale($0, $0.objective ?? .maximize, standard: standard)
    }
    let complaints = Scaling.complaints(scales)
    if !complaints.isEmpty { throw ScalarizerFailure(Complaints(complaints)) }
    var outcome = try solve(on: scales, scaling, notes: notes).onEnds(of: scaling)
    // The program has its objectives in the order of their names.
    let places = Dictionary(uniqueKeysWithValues: objectives.enumerated().map { ($1.name, $0) })
    outcome.mapSolution {
      $0.scales.sort { places[$0.kpi, default: 0] < places[$1.kpi, default: 0] }
    }
    return outcome
  }

  private mutating func solve(
    on scales: [ObjectiveScale], _ scaling: Scaling, notes: [Complaint]
  ) throws(ScalarizerFailure) -> PlanOutcome {
    scalarizer.isFine = true
    // An objective that every plan has alike would only add its size to the arithmetic.
    let isAllConstant = scales.allSatisfy(\.isConstant)
    let counting = scales.map { $0.isConstant && !isAllConstant ? 0 : $0.weight }
    let total = counting.reduce(0, +)
    let weights = zip(counting, scales).map { $0 / total / $1.amount }
    let most = zip(counting, scales).reduce(0) {
      $0 + $1.0 / total * scaling.sizeOnScale($1.1)
    }
    var allowed = gap * most
    var outcome = try scalarizer.solve(Scalarization(weights: weights, gap: allowed))
    if case .found(let point) = outcome {
      // The plan says how large the score is, which gets that large at most.
      let plan = formulation.plan(point.solution, most: most)
      allowed = min(allowed, gap * plan.certificate.size)
      if plan.openGap > max(1.01 * allowed, scalarizer.resolution(weights)) {
        scalarizer.start(from: point.solution)
        outcome = try scalarizer.solve(Scalarization(weights: weights, gap: 0.5 * allowed))
      }
    }
    let tolerated = max(1.01 * allowed, scalarizer.resolution(weights))
    if case .found(let point) = outcome,
      formulation.plan(point.solution, most: most).openGap > tolerated
    {
      outcome = .interrupted(.numericalTrouble, best: point)
    }
    var unscaled: Plan?
    if case .found = outcome, scales.contains(where: { $0.scale != .none }) {
      let size = scales.indices.reduce(0.0) {
        max($0, scales[$1].weight * scalarizer.objectiveSizes[$1])
      }
      let weights = scales.map { $0.weight / size }
      if case .found(let point) = try scalarizer.solve(
        Scalarization(weights: weights, gap: gap))
      {
        unscaled = formulation.plan(point.solution)
      }
    }
    var free: Plan?
    if case .found = outcome { free = try self.unstepped(weights, gap: allowed) }
    return try finish(
      outcome, most: most, scales: scales, unscaled: unscaled, unstepped: free, notes: notes)
  }

  private func finish(
    _ outcome: ScalarizedOutcome<ChoiceSolution>, most: Double = 1, scales: [ObjectiveScale],
    unscaled: Plan?, unstepped: Plan?, notes: [Complaint]
  ) throws(ScalarizerFailure) -> PlanOutcome {
    switch outcome {
    case .found(let point):
      let plan = formulation.plan(point.solution, most: most)
      return .found(
        Solution(
          plan: plan, stages: [Stage(purpose: .priority(1), certificate: plan.certificate)],
          scales: scales, unscaled: unscaled, unstepped: unstepped, notes: notes))
    case .infeasible: return try infeasible()
    case .unbounded: return .unbounded(Unboundedness(campaigns: formulation.unlimited))
    case .interrupted(let reason, let best):
      return .interrupted(
        reason,
        best: best.map {
          let plan = formulation.plan($0.solution, most: most)
          return Solution(
            plan: plan, stages: [Stage(purpose: .priority(1), certificate: plan.certificate)],
            scales: scales, unscaled: nil, notes: notes)
        })
    }
  }

  func infeasible() throws(ScalarizerFailure) -> PlanOutcome {
    guard let proof = scalarizer.infeasibility else {
      return .interrupted(.numericalTrouble, best: nil)
    }
    return .infeasible(try formulation.infeasibility(proof, limits: limits))
  }

  /// The best plan for the same weights with any amount of money instead of steps; `nil` without
  /// steps.
  private func unstepped(
    _ weights: [Double], gap: Double
  ) throws(ScalarizerFailure) -> Plan? {
    guard let free = formulation.withoutSteps() else { return nil }
    var scalarizer = try free.program.makeScalarizer(limits: limits)
    guard
      case .found(let point) = try scalarizer.solve(Scalarization(weights: weights, gap: gap))
    else { return nil }
    return free.plan(point.solution)
  }
}

extension Plan {
  /// The difference between bound and value, in units of the score, as far as their last digits
  /// tell; at least 0.
  var openGap: Double {
    let digit = max(abs(certificate.bound), abs(certificate.value)).ulp
    return max(0, certificate.bound - certificate.value - 2 * digit)
  }
}

extension PlanOutcome {
  /// The same outcome with the plans that ranges were read from; no plan is the last word where
  /// these are what was found in the time.
  func onEnds(of scaling: Scaling) -> PlanOutcome {
    var outcome = self
    outcome.mapSolution { $0.ends = scaling.plans }
    guard scaling.isCutShort, case .found(let solution) = outcome else { return outcome }
    return .interrupted(.timeLimit, best: solution)
  }

  /// Changes the solution, if there is one.
  mutating func mapSolution(_ change: (inout Solution) -> Void) {
    switch self {
    case .found(var solution):
      change(&solution)
      self = .found(solution)
    case .interrupted(let reason, var solution?):
      change(&solution)
      self = .interrupted(reason, best: solution)
    case .interrupted(_, nil), .infeasible, .unbounded: break
    }
  }
}
