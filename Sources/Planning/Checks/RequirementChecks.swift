// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks what creators are required to be like, and that nobody is booked who falls short.
struct RequirementChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.requirements.map(\.trait), section: ["requires"], kind: "requirements")
    let known = Set(scenario.creators.flatMap { $0.traits.map(\.name) })
    for requirement in scenario.requirements {
      let path = ["requires", requirement.trait]
      checkBounds(of: requirement, path: path)
      guard !known.contains(requirement.trait) else { continue }
      complain(
        .unknownName, at: path, aboutKey: true,
        "no creator has a figure named '\(requirement.trait)'",
        suggestion: suggestion(for: requirement.trait, among: known)
          ?? "write it into the creators, for example 'figures: {\(requirement.trait): 80}'")
    }
    for shortfall in scenario.shortfalls { checkBooking(against: shortfall) }
  }

  private mutating func checkBounds(of requirement: Requirement, path: [String]) {
    let bounds = [requirement.atLeast, requirement.atMost].compactMap(\.self)
    if bounds.isEmpty {
      complain(
        .missing, at: path, "the requirement '\(requirement.trait)' asks for nothing",
        suggestion: "write 'at least 80' or 'at most 5'")
    }
    let areSound = bounds.map { requireFigure($0, at: path, "the limit") }.allSatisfy(\.self)
    if areSound, let least = requirement.atLeast, let most = requirement.atMost, least > most {
      complain(.outOfRange, at: path, "'at least' is above 'at most'")
    }
  }

  private mutating func checkBooking(against shortfall: Shortfall) {
    guard let creator = scenario.creators.first(where: { $0.name == shortfall.creator }) else {
      return
    }
    switch creator.booking {
    case .open, .leftOut: return
    case .booked, .package: break
    }
    complain(
      .contradiction, at: ["creators", creator.name, "booked"],
      "'\(creator.name)' is booked, but \(shortfall.reason)",
      suggestion: "take 'booked' away, or ease the requirement")
  }
}

extension ScenarioCheck {
  /// Checks what is known about a creator.
  mutating func checkTraits(of creator: Creator, path: [String]) {
    checkNames(
      creator.traits.map(\.name), section: path + ["figures"],
      kind: "figures of '\(creator.name)'")
    for trait in creator.traits {
      requireFigure(trait.value, at: path + ["figures", trait.name], "the figure")
    }
  }
}

extension Shortfall {
  /// Why the creator falls short: `its authenticity, 74, is not at least 80`.
  public var reason: String {
    guard let value else { return "no \(requirement.trait) is known of it" }
    let bounds = [
      requirement.atLeast.map { "at least \(Figure.text($0))" },
      requirement.atMost.map { "at most \(Figure.text($0))" },
    ]
    return "its \(requirement.trait), \(Figure.text(value)), is not "
      + bounds.compactMap(\.self).joined(separator: " and ")
  }
}
