// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

extension ProxyEvidence {
  /// The verdict with its reasons.
  ///
  /// Misleading: the rate has surely changed by a fifth or more, or the whole interval of the
  /// correlation lies below the bar at every lag. Validated: the whole interval lies above it, of
  /// the values or of their changes, ranks agree, and nothing speaks against the rate. Weak
  /// otherwise, and always with fewer than ``ProxyBar/leastSize`` pairs, unless the rate has surely
  /// changed.
  var judgement: (ProxyVerdict, [ProxyReason]) {
    let (relation, about) = relation
    var reasons = about
    var verdict = relation
    if size < ProxyBar.leastSize {
      reasons.insert(.few(size: size, needed: ProxyBar.leastSize), at: 0)
      verdict = .weak
    }
    if case .value(let change)? = rate?.change, change.significance <= ProxyBar.perhaps {
      let isLarge = abs(change.relative ?? .infinity) >= ProxyBar.change
      if change.significance <= ProxyBar.surely, isLarge {
        reasons.insert(.rateChanged(change), at: 0)
        verdict = .misleading
      } else {
        reasons.append(.rateMayHaveChanged(change))
        if verdict == .validated { verdict = .weak }
      }
    }
    if case .value(let correlation) = pearson, correlation.effectiveSize < 0.9 * Double(size) {
      reasons.append(.memory(size: size, effective: correlation.effectiveSize))
    }
    return (verdict, reasons)
  }

  /// What the correlation by itself says.
  private var relation: (ProxyVerdict, [ProxyReason]) {
    let correlation: Correlation
    switch pearson {
    case .undefined(let reason): return (.weak, [.noCorrelation(reason)])
    case .value(let found): correlation = found
    }
    let sign = scan.direction.sign
    let bar = ProxyBar.correlation
    let interval = interval(correlation)
    let ranks = spearman.value.map { sign * $0.coefficient } ?? 0
    let disagree = ProxyReason.ranksDisagree(
      pearson: correlation.coefficient, spearman: sign * ranks)
    let changed = changes.value.map { self.interval($0) }
    if interval.least(in: scan.direction) >= bar {
      return ranks >= bar
        ? (.validated, [.strong(interval)]) : (.weak, [disagree, .strong(interval)])
    }
    if let changed, changed.least(in: scan.direction) >= bar, ranks >= bar {
      return (.validated, [.strongInChanges(changed)])
    }
    // That none of several correlations passes the bar needs no payment for looks: all intervals must agree (Berger, 1982,
    // "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24).
    let looks = scan.looks.compactMap { $0.correlation.value?.interval() }
    if looks.allSatisfy({ $0.most(in: scan.direction) < bar }) {
      let own = correlation.interval()
      return ranks < bar ? (.misleading, [.absent(own)]) : (.weak, [disagree, .absent(own)])
    }
    return (.weak, [.unsettled(interval)])
  }
}

extension ConfidenceInterval {
  /// The end that speaks against a relation in a direction.
  fileprivate func least(in direction: LagScan.Direction) -> Double {
    direction == .same ? lower : -upper
  }

  /// The end that speaks for it.
  fileprivate func most(in direction: LagScan.Direction) -> Double {
    direction == .same ? upper : -lower
  }
}
