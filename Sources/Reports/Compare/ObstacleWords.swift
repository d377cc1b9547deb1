// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

/// Says what keeps a plan of one scenario from being one of another.
struct ObstacleWords {
  private let limits: LimitWords

  init(_ scenario: CheckedScenario) { limits = LimitWords(scenario) }

  /// A few words each, what belongs together once: `breaks the budget`,
  /// `breaks rule 'brand floor'`, `has no 'chloe'`.
  func words(_ obstacles: [PlanEvaluation.Obstacle]) -> [String] {
    var met: Set<String> = []
    return obstacles.map(words).filter { met.insert($0).inserted }
  }

  private func words(_ obstacle: PlanEvaluation.Obstacle) -> String {
    switch obstacle {
    case .limit(.budget): "breaks the budget"
    case .limit(let limit): "breaks \(limits.short(limit))"
    case .noLine(let line): "there is no '\(line)'"
    case .noPackage(let line, let package): "'\(line)' has no '\(package)'"
    case .amount(let line): "breaks the range of '\(line)'"
    case .settled(let line): "'\(line)' is settled otherwise"
    }
  }
}
