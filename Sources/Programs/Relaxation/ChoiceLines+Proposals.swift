// SPDX-License-Identifier: GPL-3.0-or-later

extension ChoiceLines {
  /// Chooses for every line the option and the amount at a fraction of the way from its first to
  /// its last.
  func choose(fraction: Double) {
    for line in 0..<count {
      let range = optionRanges[line]
      let option = range.lowerBound + Int((fraction * Double(range.count - 1)).rounded())
      let own = options[option].cuts
      chosen[line] = Int32(option)
      if options[option].isContinuous {
        let (lower, upper) = (cuts[own.lowerBound], cuts[own.upperBound - 1])
        amounts[line] = fraction == 1 ? upper : lower + fraction * (upper - lower)
      } else {
        amounts[line] = cuts[own.lowerBound + Int((fraction * Double(own.count - 1)).rounded())]
      }
    }
  }

  /// The chosen uses of a class of lines as a proposal.
  func proposal(
    _ classIndex: Int, of members: [Int32], _ activities: [Double], lastUsed: Int
  ) -> Proposal {
    Proposal(
      classIndex: classIndex, activities: activities, spends: members.map { amounts[Int($0)] },
      options: members.map { chosen[Int($0)] }, lastUsed: lastUsed)
  }
}
