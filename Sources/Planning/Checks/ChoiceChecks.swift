// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// Checks what makes a campaign a choice: its minimum if active, its set-up fee and its step.
  ///
  /// A campaign whose most is 0 is switched off, and what it would be otherwise is left alone.
  mutating func checkChoices(of campaign: Campaign, at position: Int) {
    let path = ["campaigns", campaign.name]
    requireMoney(campaign.setUpFee, at: path + ["set-up fee"], "the set-up fee")
    requireCommission(campaign.commission, path)
    var isSound = hasSoundRange[position] && campaign.most != 0
    if let minimum = campaign.minimumIfActive {
      isSound = checkMinimum(minimum, of: campaign, path: path, isSound: isSound) && isSound
    }
    guard case .money(let least, let most) = campaign.purchase else {
      if campaign.step != nil {
        complain(
          .contradiction, at: path + ["step"],
          "a step is for amounts of money, and '\(campaign.name)' is bought in units",
          suggestion: "write 'whole: true' into 'buys' for whole units")
      }
      return
    }
    if let step = campaign.step {
      isSound = requirePositive(step, at: path + ["step"], "the step") && isSound
    }
    guard isSound, let most, let step = campaign.step ?? scenario.step, Figure.isStep(step) else {
      return
    }
    checkStep(step, of: campaign, least: max(least, campaign.minimumIfActive ?? 0), most: most)
  }

  private mutating func checkMinimum(
    _ minimum: Double, of campaign: Campaign, path: [String], isSound: Bool
  ) -> Bool {
    let path = path + ["minimum if active"]
    guard requirePositive(minimum, at: path, "'minimum if active'") else { return false }
    guard isSound else { return false }
    if campaign.least > 0 {
      complain(
        .contradiction, at: path,
        "'\(campaign.name)' is always active, since at least \(Figure.text(campaign.least)) must be "
          + "spent on it",
        suggestion: "begin its range at 0, or take 'minimum if active' away")
      return false
    }
    if let most = campaign.most, minimum > most {
      complain(
        .outOfRange, at: path,
        "the minimum if active, \(Figure.text(minimum)), is above the most, \(Figure.text(most))")
      return false
    }
    return true
  }

  /// A multiple of the step above 0 must lie in the range.
  private mutating func checkStep(
    _ step: Double, of campaign: Campaign, least: Double, most: Double
  ) {
    let slip = 1e-9
    let first = max(1, (least / step - slip).rounded(.up))
    guard first > (most / step + slip).rounded(.down) else { return }
    let path = ["campaigns", campaign.name]
    let isOwn = campaign.step != nil
    let name =
      isOwn ? "the step, \(Figure.text(step))" : "the scenario's step, \(Figure.text(step))"
    let message: String
    if step > most {
      message = "\(name), is larger than the most, \(Figure.text(most))"
    } else if least == most {
      message = "\(Figure.text(most)) is no multiple of \(name)"
    } else {
      message = "no multiple of \(name), lies in \(Figure.text(least))..\(Figure.text(most))"
    }
    complain(
      .outOfRange, at: path + [isOwn ? "step" : "spend"], message,
      suggestion: isOwn
        ? "take a smaller step, or widen the range"
        : "give '\(campaign.name)' a smaller 'step' of its own, or widen its range")
  }
}
