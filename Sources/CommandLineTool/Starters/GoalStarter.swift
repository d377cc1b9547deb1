// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Apportion

/// A scenario to start from for a kind of goal: KPIs, their directions, units and ratios come from
/// the catalogue, figures are there to be replaced.
struct GoalStarter {
  /// A KPI of the scenario.
  enum Entry {
    /// It is worked for, in the catalogue's direction.
    case objective(String, weight: Int, keys: String = "")
    /// The catalogue says of what it is a ratio.
    case ratio(String, keys: String = "")
    /// The scenario's own way to come to it.
    case own(String, keys: String)

    var name: String {
      switch self {
      case .objective(let name, _, _), .ratio(let name, _), .own(let name, _): name
      }
    }
  }

  /// The kind of goal, by its name in the catalogue.
  let goal: String
  /// The scenario's title.
  let title: String
  /// What is wanted in the end, and the KPI that measures it.
  let objective: (name: String, kpi: String)
  let kpis: [Entry]
  /// The goals: the primary one, then the secondary one.
  let goals: [String]
  /// The lines, each with its keys.
  let lines: [(name: String, keys: [String])]

  /// The starters, one for each kind of goal.
  static let all: [GoalStarter] = creators + email

  /// The scenario.
  func text(for goal: CatalogueGoal) -> String {
    """
    # A scenario for \(goal.name): \(lowered(goal.meaning))
    # The figures are examples: put your own in their place, then
    #
    #   apportion audit scenario.yaml      do KPIs, goals and lines go together?
    #   apportion solve scenario.yaml      the best plan
    #   apportion kpis --goal "\(goal.name)"
    #                                      what else could be measured, and what should not be

    apportion: 1
    name: \(title)
    period: 2027-03-01..2027-05-31
    budget: 120k EUR

    # What it is all for, and how that is measured.
    business objectives:
      \(objective.name): { kpi: \(objective.kpi) }

    # What is to be reached by when. A goal with 'must: true' holds every plan; these are aims.
    goals:
    \(goals.map { "  \($0)" }.joined(separator: "\n"))

    # An objective is made as good as possible; its weight says how much it counts against the others.
    kpis:
    \(kpis.map { entry in text(entry, for: goal) }.joined(separator: "\n"))
    #\(noise(of: goal))

    # What money can be put on, what it brings, and what its platform is set to work for.
    campaigns:
    \(lines.map(text).joined(separator: "\n"))
    """ + "\n"
  }

  private func text(_ entry: Entry, for goal: CatalogueGoal) -> String {
    let known = Catalogue.kpi(named: entry.name)
    var text = known.map { "  # \($0.meaning)\n" } ?? ""
    var keys: [String] = []
    switch entry {
    case .objective(_, let weight, let more):
      keys = ["objective: \((known?.better ?? .maximize).rawValue)", "weight: \(weight)", more]
    case .ratio(_, let more):
      if case .ratio(let part, let whole) = known?.overLines {
        keys = ["ratio: \(part) / \(whole)", more]
      }
    case .own(_, let own): keys = [own]
    }
    if let unit = known?.unit, unit != "money", unit != "%", !unit.isEmpty {
      keys.append("unit: \(unit)")
    } else if known?.unit == "money", known?.kind == .volume {
      keys.append("unit: EUR")
    }
    text += "  \(entry.name): { \(keys.filter { !$0.isEmpty }.joined(separator: ", ")) }"
    return text
  }

  private func text(_ line: (name: String, keys: [String])) -> String {
    "  \(line.name):\n" + line.keys.map { "    \($0)" }.joined(separator: "\n")
  }

  /// What had better be left out.
  private func noise(of goal: CatalogueGoal) -> String {
    let remarks = goal.noise.prefix(3).map { "\($0.kpi) (\($0.reason))" }
    return " Better left out for \(goal.name): \(remarks.joined(separator: ",\n# "))."
  }

  private func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}
