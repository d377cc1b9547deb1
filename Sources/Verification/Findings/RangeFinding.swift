// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What came of re-checking the best and the worst value that a scale is based on.
public struct RangeFinding: Hashable, Sendable {
  /// The KPI's name.
  public var kpi: String
  /// What could not be confirmed; empty where both values are proven.
  public var complaints: [String]

  /// Makes a finding.
  public init(kpi: String, complaints: [String]) {
    self.kpi = kpi
    self.complaints = complaints
  }

  /// Whether both values are proven.
  public var isProven: Bool { complaints.isEmpty }
}

extension Solution {
  /// The same solution with scales told as estimates whose ends could not be confirmed.
  ///
  /// The plan is the best one on these scales all the same; only what they are is not proven.
  func marked(by report: VerificationReport) -> Solution {
    let unproven = Set(report.ranges.filter { !$0.isProven }.map(\.kpi))
    var marked = self
    for index in marked.scales.indices where unproven.contains(marked.scales[index].kpi) {
      switch marked.scales[index].scale {
      case .range, .ideal: marked.scales[index].isEstimate = true
      case .baseline, .target, .amount, .none: break
      }
    }
    return marked
  }
}
