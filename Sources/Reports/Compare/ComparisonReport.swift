// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning
public import Service
public import Verification

/// The plans of a scenario and of its variants side by side, told to those who have to choose.
public struct ComparisonReport: RowReport, WorkbookReport {
  /// The question that it answers.
  public static var kind: JSONEnvelope.Kind { .comparison }

  /// A scenario with what came of it.
  public struct Entry {
    /// The variants that are put into it; empty for the base.
    public var variants: [String]
    /// The scenario with its variants.
    public var scenario: CheckedScenario
    /// What came of it.
    public var outcome: VerifiedOutcome<Solution>

    /// Makes an entry.
    public init(
      variants: [String], scenario: CheckedScenario, outcome: VerifiedOutcome<Solution>
    ) {
      self.variants = variants
      self.scenario = scenario
      self.outcome = outcome
    }

    /// What it is called: the variants' names, or `base`.
    public var name: String { variants.isEmpty ? "base" : variants.joined(separator: ", ") }

    /// The plan with what its weights mean, where there is one.
    public var solution: Solution? { outcome.answer }

    /// Whether the plan meets the target of a KPI; `nil` without a plan or a target.
    public func meetsTarget(of kpi: String) -> Bool? {
      guard let plan = solution?.plan else { return nil }
      return TargetFinding.all(scenario, plan).first { $0.kpi.name == kpi }?.isMet
    }

    /// Whether the plan meets a goal; `nil` without a plan or a goal.
    public func meetsGoal(_ name: String) -> Bool? {
      guard let plan = solution?.plan else { return nil }
      return scenario.standings(of: plan).first { $0.goal.name == name }?.isMet
    }
  }

  /// The scenarios, the base first.
  public var entries: [Entry]
  /// What each plan loses under the figures of the others; as many rows and columns as entries.
  public var regrets: RegretTable
  /// Whether each scenario stands on scales of its own.
  public var isRescaled: Bool
  /// How the text is laid out.
  public var options: TextOptions

  /// Makes a report.
  ///
  /// - Complexity: an evaluation of each plan under each scenario.
  public init(
    _ entries: [Entry], isRescaled: Bool = false, options: TextOptions = TextOptions()
  ) {
    self.entries = entries
    self.isRescaled = isRescaled
    self.options = options
    regrets = RegretTable(entries.map { (scenario: $0.scenario, solution: $0.solution) })
  }

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
        : ["--variant", variants.joined(separator: ",")] + (isRescaled ? ["--rescale"] : []),
      purpose: "the plan for '\(entries[chosen].name)', line by line")
  }
}
