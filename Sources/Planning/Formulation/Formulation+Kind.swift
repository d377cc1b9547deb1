// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

extension Formulation {
  /// Whether a campaign without a limit keeps the program from being solved at all.
  var isOpenEnded: Bool {
    !unlimited.isEmpty && (hasEndlessAmount || !program.isLinear)
  }

  /// Whether the ways and steps of the lines leave no amount open.
  var isSettledByChoices: Bool {
    responses.lines.allSatisfy { ways in
      ways.allSatisfy { response in
        response.option.step > 0
          || response.option.amount.lowerBound == response.option.amount.upperBound
      }
    }
  }
}
