// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Proofs of how good a plan is.
enum CertificateForm {
  /// A proof.
  static var certificate: DataForm<Certificate> {
    .the(
      "certificate",
      .object(
        score.of(\.score),
        [
          "kept": .of(
            \.kept, .list(.object(score.of(\.score), ["value": .of(\.value, .figure)]))),
          "multipliers": .of(\.multipliers, LimitForm.multipliers),
          "value": .of(\.value, .figure), "bound": .of(\.bound, .figure),
          "gap": .of(\.gap, .figure),
          "proof": .of(
            \.proof,
            .object([
              "kind": .of(\.kind, .word), "cases": .of(\.caseCount, .optional(.count)),
              "rootBound": .of(\.rootBound, .number),
            ])),
          "within": .of(
            \.within,
            .list(
              .object([
                "line": .of(\.line, .text), "ways": .of({ $0.options.sorted() }, .list(.count)),
                "least": .of(\.amounts.lowerBound, .figure),
                "most": .of(\.amounts.upperBound, .figure),
              ]))),
        ]))
  }

  private static var score: [String: DataForm<Score>] {
    [
      "weights": .of(
        \.weights,
        .list(
          .object([
            "kpi": .of(\.kpi, .text), "objective": .of(\.objective, .objective),
            "weight": .of(\.weight, .figure),
          ]))),
      "misses": .of(
        \.misses,
        .list(
          .object([
            "kpi": .of(\.kpi, .text), "side": .of(\.side, .side),
            "target": .of(\.target, .figure), "weight": .of(\.weight, .figure),
          ]))),
      "worstOff": .of(
        \.worstOff,
        .list(
          .object([
            "kpi": .of(\.kpi, .text), "objective": .of(\.objective, .objective),
            "reference": .of(\.reference, .figure), "unit": .of(\.unit, .figure),
          ]))),
    ]
  }
}

extension Certificate.Proof {
  fileprivate enum Kind: String, CaseIterable { case multipliers, cases, search }

  fileprivate var kind: Kind {
    switch self {
    case .multipliers: .multipliers
    case .cases: .cases
    case .search: .search
    }
  }

  fileprivate var caseCount: Int? {
    if case .cases(let tree) = self { tree.leafCount } else { nil }
  }

  fileprivate var rootBound: Double? {
    if case .search(let rootBound) = self { rootBound } else { nil }
  }
}
