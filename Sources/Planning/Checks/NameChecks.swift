// SPDX-License-Identifier: GPL-3.0-or-later

/// What all names must keep to.
enum NameCheck {
  /// Words that stand for something else where lines are named.
  static let reservedForLines: Set<String> = [
    "all", "campaigns", "creators", "budget", "spend", "last",
  ]

  /// A name as it reads: lower case, with single spaces.
  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether names can be told apart, and each is one.
  static func areSound(_ names: [String]) -> Bool {
    names.allSatisfy { flaw(of: $0) == nil } && Set(names.map(folded)).count == names.count
  }

  /// What is wrong with a name by itself.
  static func flaw(of name: String) -> (message: String, suggestion: String?)? {
    if name.allSatisfy(\.isWhitespace) { return ("a name is empty", "give it a name") }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    {
      return ("a name has a line break, a tab or another control character in it", nil)
    }
    if name.first?.isWhitespace == true || name.last?.isWhitespace == true {
      return ("the name '\(name)' begins or ends with a space", "take the space away")
    }
    return nil
  }
}

extension ScenarioCheck {
  /// Checks names of one kind: each by itself, no two equal, no two that only look different.
  mutating func checkNames(_ names: [String], section: [String], kind: String) {
    var seen: [String: String] = [:]
    for name in names {
      let path = section + [name]
      if let flaw = NameCheck.flaw(of: name) {
        complain(
          .badValue, at: path, aboutKey: true, flaw.message, suggestion: flaw.suggestion)
      }
      let folded = NameCheck.folded(name)
      guard let earlier = seen[folded] else {
        seen[folded] = name
        continue
      }
      if earlier == name {
        complain(
          .duplicate, at: path, aboutKey: true, "there are two \(kind) named '\(name)'",
          suggestion: "give one of them another name")
      } else {
        complain(
          .duplicate, at: path, aboutKey: true,
          "the \(kind) '\(earlier)' and '\(name)' differ only by capitals or spaces",
          suggestion: "give one of them another name, or write both alike")
      }
    }
  }

  /// Checks that names of lines, channels, categories and groups do not take each other's or a
  /// reserved meaning.
  mutating func checkLineNames() {
    for campaign in scenario.campaigns {
      checkNotReserved(campaign.name, path: ["campaigns", campaign.name], aboutKey: true)
    }
    for creator in scenario.creators {
      checkNotReserved(creator.name, path: ["creators", creator.name], aboutKey: true)
    }
    checkLabels(
      scenario.campaigns.map { ($0.name, $0.channel) }, section: "campaigns", key: "channel",
      kind: "channels")
    checkLabels(
      scenario.creators.map { ($0.name, $0.category) }, section: "creators", key: "category",
      kind: "categories")
    for group in scenario.groups {
      checkNotReserved(group.name, path: ["groups", group.name], aboutKey: true)
    }
    checkSharedNames()
  }

  private mutating func checkNotReserved(_ name: String, path: [String], aboutKey: Bool) {
    guard NameCheck.reservedForLines.contains(NameCheck.folded(name)) else { return }
    complain(
      .ambiguousName, at: path, aboutKey: aboutKey,
      "'\(name)' has a meaning of its own in rules and cannot be a name here",
      suggestion: "give it another name")
  }

  /// Checks the channels of campaigns or the categories of creators.
  private mutating func checkLabels(
    _ labels: [(line: String, label: String?)], section: String, key: String, kind: String
  ) {
    var seen: [String: String] = [:]
    for (line, label) in labels {
      guard let label else { continue }
      let path = [section, line, key]
      let folded = NameCheck.folded(label)
      guard let earlier = seen[folded] else {
        seen[folded] = label
        if let flaw = NameCheck.flaw(of: label) {
          complain(.badValue, at: path, flaw.message, suggestion: flaw.suggestion)
        }
        checkNotReserved(label, path: path, aboutKey: false)
        continue
      }
      if earlier != label {
        complain(
          .duplicate, at: path,
          "the \(kind) '\(earlier)' and '\(label)' differ only by capitals or spaces",
          suggestion: "write both alike")
      }
    }
  }

  /// One name for two things is fine where both are the same lines.
  private mutating func checkSharedNames() {
    var meanings: [String: (kind: String, name: String, lines: [Int])] = [:]
    for (position, campaign) in scenario.campaigns.enumerated() {
      meanings[NameCheck.folded(campaign.name)] = ("campaign", campaign.name, [position])
    }
    for (position, creator) in scenario.creators.enumerated() {
      checkShared(
        creator.name, kind: "creator", by: [scenario.campaigns.count + position],
        path: ["creators", creator.name], aboutKey: true, among: &meanings)
    }
    for (key, labels) in [("channel", index.channels), ("category", index.categories)] {
      for (label, lines) in labels.sorted(by: { $0.value[0] < $1.value[0] }) {
        let section = key == "channel" ? "campaigns" : "creators"
        let path = [section, scenario.lineName(at: lines[0]), key]
        checkShared(label, kind: key, by: lines, path: path, aboutKey: false, among: &meanings)
      }
    }
    for (position, group) in scenario.groups.enumerated() {
      let lines = resolution.sets.groupLines[position]
      let path = ["groups", group.name]
      checkShared(
        group.name, kind: "group", by: lines, path: path, aboutKey: true, among: &meanings)
    }
  }

  private mutating func checkShared(
    _ name: String, kind: String, by lines: [Int], path: [String], aboutKey: Bool,
    among meanings: inout [String: (kind: String, name: String, lines: [Int])]
  ) {
    let folded = NameCheck.folded(name)
    guard let earlier = meanings[folded] else {
      meanings[folded] = (kind, name, lines)
      return
    }
    guard earlier.kind != kind else { return }
    if earlier.name != name {
      complain(
        .ambiguousName, at: path, aboutKey: aboutKey,
        "the \(earlier.kind) '\(earlier.name)' and the \(kind) '\(name)' differ only by capitals or spaces",
        suggestion: "give one of them another name, or write both alike")
    } else if earlier.lines != lines {
      complain(
        .ambiguousName, at: path, aboutKey: aboutKey,
        "'\(name)' is the name of a \(earlier.kind) and of a \(kind), but they are not the same lines",
        suggestion: "give one of them another name")
    }
  }
}
