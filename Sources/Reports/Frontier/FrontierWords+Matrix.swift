// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// What there is to say of more than two KPIs: what plans are known for, scales that stand on other
/// worst values, and plans that leave less.
extension FrontierWords {
  /// The plans that have a name, in the order of their names, each once.
  var namedPlans: [Int] {
    var told: Set<Int> = []
    return frontier.named.map(\.plan).filter {
      frontier.plans.indices.contains($0) && told.insert($0).inserted
    }
  }

  /// What a plan is known for: `best reach, balanced`.
  func titles(of plan: Int) -> String {
    frontier.named.filter { $0.plan == plan }.map { Self.title($0.title) }.joined(separator: ", ")
  }

  static func title(_ title: PlanFrontier.Title) -> String {
    switch title {
    case .best(let kpi): "best \(kpi)"
    case .balanced: "balanced"
    case .knee: "best bend"
    case .declared: "by your weights"
    }
  }

  /// From which share of a range on a wrong worst value is worth telling.
  static let notable = 0.01

  /// Where the worst value among good plans is another than scales take it for.
  var worsts: [String] {
    frontier.axes.compactMap { axis in
      guard let payoffNadir = axis.payoffNadir else { return nil }
      let difference = axis.nadir - payoffNadir
      guard axis.range > 0, abs(difference) > Self.notable * axis.range else { return nil }
      let estimated = abs(axis.ideal - payoffNadir)
      let format = FigureFormat([axis.nadir, payoffNadir], differences: [difference])
      let wider = axis.range > estimated
      let change =
        estimated > 0 ? Percentage.share(abs(axis.range - estimated) / estimated) : ""
      return
        "Mind the scale of \(axis.kpi): the plans that are best for one KPI alone have "
        + "\(format.text(payoffNadir)) at worst, but good plans in between have "
        + "\(format.text(axis.nadir)). Weights stand on the first; on all good plans the scale is "
        + "\(change) \(wider ? "wider" : "narrower"): 'scale: "
        + "\(ExactNumber.text(AskedPoint.eased(axis.range, up: true)))' sets it."
    }
  }

  /// Solving for the balanced plan, or what else has a name.
  var namedStep: NextStep? {
    let wanted = frontier.named.first { $0.title == .balanced } ?? frontier.named.first
    guard let wanted, frontier.plans.indices.contains(wanted.plan) else { return nil }
    let point = AskedPoint(
      frontier.plans[wanted.plan], frontier.axes, in: context.scenario)
    return point?.argument.map {
      NextStep(
        verb: "solve", arguments: ["--at", $0],
        purpose: "the plan '\(Self.title(wanted.title))', line by line")
    }
  }

  /// Asking for plans that leave less than these, where they leave something.
  var finerStep: NextStep? {
    let gap: Double
    switch frontier.completeness {
    case .complete: return nil
    case .withinGap(let proven): gap = proven
    case .partial(_, let proven): gap = proven ?? 1
    }
    guard let percent = Self.percent(halving: gap) else { return nil }
    let names = frontier.axes.map(\.kpi).joined(separator: ",")
    let more = min(4 * frontier.plans.count, Self.mostPoints)
    return NextStep(
      verb: "frontier", arguments: ["--kpis", names, "--gap", "\(percent)%"],
      purpose: "plans that leave less; '--points \(more)' for so many")
  }

  /// As many plans as can be asked for.
  private static let mostPoints = 10_000

  /// The roundest percentage of at most half of a gap, with one digit; `nil` where that would ask
  /// for nearly everything.
  private static func percent(halving gap: Double) -> String? {
    for unit in [10, 1, 0.1, 0.01] {
      for digit in [5.0, 2, 1] where digit * unit <= 50 * gap {
        return ExactNumber.text(unit < 1 ? digit / (1 / unit) : digit * unit)
      }
    }
    return nil
  }
}
