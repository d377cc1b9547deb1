// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the groups: names, members and circles.
struct GroupChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.groups.map(\.name), section: ["groups"], kind: "groups")
    for group in scenario.groups {
      let path = ["groups", group.name]
      if group.members.isEmpty {
        complain(.missing, at: path, "the group '\(group.name)' is empty")
      }
      for member in group.members { requireLines(member, path) }
    }
    for circle in resolution.sets.circles {
      let names = circle.map { scenario.groups[$0].name }
      complain(
        .cycle, at: ["groups", names[0]], "the groups go in a circle: \(Self.chain(names))",
        suggestion: "take one of them out of another")
    }
  }
}

extension ScenarioCheck {
  /// Complains about a name that no line, channel or group has; says whether one has it.
  @discardableResult
  mutating func requireLines(_ reference: LineReference, _ path: [String]) -> Bool {
    if index.meaning(of: reference) != nil { return true }
    let what =
      reference.kind.map(\.rawValue)
      ?? (scenario.creators.isEmpty
        ? "campaign, channel or group" : "line, channel, category or group")
    let index = index
    complain(
      .unknownName, at: path, "there is no \(what) '\(reference.name)'",
      suggestion: suggestion(for: reference.name, among: Self.names(reference.kind, in: index)))
    return false
  }

  /// The names that a reference of a kind can have; of every kind where it names none.
  private static func names(_ kind: LineReference.Kind?, in index: NameIndex) -> Set<String> {
    let kinds = kind.map { [$0] } ?? LineReference.Kind.allCases
    var names: Set<String> = []
    if kinds.contains(.campaign) { names.formUnion(index.campaigns.keys) }
    if kinds.contains(.creator) { names.formUnion(index.creators.keys) }
    if kinds.contains(.category) { names.formUnion(index.categories.keys) }
    if kinds.contains(.channel) { names.formUnion(index.channels.keys) }
    if kinds.contains(.group) { names.formUnion(index.groups.keys) }
    return names
  }
}
