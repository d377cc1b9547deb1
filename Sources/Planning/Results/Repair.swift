// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes of limits that go together.
package struct Repair: Hashable, Sendable {
  /// Another figure for a limit, or none at all.
  package struct Change: Hashable, Sendable {
    /// The limit.
    package var limit: LimitID
    /// The figure as it is; `nil` for a limit without one.
    package var from: LimitFigure?
    /// The figure as it would have to be, rounded to the side that helps; `nil` where the limit
    /// would have to go.
    package var to: Double?

    /// Makes a change.
    package init(limit: LimitID, from: LimitFigure?, to: Double?) {
      self.limit = limit
      self.from = from
      self.to = to
    }

    /// How large the change is, as a share of the figure; infinite where the limit would have to
    /// go.
    package var share: Double {
      guard let from, let to, from.value != 0 else { return .infinity }
      return abs(to - from.value) / abs(from.value)
    }
  }

  /// The changes; several where no single one is enough.
  package var changes: [Change]
  /// Whether smaller ones were shown not to be enough; a limit of time may leave that open.
  package var isSmallest: Bool

  /// Makes a repair.
  package init(_ changes: [Change], isSmallest: Bool = true) {
    self.changes = changes
    self.isSmallest = isSmallest
  }

  /// Whether all figures are already what they would have to be, as those are that an earlier
  /// repair changes.
  package var isSettled: Bool { changes.allSatisfy { $0.from != nil && $0.from?.value == $0.to } }

  /// How large the changes are together, as shares of the figures.
  package var share: Double { changes.reduce(0) { $0 + $1.share } }
}
