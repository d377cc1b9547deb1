// SPDX-License-Identifier: GPL-3.0-or-later

/// What fixes every decision of a ``ChoiceProgram``: an option for each line that needs a choice,
/// and a stretch of amounts on which its curves bend one way.
package struct BranchingChoice: Hashable, Sendable {
  /// The decision about one line.
  package struct Decision: Hashable, Sendable {
    /// The line, by position in the program.
    package var line: Int
    /// The option, by position in the line.
    package var option: Int
    /// The least amount of the stretch.
    package var lower: Double
    /// The largest amount of the stretch.
    package var upper: Double
  }

  /// The decisions, by line, ascending.
  package var decisions: [Decision]
}

extension BranchingChoice {
  /// What the choice leaves of the lines.
  var domain: ChoiceDomain {
    var domain = ChoiceDomain()
    for decision in decisions {
      domain.lines[decision.line] = ChoiceDomain.Line(
        options: [decision.option], lower: decision.lower, upper: decision.upper)
    }
    return domain
  }
}
