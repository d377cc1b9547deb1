// SPDX-License-Identifier: GPL-3.0-or-later

import Limits

/// How complete a frontier is.
enum CompletenessForm {
  private enum Kind: String, CaseIterable {
    case complete
    case withinGap = "within gap"
    case partial
  }

  /// The form, for searches whose end has a word; the share that is proven is left out where it is
  /// not known.
  static func completeness<Reason>(
    _ word: @escaping (Reason) -> String
  ) -> DataForm<(completeness: FrontierCompleteness<Reason>, provenShare: Double?)> {
    .the(
      "completeness",
      .object([
        "kind": .of({ parts($0.completeness).kind }, .word),
        "gap": .of({ parts($0.completeness).gap }, .number),
        "interruption": .of({ parts($0.completeness).reason.map(word) }, .interruption),
        "provenShare": .sometimes({ $0.provenShare }, .figure),
      ]))
  }

  private static func parts<Reason>(
    _ completeness: FrontierCompleteness<Reason>
  ) -> (kind: Kind, gap: Double?, reason: Reason?) {
    switch completeness {
    case .complete: (.complete, 0, nil)
    case .withinGap(let gap): (.withinGap, gap, nil)
    case .partial(let reason, let gap): (.partial, gap, reason)
    }
  }
}

extension DataForm<String?> {
  /// Why a search ended early, in a word.
  static var interruption: Self {
    .the("interruption", .text.meaning("Why the search ended early, if it did."))
  }
}

extension DataForm<Interruption?> {
  /// Why a search ended early.
  static var interruption: Self { .of({ $0?.rawValue }, .interruption) }
}
