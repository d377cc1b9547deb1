// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// What the weights of a scenario stand on, told to those who want to keep it while rules and
/// budget change.
public struct ScalesReport: Report {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.scales] }

  /// The scales of the KPIs that weigh against each other, in the order of the scenario.
  public var scales: [ObjectiveScale]
  /// The scenario.
  public var scenario: CheckedScenario
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(
    _ scales: [ObjectiveScale], of scenario: CheckedScenario, options: TextOptions = TextOptions()
  ) {
    self.scales = scales
    self.scenario = scenario
    self.options = options
  }

  /// The scales that rules or the budget can move.
  private var moving: [ObjectiveScale] {
    scales.filter { $0.scale.isOfPlans && !$0.isConstant && $0.amount > 0 }
  }

  /// What was found, in one sentence.
  public var summary: String {
    if scales.isEmpty { return "no KPI weighs against another, so that there is no scale to keep" }
    let count = moving.count
    if count == 0 { return "no scale moves with rules or the budget" }
    return "\(count) scale\(count == 1 ? "" : "s") to write into the scenario"
  }

  /// What to write; on pages below what was found.
  public var document: Document {
    var document = Document(ReportContext(scenario, options), ["scales"])
    document.titleMedium = .page
    document.add(.lead(sentence), on: .page)
    document.add(.verbatim(moving.isEmpty ? "# \(sentence)\n" : yaml))
    return document
  }

  private var sentence: String { summary.prefix(1).uppercased() + summary.dropFirst() + "." }

  /// What can be put into the scenario.
  ///
  /// - Complexity: linear in the scales.
  private var yaml: String {
    var lines = [
      "# What the weights of '\(DisplayText.visible(options.fileName))' stand on. Written into its KPIs it stays,",
      "# whatever becomes of rules and budget.", "kpis:",
    ]
    for scale in scales {
      let name = Self.quoted(scale.kpi)
      if let amount = written(scale) {
        lines.append("  \(name): { scale: \(amount) }")
      } else if scale.isConstant {
        lines.append("  # \(name) is the same in every plan: its weight has no effect")
      } else {
        lines.append("  # \(name) does not move with rules or the budget")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The amount as the scenario takes it; `nil` for a scale that does not move.
  private func written(_ scale: ObjectiveScale) -> String? {
    guard moving.contains(scale) else { return nil }
    let unit = FixedPoint.powerOfTen(FixedPoint.exponentOfTen(scale.amount) - Self.digits + 1)
    let amount = (scale.amount / unit).rounded() * unit
    let number: String
    switch amount {
    case 1e6...: number = ExactNumber.text(amount / 1e6) + "M"
    case 1e4...: number = ExactNumber.text(amount / 1e3) + "k"
    default: number = ExactNumber.text(amount)
    }
    guard let currency = scenario.scenario.currency,
      scenario.kpi(named: scale.kpi)?.unit == currency
    else { return number }
    return "\(number) \(currency)"
  }

  /// Enough that the plan stays as it is shown.
  private static let digits = 6

  /// A name as a key of YAML.
  private static func quoted(_ name: String) -> String {
    let isPlain =
      name.first?.isLetter == true && name.last?.isWhitespace == false
      && name.allSatisfy { $0.isLetter || $0.isNumber || " -_".contains($0) }
      && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(name.lowercased())
    if isPlain { return name }
    let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// The scales as data, with every figure in full.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(data)
  }

  /// What stands under `scales`.
  private static var data: DataForm<Self> {
    .object(
      ScenarioForm.keys(\.scenario),
      [
        "kpis": .of(
          { report in report.scales.map { (scale: $0, write: report.written($0)) } },
          .list(
            .object([
              "scale": .of({ ($0.scale, nil) }, ScaleForm.scale),
              "write": .of({ $0.write }, .text)
                .meaning("What to write behind 'scale' to keep it."),
            ]))),
        "settings": .of(\.settings, .list(.text)).meaning("The same for '--set'."),
      ])
  }

  private var settings: [String] {
    scales.compactMap { scale in
      written(scale).flatMap { NextStep.setting(["kpis", scale.kpi, "scale"], $0) }
    }
  }
}
