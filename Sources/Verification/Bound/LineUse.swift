// SPDX-License-Identifier: GPL-3.0-or-later

/// The way in which a plan uses a line, by position, and its amount of money without fees.
struct LineUse: Hashable, Sendable {
  var way: Int
  var amount: Double
}

extension [LineWay] {
  /// The way that a plan's figures for the line speak of; `nil` if it is none of these.
  ///
  /// A campaign that must get something counts as on even where the plan gives it nothing; its
  /// range says that this is wrong.
  ///
  /// - Parameter isChanged: whether the line gets another amount than in the last period.
  func use(_ record: LineRecord, isChanged: Bool) -> LineUse? {
    let offered = indices.filter { self[$0].package == record.package }
    let alike = offered.filter { self[$0].isActive == record.isActive }
    let known = alike.isEmpty ? offered : alike
    // Where no rule counts changes every way counts as one.
    let fitting = known.filter { self[$0].isChanged == isChanged && self[$0].amounts != nil }
    let candidates = fitting.isEmpty ? known : fitting
    guard let units = record.units else {
      return candidates.first.map { LineUse(way: $0, amount: record.amount) }
    }
    let nearest = candidates.min {
      self[$0].distance(of: units) < self[$1].distance(of: units)
    }
    return nearest.map { LineUse(way: $0, amount: record.amount) }
  }
}

extension [LineWay] {
  /// Whether a plan's figures for the line may speak of a way that a restriction allows.
  ///
  /// A count of units where one price ends and the next begins is one of either. A campaign that is
  /// on with nothing is off.
  func canBe(_ record: LineRecord, within restriction: CaseRestriction) -> Bool {
    enumerated().contains { position, way in
      guard way.package == record.package, way.isChanged || way.isTaken(by: record),
        restriction.allows(LineUse(way: position, amount: record.amount))
      else { return false }
      if record.amount == 0, record.package == nil {
        return !way.isActive || way.amounts?.range.lowerBound == 0
      }
      let units = record.units ?? 0
      return way.isActive
        && (record.units == nil || way.distance(of: units) <= Tolerance.limit * Swift.max(1, units))
    }
  }
}

extension LineWay {
  /// Whether a record's amount is the only one of the way.
  fileprivate func isTaken(by record: LineRecord) -> Bool {
    guard let amount = amounts?.range.lowerBound else { return false }
    return abs(amount - record.amount) <= Tolerance.limit * max(1, amount)
  }

  /// How far a count of units lies beside those of the way.
  fileprivate func distance(of count: Double) -> Double {
    guard let units, let range = amounts?.range else { return .infinity }
    return max(
      0, units.count(at: range.lowerBound) - count, count - units.count(at: range.upperBound))
  }
}
