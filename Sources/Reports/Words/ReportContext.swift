// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What every part of a text report is written with.
struct ReportContext {
  let scenario: CheckedScenario
  let options: TextOptions
  let limits: LimitWords

  init(_ scenario: CheckedScenario, _ options: TextOptions) {
    self.scenario = scenario
    self.options = options
    limits = LimitWords(scenario)
  }

  var amounts: Amounts { limits.amounts }

  /// The scenario's name, its period and its budget, and what else is given, as one line.
  func title(_ more: [String] = []) -> String {
    paragraph((titleParts + more).joined(separator: options.separator), role: .heading)
  }

  /// The scenario's name, its period and its budget.
  var titleParts: [String] {
    let source = scenario.scenario
    var parts = [source.name ?? options.fileName]
    if let variants = variantWords { parts.append(variants) }
    if let period = source.period { parts.append("\(period.first)..\(period.last)") }
    switch source.budget {
    case .atMost(let amount): parts.append("budget \(amounts.money(amount))")
    case .exactly(let amount): parts.append("budget exactly \(amounts.money(amount))")
    case nil: break
    }
    return parts
  }

  /// `variant 'cut 10%'`, `variants 'cut 10%' and 'no video'`; `nil` for none.
  var variantWords: String? {
    if options.variants.isEmpty { return nil }
    return (options.variants.count == 1 ? "variant " : "variants ")
      + Amounts.list(options.variants.map { "'\($0)'" })
  }

  /// A sentence or more, broken to the width.
  func paragraph(
    _ text: String, indent: Int = 0, hanging: Int = 0, role: Style.Role? = nil
  ) -> String {
    Paragraph.text(
      text, width: options.width, indent: indent, hanging: hanging, role: role,
      style: options.style)
  }

  /// The next thing to type, where there is one; a command is never broken, so that it can be copied.
  func next(_ step: NextStep?) -> String {
    guard let step, let command = step.command(options) else { return "" }
    let purpose = step.purpose.map { " (\($0))" } ?? ""
    return "\nNext\(purpose):\n  " + options.style(.place, DisplayText.visible(command)) + "\n"
  }

  /// What was said about the scenario, with what to do about it.
  func sentence(_ note: Complaint) -> String {
    note.message + (note.suggestion.map { "; \($0)" } ?? "")
  }
}
