// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Which plans of a trade-off share their bookings, and what the bookings have in common.
struct FrontierPieces {
  typealias Booking = PlanFrontier.Booking

  /// The different sets of bookings, in the order in which the plans come to them.
  let kinds: [[Booking]]
  /// What is booked in every plan.
  let common: [Booking]
  /// The different packages that each line is booked with.
  private let packages: [String: Set<String?>]
  private let pieces: [PlanFrontier.Piece]
  private let kindOfPiece: [Int]
  private let pieceOfPlan: [Int?]
  private let openEnds: Set<Int>

  /// - Complexity: linear in plans and in the bookings of all pieces.
  init(_ frontier: PlanFrontier) {
    pieces = frontier.pieces
    var numbers: [[Booking]: Int] = [:]
    var kinds: [[Booking]] = []
    kindOfPiece = frontier.pieces.map { piece in
      if let known = numbers[piece.bookings] { return known }
      numbers[piece.bookings] = kinds.count
      kinds.append(piece.bookings)
      return kinds.count - 1
    }
    var pieceOfPlan = [Int?](repeating: nil, count: frontier.plans.count)
    for (number, piece) in frontier.pieces.enumerated() {
      for plan in piece.plans.clamped(to: frontier.plans.indices) { pieceOfPlan[plan] = number }
    }
    var shared = Set(kinds.first ?? [])
    for kind in kinds.dropFirst() { shared.formIntersection(kind) }
    var packages: [String: Set<String?>] = [:]
    for booking in kinds.joined() { packages[booking.line, default: []].insert(booking.package) }
    self.kinds = kinds
    self.pieceOfPlan = pieceOfPlan
    openEnds = frontier.openEnds
    common = (kinds.first ?? []).filter(shared.contains)
    self.packages = packages
  }

  /// Whether there is more than one piece to tell apart.
  var areSeveral: Bool { pieces.count > 1 }
  /// How many pieces there are.
  var count: Int { pieces.count }
  /// Whether no piece has plans between its plans.
  var areAllPoints: Bool { pieces.allSatisfy { $0.plans.count == 1 } }
  /// Whether any plan only comes near to the frontier.
  var hasOpenEnds: Bool { !openEnds.isEmpty }

  /// The position of a plan's piece; `nil` where there are none.
  func piece(of plan: Int) -> Int? { pieceOfPlan[plan] }

  /// The position of a plan's bookings in ``kinds``; `nil` where there are no pieces.
  func kind(of plan: Int) -> Int? {
    pieceOfPlan.indices.contains(plan) ? pieceOfPlan[plan].map { kindOfPiece[$0] } : nil
  }

  /// Whether straight mixes of a plan and the next one are plans too.
  func mixes(from plan: Int) -> Bool {
    guard plan >= 0, plan + 1 < pieceOfPlan.count else { return false }
    return pieceOfPlan[plan] == pieceOfPlan[plan + 1]
  }

  /// Whether the plan only comes as near to the frontier as one likes.
  func isOpen(_ plan: Int) -> Bool { openEnds.contains(plan) }

  /// A line by name, with its package where the pieces differ in it.
  func name(_ booking: Booking) -> String {
    guard let package = booking.package, (packages[booking.line]?.count ?? 0) > 1 else {
      return booking.line
    }
    return "\(booking.line) (\(package))"
  }

  /// What a set of bookings has beside what all have.
  func own(_ kind: Int) -> [Booking] {
    let shared = Set(common)
    return kinds[kind].filter { !shared.contains($0) }
  }

  /// What has to be booked and let go between two sets of bookings: `+kim`, `-max`,
  /// `aya now two reels`.
  func changes(from first: Int, to second: Int) -> [String] {
    let before = Dictionary(kinds[first].map { ($0.line, $0.package) }) { first, _ in first }
    let after = Set(kinds[second].map(\.line))
    var added: [String] = []
    var moved: [String] = []
    for booking in kinds[second] {
      guard let old = before[booking.line] else {
        added.append("+" + name(booking))
        continue
      }
      if old != booking.package { moved.append("\(booking.line) now \(booking.package ?? "on")") }
    }
    let dropped = kinds[first].filter { !after.contains($0.line) }.map { "-" + $0.line }
    return added + dropped + moved
  }
}
