// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What came of re-checking the best and the worst value that a scale is based on.
package struct RangeFinding: Hashable, Sendable {
  /// The KPI's name.
  package var kpi: String
  /// What could not be confirmed; empty where both values are proven.
  package var complaints: [String]
  /// Whether every plan is proven to have the same value, where that is said; else `nil`.
  package var isSame: Bool?

  /// Makes a finding.
  package init(kpi: String, complaints: [String], isSame: Bool? = nil) {
    self.kpi = kpi
    self.complaints = complaints
    self.isSame = isSame
  }

  /// Whether both values are proven.
  package var isProven: Bool { complaints.isEmpty }
}

extension [RangeFinding] {
  /// One check of the KPIs that are said to be the same in every plan; none where that is said of
  /// none.
  var checks: [VerificationReport.Check] {
    let told = filter { $0.isSame != nil }
    if told.isEmpty { return [] }
    return [
      VerificationReport.Check(
        .sameness, plan: nil,
        complaints: told.filter { $0.isSame == false }.map {
          "'\($0.kpi)': \($0.complaints.first ?? "")"
        }, otherwise: "\(told.count) KPI\(told.count == 1 ? " is" : "s are")")
    ]
  }
}

extension Solution {
  /// The same solution with scales told as estimates whose ends could not be confirmed, and no KPI
  /// told to be the same in every plan that was not shown to be.
  ///
  /// The plan is the best one on these scales all the same; only what they are is not proven.
  func marked(by report: VerificationReport) -> Solution {
    let unproven = Set(report.ranges.filter { !$0.isProven }.map(\.kpi))
    var marked = self
    let differing = Set(report.ranges.filter { $0.isSame == false }.map(\.kpi))
    for index in marked.scales.indices where differing.contains(marked.scales[index].kpi) {
      marked.scales[index].isConstant = false
      marked.scales[index].sameness = nil
    }
    for index in marked.scales.indices where unproven.contains(marked.scales[index].kpi) {
      switch marked.scales[index].scale {
      case .range, .ideal: marked.scales[index].isEstimate = true
      case .baseline, .target, .amount, .none: break
      }
    }
    return marked
  }
}
