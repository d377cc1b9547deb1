// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What the weights within one priority come to, where several things count at once.
struct StageWeights {
  let context: ReportContext
  let solution: Solution

  /// Sentences, stage by stage; none where no stage weighs anything.
  func sentences() -> [String] {
    solution.stages.flatMap { stage -> [String] in
      guard case .priority = stage.purpose, stage.ratio == nil else { return [] }
      return sentences(stage.certificate.score)
    }
  }

  /// One thing that counts: what a unit of it is called, and what it counts.
  private struct Part {
    var unit: String
    var isMiss = false
    var weight: Double
  }

  private func sentences(_ score: Score) -> [String] {
    let counted = score.weights.count + score.misses.count + score.worstOff.count
    guard counted > 1 else { return [] }
    var sentences = score.weights.map { scale($0.kpi, nil) }
    sentences += score.misses.map { scale($0.kpi, $0.side) }
    let parts =
      score.weights.map {
        Part(unit: ($0.objective == .minimize ? "less " : "") + $0.kpi, weight: $0.weight)
      }
      + score.misses.map { Part(unit: miss($0), isMiss: true, weight: $0.weight) }
    if let first = parts.first {
      sentences += parts.dropFirst().map { exchange(first, $0) }
    }
    let isWeighted = score.worstOff.contains { !$0.isAttainment }
    return sentences + (isWeighted ? score.worstOff.map(worstOff) : [])
  }

  private func miss(_ miss: Score.Miss) -> String {
    "\(miss.kpi) \(miss.side == .atLeast ? "below" : "above") target"
  }

  private func worstOff(_ progress: Score.Progress) -> String {
    let kpi = context.scenario.kpi(named: progress.kpi)
    return "\(progress.kpi) falls as far behind as any other with each "
      + "\(context.amounts.rounded(kpi, progress.unit / 100)) below its target"
  }

  /// `leads below its target counts 2 on the target, 30k people`.
  private func scale(_ name: String, _ side: LimitID.Side?) -> String {
    let kpi = context.scenario.kpi(named: name)
    let scale = solution.scales.first { $0.kpi == name }
    var weight = scale?.weight ?? 1
    var subject = name
    if let side {
      weight = kpi?.target?[side].weight ?? kpi?.weight ?? 1
      subject += side == .atLeast ? " below its target" : " above its target"
    }
    guard let scale else { return "\(subject) counts \(FigureFormat.amount(weight))" }
    let base =
      scale.scale == .none
      ? "for each \(kpi?.unit.map { "1 \($0)" } ?? "unit"), without a scale"
      : "on \(ScaleWords.stand(scale, context.amounts.rounded(kpi, scale.amount), in: context.scenario))"
    return "\(subject) counts \(FigureFormat.amount(weight)) \(base)"
  }

  /// Told from the one of which a unit counts more, so that the other figure is at least 1.
  private func exchange(_ first: Part, _ second: Part) -> String {
    let (dear, cheap) = first.weight >= second.weight ? (first, second) : (second, first)
    let rate = FigureFormat.rounded(dear.weight / cheap.weight, significant: 3)
    let verb = dear.isMiss && cheap.isMiss ? "counts as much as" : "is worth"
    return "1 \(dear.unit) \(verb) \(rate) \(cheap.unit)"
  }
}
