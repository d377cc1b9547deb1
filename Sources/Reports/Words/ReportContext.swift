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
    let source = scenario.scenario
    var parts = [source.name ?? options.fileName]
    if let variants = variantWords { parts.append(variants) }
    if let period = source.period { parts.append("\(period.first)..\(period.last)") }
    switch source.budget {
    case .atMost(let amount): parts.append("budget \(amounts.money(amount))")
    case .exactly(let amount): parts.append("budget exactly \(amounts.money(amount))")
    case nil: break
    }
    return paragraph((parts + more).joined(separator: options.separator), role: .heading)
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
    guard let step,
      let command = step.command(
        options.fileName, variants: options.variants, settings: options.settings)
    else { return "" }
    let purpose = step.purpose.map { " (\($0))" } ?? ""
    return "\nNext\(purpose):\n  " + options.style(.place, DisplayText.visible(command)) + "\n"
  }

  /// What was said about the scenario, a line or more each.
  func notes(_ notes: [Complaint]) -> String {
    notes.map { note in
      let advice = note.suggestion.map { "; \($0)" } ?? ""
      return paragraph("note: \(note.message)\(advice)", hanging: 2)
    }.joined()
  }
}
