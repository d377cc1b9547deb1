// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// How plans stand to goals.
enum GoalForm {
  /// How a plan stands to a goal.
  static var standing: DataForm<GoalStanding> {
    .the(
      "goal",
      .object([
        "name": .of(\.goal.name, .text), "kpi": .of(\.goal.kpi, .text),
        "side": .of(\.goal.side, .side), "counts": .of(\.goal.counting, .word),
        "baseline": .of(\.goal.baseline, .number),
        "target": .of(\.goal.value, .number).meaning("The value to reach by the deadline."),
        "needed": .of(\.goal.needed, .number)
          .meaning("What a plan must bring over the whole period for it."),
        "deadline": .of(\.goal.deadline?.description, .text),
        "shareOfPeriod": .of(\.goal.share, .number)
          .meaning("The share of the period's days up to the deadline."),
        "must": .of(\.isMust, .flag), "value": .of(\.value, .number),
        "valueByDeadline": .of(\.valueByDeadline, .number), "met": .of(\.isMet, .flag),
        "missedBy": .of(\.missedBy, .number),
      ]))
  }
}
