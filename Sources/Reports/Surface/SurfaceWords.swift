// SPDX-License-Identifier: GPL-3.0-or-later

import Limits
import Planning

/// Sentences about a trade-off of several KPIs: what plans are known for, how complete they are,
/// and what to type next.
struct SurfaceWords {
  let context: ReportContext
  let surface: PlanSurface

  /// The plans that have a name, in the order of their names, each once.
  var namedPlans: [Int] {
    var told: Set<Int> = []
    return surface.named.map(\.plan).filter {
      surface.plans.indices.contains($0) && told.insert($0).inserted
    }
  }

  /// What a plan is known for: `best reach, balanced`.
  func titles(of plan: Int) -> String {
    surface.named.filter { $0.plan == plan }.map { Self.title($0.title) }.joined(separator: ", ")
  }

  static func title(_ title: PlanSurface.Title) -> String {
    switch title {
    case .best(let kpi): "best \(kpi)"
    case .balanced: "balanced"
    case .knee: "best bend"
    case .declared: "by your weights"
    }
  }

  /// How much of the trade-off the plans stand for.
  var completeness: String {
    let count = surface.plans.count
    let plans = "\(FixedPoint.text(Double(count), decimals: 0)) plan\(count == 1 ? "" : "s")"
    switch surface.completeness {
    case .complete where count == 1:
      return "Complete: one plan is best in all of them at once; there is nothing to trade off."
    case .complete:
      return
        "Complete: \(plans). No plan is better than one of these, or a mix of them, on one KPI "
        + "without losing on another."
    case .withinGap(let gap):
      return
        "\(plans): no plan is better than one of these, or a mix of them, by more than \(share(gap))."
    case .partial(let reason, let gap):
      let proven =
        gap.map {
          "no plan is better than one of these, or a mix of them, by more than \(share($0))."
        } ?? "how much better other plans could be is not proven."
      return "Incomplete, \(ProofText.words(reason)) with \(plans): \(proven)"
    }
  }

  private func share(_ gap: Double) -> String {
    let amounts = surface.axes.map { axis in
      FigureFormat.roundedUp(gap * axis.ends.range) + " " + axis.kpi
    }
    return "\(Percentage.gap(gap)) of each KPI's range (\(amounts.joined(separator: ", ")))"
  }

  /// From which share of a range on a wrong worst value is worth telling.
  static let notable = 0.01

  /// Where the worst value among good plans is another than scales take it for.
  var worsts: [String] {
    surface.axes.compactMap { axis in
      let difference = axis.ends.nadir - axis.payoffNadir
      guard axis.ends.range > 0, abs(difference) > Self.notable * axis.ends.range else {
        return nil
      }
      let estimated = abs(axis.ends.ideal - axis.payoffNadir)
      let format = FigureFormat(
        [axis.ends.nadir, axis.payoffNadir], differences: [difference])
      let wider = axis.ends.range > estimated
      let change =
        estimated > 0 ? Percentage.share(abs(axis.ends.range - estimated) / estimated) : ""
      return
        "Mind the scale of \(axis.kpi): the plans that are best for one KPI alone have "
        + "\(format.text(axis.payoffNadir)) at worst, but good plans in between have "
        + "\(format.text(axis.ends.nadir)). Weights stand on the first; on all good plans the scale is "
        + "\(change) \(wider ? "wider" : "narrower"): 'scale: "
        + "\(ExactNumber.text(AskedPoint.eased(axis.ends.range, up: true)))' sets it."
    }
  }

  /// Solving for the balanced plan, or what else has a name.
  var nextStep: NextStep? {
    let wanted = surface.named.first { $0.title == .balanced } ?? surface.named.first
    guard let wanted, surface.plans.indices.contains(wanted.plan) else { return nil }
    let point = AskedPoint(
      surface.plans[wanted.plan], surface.axes.map(\.ends), in: context.scenario)
    return point?.argument.map {
      NextStep(
        verb: "solve", arguments: ["--at", $0],
        purpose: "the plan '\(Self.title(wanted.title))', line by line")
    }
  }

  /// Asking for plans that leave less than these, where they leave something.
  var finer: NextStep? {
    let gap: Double
    switch surface.completeness {
    case .complete: return nil
    case .withinGap(let proven): gap = proven
    case .partial(_, let proven): gap = proven ?? 1
    }
    guard let percent = Self.percent(halving: gap) else { return nil }
    let names = surface.axes.map(\.kpi).joined(separator: ",")
    let more = min(4 * surface.plans.count, Self.mostPoints)
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
