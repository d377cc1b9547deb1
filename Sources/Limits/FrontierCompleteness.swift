// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of a frontier its points stand for.
public enum FrontierCompleteness<Reason: Hashable & Sendable>: Hashable, Sendable {
  /// Every efficient point is listed, or on a piece or a mix of what is listed.
  case complete
  /// No point is better than what is listed, or than its mixes where these count, by more than this
  /// share of each objective's range.
  case withinGap(Double)
  /// Ended early; the share is proven where there is one.
  case partial(Reason, gap: Double?)

  /// Whether nothing ended the search early.
  public var isWhole: Bool {
    switch self {
    case .complete, .withinGap: true
    case .partial: false
    }
  }

  /// The same, its reason told in another way.
  public func map<Other>(_ change: (Reason) -> Other) -> FrontierCompleteness<Other> {
    switch self {
    case .complete: .complete
    case .withinGap(let gap): .withinGap(gap)
    case .partial(let reason, let gap): .partial(change(reason), gap: gap)
    }
  }
}
