// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Reads the plans of an answer as uses of lines, and checks what they say against the scenario.
struct PlanReader {
  let evaluator: Evaluator
  let domains: [Domain]

  init(_ evaluator: Evaluator) {
    self.evaluator = evaluator
    domains = evaluator.scenario.lines.map { Domain(of: $0, in: evaluator) }
  }

  /// The plan behind a list of allocations; throws a fault where they are no plan of the scenario.
  func plan(_ answer: Answer) throws -> [Use] {
    let allocations = answer.list("allocations")
    let lines = evaluator.scenario.lines
    guard allocations.map({ $0.text("line") }) == lines.map({ $0.name }) else {
      throw Fault("lines of a plan", "\(allocations.map { $0.text("line") ?? "?" })")
    }
    return try zip(lines.indices, allocations).map { try use(of: $0, $1) }
  }

  private func use(of place: Int, _ allocation: Answer) throws -> Use {
    let line = evaluator.scenario.lines[place]
    let paid = allocation.number("plan") ?? .nan
    let budget = evaluator.scenario.budget?.amount ?? 0
    if case .creator(let packages, _) = line.kind {
      guard let name = allocation.text("package") else {
        guard domains[place].mayBeOff else { throw Fault("a booking left out", line.name) }
        guard paid == 0 else { throw Fault("money without a package", line.name) }
        return Use()
      }
      guard let package = packages.firstIndex(where: { $0.name == name }),
        domains[place].packages.contains(package)
      else { throw Fault("a package that cannot be booked", "\(line.name): \(name)") }
      let price = packages[package].fee * (1 + line.commission)
      guard abs(paid - price) <= 1e-9 * price else {
        throw Fault("the price of a package", "\(line.name): \(paid), not \(price)")
      }
      return Use(package: package)
    }
    let fee = allocation.number("setUpFee") ?? 0
    let commission = allocation.number("commission") ?? 0
    let net = paid - fee - commission
    let size = max(paid, budget * 1e-3, 1e-9)
    guard abs(fee - (paid > 0 ? line.fee : 0)) <= 1e-9 * size else {
      throw Fault("a set-up fee", "\(line.name): \(fee) of \(paid)")
    }
    guard abs(commission - line.commission * net) <= 1e-7 * size else {
      throw Fault("a commission", "\(line.name): \(commission) on \(net)")
    }
    var use = Use(amount: (paid - fee) / (1 + line.commission))
    if paid == 0 { use.amount = 0 }
    if case .units = line.kind {
      use.amount = allocation.number("units") ?? .nan
      let price = evaluator.net(of: line, use.amount)
      guard abs(price - net) <= 1e-8 * size else {
        throw Fault("the price of units", "\(line.name): \(net), not \(price)")
      }
    }
    let tolerance = 1e-8 * max(budget, use.amount, domains[place].amounts?.upperBound ?? 0)
    guard domains[place].holds(use, within: tolerance) else {
      throw Fault("an amount out of its range", "\(line.name): \(use.amount)")
    }
    return use
  }

  /// Checks the limits and the KPIs of a plan.
  func check(_ plan: [Use], _ answer: Answer) throws {
    let effects = evaluator.effects(of: plan)
    for limit in evaluator.limits {
      let room = limit.room(evaluator, effects)
      let tolerance = 2e-9 * max(1, abs(limit.figure)) + 2e-9 * room.parts
      guard room.value >= -tolerance else {
        throw Fault("a limit that is broken", "\(limit.name) by \(-room.value)")
      }
    }
    for kpi in answer.list("kpis") {
      let name = kpi.text("name") ?? "?"
      let stated = kpi.number("value")
      guard let value = evaluator.value(of: name, effects) else {
        guard stated == nil else { throw Fault("a value of a ratio by 0", name) }
        continue
      }
      guard let stated else {
        // A ratio of next to nothing may count as one of nothing.
        if abs(value.value) < 1e9 { throw Fault("a value that is missing", name) }
        continue
      }
      guard abs(value.value - stated) <= 1e-7 * max(value.parts, abs(value.value)) + 1e-12 else {
        throw Fault("a value of a KPI", "\(name): \(stated), not \(value.value)")
      }
    }
    for kpi in evaluator.scenario.kpis
    where !answer.list("kpis").contains(where: { $0.text("name") == kpi.name }) {
      throw Fault("a KPI that is missing", kpi.name)
    }
  }
}
