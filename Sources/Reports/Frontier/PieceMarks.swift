// SPDX-License-Identifier: GPL-3.0-or-later

/// The marks that stand for the bookings of plans, in a picture, its legend and its table.
struct PieceMarks {
  let pieces: FrontierPieces
  let unicode: Bool

  private static let full: [Character] = ["●", "■", "▲", "★", "▼", "◆"]
  private static let hollow: [Character] = ["○", "□", "△", "☆", "▽", "◇"]
  private static let plain: [Character] = ["o", "x", "+", "*", "%", "&"]

  /// Whether every set of bookings has a mark of its own, so that a legend can name them.
  var areUnique: Bool { pieces.kinds.count <= Self.full.count }

  /// Whether marks tell pieces apart; among many single plans they would only be noise.
  var areVaried: Bool { areUnique || !pieces.areAllPoints }

  /// The mark of a set of bookings; beyond the sixth they come round again.
  func mark(ofKind kind: Int) -> Character { mark(kind, isOpen: false) }

  /// The mark of a plan: hollow, or a bracket in ASCII, where it only comes near to the frontier.
  func mark(of plan: Int) -> Character {
    mark(pieces.kind(of: plan) ?? 0, isOpen: pieces.isOpen(plan))
  }

  private func mark(_ kind: Int, isOpen: Bool) -> Character {
    let position = areVaried ? kind % Self.full.count : 0
    guard unicode else { return isOpen ? "(" : Self.plain[position] }
    return isOpen ? Self.hollow[position] : Self.full[position]
  }
}
