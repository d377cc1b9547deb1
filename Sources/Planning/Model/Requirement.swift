// SPDX-License-Identifier: GPL-3.0-or-later

/// What creators must be like to be booked at all: a trait with the values that are good enough.
public struct Requirement: Hashable, Sendable {
  /// The name of the trait.
  public var trait: String
  /// The least value that is good enough; `nil` for any.
  public var atLeast: Double?
  /// The largest value that is good enough; `nil` for any.
  public var atMost: Double?

  /// Makes a requirement.
  public init(trait: String, atLeast: Double? = nil, atMost: Double? = nil) {
    self.trait = trait
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// Whether a value is good enough; one that is not known never is.
  public func isMet(by value: Double?) -> Bool {
    guard let value else { return false }
    return value >= atLeast ?? -.infinity && value <= atMost ?? .infinity
  }
}

/// A creator that falls short of what the scenario requires, and is left out.
public struct Shortfall: Hashable, Sendable {
  /// The creator's name.
  public var creator: String
  /// What it falls short of.
  public var requirement: Requirement
  /// The creator's value; `nil` where the scenario does not say.
  public var value: Double?

  /// Makes a finding.
  public init(creator: String, requirement: Requirement, value: Double?) {
    self.creator = creator
    self.requirement = requirement
    self.value = value
  }
}

extension Scenario {
  /// The creators that fall short of a requirement, in the order of the scenario, each with the
  /// first one.
  ///
  /// - Complexity: creators × requirements × traits.
  public var shortfalls: [Shortfall] {
    if requirements.isEmpty { return [] }
    return creators.compactMap { shortfall(of: $0) }
  }

  /// The first requirement that a creator falls short of; `nil` where it meets all.
  func shortfall(of creator: Creator) -> Shortfall? {
    for requirement in requirements {
      let value = creator.traits.first { $0.name == requirement.trait }?.value
      if !requirement.isMet(by: value) {
        return Shortfall(creator: creator.name, requirement: requirement, value: value)
      }
    }
    return nil
  }
}
