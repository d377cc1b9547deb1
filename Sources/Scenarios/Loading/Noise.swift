// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Tells complaints about a half-read scenario apart from those that only follow from what was not
/// understood.
struct Noise {
  private var isTotal = false
  private var sections: Set<String> = []
  private var things: Set<[String]> = []
  private var isRangeUnknown = false

  /// The keys of lines that say, or take part in, what every line may spend.
  private static let moneyKeys = [
    "spend", "buys", "least", "most", "minimum if active", "set-up fee", "packages", "booked",
  ]

  /// Takes note of what was not understood.
  init(of findings: Findings) {
    // What was left out may be about anything.
    isTotal = findings.leftOut > 0
    for finding in findings.kept {
      let path = finding.complaint.path
      let code = finding.complaint.code
      let isMisnamedSection = path.count == 1 && (code == .unknownKey || code == .notSupportedYet)
      if path.isEmpty || isMisnamedSection {
        isTotal = true
      } else if path.count == 1 {
        sections.insert(path[0])
      } else {
        things.insert(Array(path.prefix(2)))
        if path.count > 2, Self.moneyKeys.contains(path[2]) { isRangeUnknown = true }
      }
    }
  }

  private var isBudgetUnknown: Bool {
    sections.contains("budget") || things.contains { $0[0] == "budget" }
  }

  private var isLineUnknown: Bool {
    things.contains { $0[0] == "campaigns" || $0[0] == "creators" }
  }

  /// Whether a complaint about the scenario may follow from the findings.
  func mayExplain(_ complaint: Complaint) -> Bool {
    let path = complaint.path
    guard let section = path.first else { return true }
    if isTotal || sections.contains(section) { return true }
    if path.count == 1, things.contains(where: { $0[0] == section }) { return true }
    if things.contains(Array(path.prefix(2))) { return true }
    switch complaint.code {
    case .unknownName, .ambiguousName:
      return !sections.isDisjoint(with: [
        "kpis", "campaigns", "creators", "groups", "curves", "markets",
      ])
    case .undelivered:
      // What qualified units count as is delivered through a proxy.
      return !sections.isDisjoint(with: ["campaigns", "creators", "curves", "proxies"])
        || isLineUnknown || things.contains { $0[0] == "proxies" }
    case .contradiction:
      return section == "rules" && (isLineUnknown || sections.contains("step"))
    case .missing:
      return section == "rules" && isBudgetUnknown
        || section == "campaigns" && (sections.contains("creators") || isLineUnknown)
        || section == "kpis" && sections.contains("markets")
    case .outOfRange:
      return section == "campaigns" && (isBudgetUnknown || isRangeUnknown)
    default:
      return false
    }
  }
}
