// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Limits, and what would have to become of them.
enum LimitForm {
  /// A limit.
  static var limit: DataForm<LimitID> { .of(Plan.Binding.limit, binding) }

  /// What holds a line's spend.
  static var binding: DataForm<Plan.Binding> {
    .the(
      "limit",
      .object([
        "kind": .of(\.word, .text(of: kinds)), "name": .of(\.details?.name, .text),
        "member": .of(\.details?.member, .text), "side": .of(\.details?.side, .optional(.side)),
        "value": .of(\.details?.value, .number),
      ]))
  }

  private static var kinds: [String] {
    OfLine.allCases.map(\.rawValue) + LimitID.Details.Kind.allCases.map(\.rawValue)
  }

  /// What holds a line and is no limit.
  fileprivate enum OfLine: String, CaseIterable {
    case least
    case minimumIfActive = "minimum if active"
    case most, settled
  }

  /// Limits with their multipliers.
  static var multipliers: DataForm<[Certificate.Multiplier]> {
    .the(
      "multipliers",
      .list(.object(["limit": .of(\.limit, limit), "multiplier": .of(\.value, .figure)])))
  }

  /// Changes of limits after which there is a plan.
  static var repair: DataForm<Repair> {
    .the(
      "repair",
      .object([
        "share": .of(\.share, .figure), "smallest": .of(\.isSmallest, .flag),
        "changes": .of(
          \.changes,
          .list(
            .object([
              "limit": .of(\.limit, limit), "from": .of(\.from?.value, .number),
              "to": .of(\.to, .number), "form": .of(\.from?.form.word, .text),
              "share": .of(\.share, .figure),
            ]))),
      ]))
  }

  /// What stands beside an answer that is not there: what cannot hold together, and what would be
  /// enough, where that was looked into.
  static var conflict: AnswerForm<Infeasibility> {
    AnswerForm(beside: [
      "clash": .of(\.conflict, multipliers), "repairs": .sometimes(\.repairs, .list(repair)),
    ])
  }
}

extension DataForm<LimitID.Side> {
  static var side: Self { .the("side", .word) }
}

extension Plan.Binding {
  fileprivate var details: LimitID.Details? {
    if case .limit(let id) = self { id.details } else { nil }
  }

  fileprivate var word: String {
    switch self {
    case .least: LimitForm.OfLine.least.rawValue
    case .minimumIfActive: LimitForm.OfLine.minimumIfActive.rawValue
    case .most: LimitForm.OfLine.most.rawValue
    case .settled: LimitForm.OfLine.settled.rawValue
    case .limit(let id): id.kind.rawValue
    }
  }
}

extension LimitFigure.Form {
  /// What the figure is, as data has it.
  var word: String {
    switch self {
    case .amount: "amount"
    case .shareOfBudget: "share of budget"
    case .shareOfLast: "share of last"
    case .multiple: "multiple"
    }
  }
}
