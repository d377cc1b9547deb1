// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
public import Service
import Verification

/// The plans of a scenario and of its variants side by side, told to those who have to choose.
public struct ComparisonReport: RowReport, WorkbookReport {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.comparison] }

  /// What is compared.
  public var comparison: Comparison
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  public init(_ comparison: Comparison, options: TextOptions = TextOptions()) {
    self.comparison = comparison
    self.options = options
  }

  /// The scenarios, the base first.
  var entries: [PlannedScenario] { comparison.entries }
  /// What each plan loses under the figures of the others.
  var regrets: RegretTable { comparison.regrets }

  /// Which plans stand on other scales than that of the base.
  var scaleNotes: [String] {
    guard let base = entries.first?.solution else { return [] }
    return entries.dropFirst().compactMap { entry in
      guard let own = entry.solution else { return nil }
      let changes = ScaleChange.all(from: base.scales, to: own.scales)
      if changes.isEmpty { return nil }
      let list = ScaleWords.list(changes) { entry.scenario.kpi(named: $0)?.unit }
      return
        "'\(entry.name)' stands on other scales than the base, so that scores cannot be compared: \(list)."
    }
  }

  /// The safest plan, line by line.
  var nextStep: NextStep? {
    let chosen = regrets.safest ?? entries.indices.first { entries[$0].solution != nil }
    guard let chosen else { return nil }
    let variants = entries[chosen].variants
    return NextStep(
      verb: "solve",
      arguments: variants.isEmpty
        ? []
        : ["--variant", variants.joined(separator: ",")]
          + (comparison.isRescaled ? ["--rescale"] : []),
      purpose: "the plan for '\(entries[chosen].name)', line by line")
  }
}
