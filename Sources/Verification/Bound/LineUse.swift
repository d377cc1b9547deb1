// SPDX-License-Identifier: GPL-3.0-or-later

/// The way in which a plan uses a line, by position, and its amount of money without fees.
struct LineUse: Hashable, Sendable {
  var way: Int
  var amount: Double
}

extension [LineWay] {
  /// The way that a plan's figures for the line speak of; `nil` if it is none of these.
  ///
  /// A campaign that must get something counts as on even where the plan gives it nothing; its range says that this is wrong.
  func use(_ record: LineRecord) -> LineUse? {
    let offered = indices.filter { self[$0].package == record.package }
    let alike = offered.filter { self[$0].isActive == record.isActive }
    let candidates = alike.isEmpty ? offered : alike
    guard let units = record.units else {
      return candidates.first.map { LineUse(way: $0, amount: record.amount) }
    }
    let nearest = candidates.min {
      self[$0].distance(of: units) < self[$1].distance(of: units)
    }
    return nearest.map { LineUse(way: $0, amount: record.amount) }
  }
}

extension LineWay {
  /// How far a count of units lies beside those of the way.
  fileprivate func distance(of count: Double) -> Double {
    guard let units, let range = amounts?.range else { return .infinity }
    return max(
      0, units.count(at: range.lowerBound) - count, count - units.count(at: range.upperBound))
  }
}
