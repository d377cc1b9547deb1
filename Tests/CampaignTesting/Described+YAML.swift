// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

extension Described {
  /// The scenario's file, with the tables that it names.
  func files() -> [(name: String, text: String)] {
    var tables: [(name: String, text: String)] = []
    var text = "apportion: 1\n"
    if must != nil { text += "period: 2026-07-01..2026-09-30\n" }
    if let budget, !form.setsBudget, !form.variesBudget {
      text += "budget: \(wording(of: budget))\n"
    }
    if let budget, form.setsBudget || form.variesBudget {
      text += "budget: \(written(brief(budget.amount * 0.9)))\(unit)\n"
    }
    if !rates.isEmpty {
      let list = rates.sorted { $0.key < $1.key }.map { "\($0.key): \(written($0.value))" }
      text += "rates: \(map(list))\n"
    }
    if !markets.isEmpty { text += "markets: [\(markets.joined(separator: ", "))]\n" }
    if let step { text += "step: \(written(step))\n" }
    if !requires.isEmpty {
      text += "requires: \(map(requires.map { "\($0.figure): at least \(written($0.least))" }))\n"
    }
    text += "kpis:\n"
    for kpi in kpis { text += "  \(kpi.name): \(map(entries(of: kpi)))\n" }
    let curves = curveTable()
    if let curves {
      tables.append(("curves.csv", curves))
      text += "curves: {from: curves.csv, beyond: flat}\n"
    }
    let campaigns = lines.filter { !$0.isCreator }
    if !campaigns.isEmpty {
      text += "campaigns:\n"
      for line in campaigns {
        text += "  \(line.name): \(map(entries(of: line, tabulated: curves != nil)))\n"
      }
    }
    if lines.contains(where: \.isCreator) {
      if let table = creatorTable() {
        tables.append(("creators.csv", table))
        text += "creators: {from: creators.csv}\n"
      } else {
        text += "creators:\n"
        for line in lines where line.isCreator {
          text += "  \(line.name): \(map(entries(of: line, tabulated: false)))\n"
        }
      }
    }
    if !groups.isEmpty {
      let list = groups.map { "\($0.name): [\($0.members.joined(separator: ", "))]" }
      text += "groups: \(map(list))\n"
    }
    if !rules.isEmpty {
      text += "rules:\n" + rules.map { "  \($0.name): \(map(entries(of: $0)))\n" }.joined()
    }
    if let must {
      let days = must.days.map { ", by: \($0) days" } ?? ""
      text += "goals: {must: {kpi: \(must.kpi), target: at least \(written(must.least))"
      text += "\(days), must: true}}\n"
    }
    if let targets { text += "trade-off: {targets: \(targets)}\n" }
    if let budget, form.variesBudget {
      text += "variants: {real: {budget: \(wording(of: budget))}}\n"
    }
    return [("scenario.yaml", text)] + tables
  }

  /// What the command line has to add for the file to be this scenario.
  var settings: [String] {
    guard let budget else { return [] }
    if form.setsBudget { return ["--set", "budget=\(wording(of: budget))"] }
    return form.variesBudget ? ["--variant", "real"] : []
  }

  private var unit: String { currency.map { " \($0)" } ?? "" }

  private func wording(of budget: Budget) -> String {
    switch budget {
    case .atMost(let amount): written(amount) + unit
    case .exactly(let amount): "{exactly: \(written(amount))\(unit)}"
    }
  }

  private func map(_ entries: [String]) -> String { "{\(entries.joined(separator: ", "))}" }

  private func entries(of kpi: Measure) -> [String] {
    var list: [String] = []
    switch kpi.kind {
    case .added(let base): if base != 0 { list.append("base: \(written(base))") }
    case .sum(let terms):
      var sum = ""
      for (place, term) in terms.enumerated() {
        sum += place == 0 ? (term.factor < 0 ? "-" : "") : term.factor < 0 ? " - " : " + "
        sum += "\(written(abs(term.factor))) * \(term.kpi)"
      }
      list.append("sum: \(sum)")
    case .ratio(let of, let per): list.append("ratio: \(of) / \(per)")
    case .audience(let population, let base):
      list.append("combine: independent, population: \(written(population))")
      if base != 0 { list.append("base: \(written(base))") }
    case .market(let worst): list.append("per: market, combine: \(worst ? "worst" : "sum")")
    case .spend: break
    }
    if let objective = kpi.objective { list.append("objective: \(objective.rawValue)") }
    if let weight = kpi.weight { list.append("weight: \(written(weight))") }
    if let priority = kpi.priority { list.append("priority: \(priority)") }
    if let giveUp = kpi.giveUp { list.append("give up: \(written(giveUp * 100))%") }
    if let target = kpi.target {
      let value = written(target.value)
      list.append("target: \(target.side.map { "{\($0): \(value)}" } ?? value)")
    }
    if let scale = kpi.scale { list.append("scale: \(scale)") }
    if let last = kpi.last { list.append("last: \(written(last))") }
    if let least = kpi.atLeast { list.append("at least: \(written(least))") }
    if let most = kpi.atMost { list.append("at most: \(written(most))") }
    return list
  }

  private func entries(of rule: Rule) -> [String] {
    switch rule.kind {
    case .condition(let first, let then, let other):
      return ["if: \(first)", "\(then ? "then" : "not"): \(other)"]
    case .limit(let quantity, let members, let each, let bounds):
      var list: [String] =
        switch quantity {
        case .kpi(let kpi): ["kpi: \(kpi)", "from: \(wording(of: members))"]
        default: ["\(words(for: quantity)): \(wording(of: members))"]
        }
      if let each { list.append("each: \(each)") }
      for bound in bounds {
        let figure: String =
          switch bound.figure {
          case .amount(let amount): written(amount)
          case .ofBudget(let share): "\(written(share * 100))% of budget"
          case .ofSpend(let share): "\(written(share * 100))% of spend"
          case .ofLast(let share): "\(written(share * 100))% of last"
          case .ofSet(let share, let set): "\(written(share * 100))% of \(set)"
          case .times(let factor, let other, let set):
            "\(written(factor)) x \(words(for: other)) \(set)"
          }
        list.append("\(bound.side): \(figure)")
      }
      return list
    }
  }

  private func words(for quantity: Quantity) -> String {
    switch quantity {
    case .spend: "spend on"
    case .count: "count of"
    case .units: "units of"
    case .change: "change of"
    case .linesChanged: "lines changed"
    case .kpi(let name): "\(name) from"
    }
  }

  private func wording(of members: Members) -> String {
    switch members {
    case .named(let name): name
    case .list(let names): "[\(names.joined(separator: ", "))]"
    }
  }
}

/// A number as scenarios write it.
func written(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  let text = "\(value)"
  guard let mark = text.firstIndex(of: "e") else { return text }
  let exponent = Int(text[text.index(after: mark)...]) ?? 0
  return "\(text[..<mark])e\(exponent)"
}
