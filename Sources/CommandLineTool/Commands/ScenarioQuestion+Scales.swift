// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Reports

/// What the weights of a scenario stand on.
extension ScenarioQuestion {
  /// The scales, to be kept; or why there are none.
  func answer(_ scales: ScalesOutcome) -> Answer {
    switch scales {
    case .found(let scales):
      let report = ScalesReport(scales, of: scenario)
      return Answer(
        status: .done, finding: .report(report), scenario: loaded, warnings: warnings,
        message: report.summary)
    case .none(let reason, let doubts): return answer(reason, doubts)
    case .unknown(let reason):
      var answer = answer(.interrupted(reason))
      answer.message = "\(reason.beginning) before the scales were known"
      return answer
    }
  }
}
