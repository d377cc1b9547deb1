// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Random choices that are the same on every run (SplitMix64, Steele, Lea and Flood 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Choices that follow from a seed.
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x2545_F491_4F6C_DD1D }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether something happens that happens in this share of all cases.
  mutating func chance(_ likelihood: Double) -> Bool { share(below: 1) < likelihood }

  /// A number from 0 to below a bound, all alike.
  mutating func share(below bound: Double) -> Double {
    Double(next() >> 11) * 0x1p-53 * bound
  }

  /// A number between two, all alike.
  mutating func between(_ least: Double, _ most: Double) -> Double {
    least + share(below: 1) * (most - least)
  }

  /// A power of ten whose exponent is between two.
  mutating func power(_ least: Double, _ most: Double) -> Double { pow(10, between(least, most)) }

  /// A whole number of a range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[whole(0...list.count - 1)] }

  /// Some of a list, each once, in the order of the list.
  mutating func some<Element>(_ count: Int, of list: [Element]) -> [Element] {
    var places = Array(list.indices)
    places.shuffle(using: &self)
    return places.prefix(count).sorted().map { list[$0] }
  }
}

/// A number with so many digits, as people write them.
func brief(_ value: Double, digits: Int = 3) -> Double {
  guard value.isFinite, value != 0 else { return value }
  return Double(String(format: "%.\(digits - 1)e", value)) ?? value
}
