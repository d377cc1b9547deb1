// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// Why no plan fits and what would have to give, told to those who can change the scenario.
public struct ConflictReport: Report {
  /// The question that it answers.
  public static var kinds: [JSONEnvelope.Kind] { [.explanation] }

  /// What conflicts.
  public var conflicts: InfeasibleSets
  /// The scenario.
  public var scenario: CheckedScenario
  /// How the text is laid out.
  public var options: TextOptions
  /// Finds where keys of the scenario stand in its files.
  public var place: ([String]) -> FilePlace?

  /// Makes a report.
  public init(
    _ conflicts: InfeasibleSets, of scenario: CheckedScenario, options: TextOptions = TextOptions(),
    place: @escaping ([String]) -> FilePlace? = { _ in nil }
  ) {
    self.conflicts = conflicts
    self.scenario = scenario
    self.options = options
    self.place = place
  }

  /// More repairs of a conflict than these are not listed.
  private static let mostRepairs = 5

  /// The conflicts, each with its limits and what would have to give.
  public var document: Document {
    let context = ReportContext(scenario, options)
    var document = Document(context, ["why no plan fits"])
    document.add(.lead(summary, .bad))
    let count = conflicts.conflicts.count
    for (position, conflict) in conflicts.conflicts.enumerated() {
      document.add(
        count > 1 ? .heading("Conflict \(position + 1)") : .section("The conflict"))
      add(conflict, isFirst: position == 0, to: &document, context)
    }
    document.add([.blank, .paragraph(ending)])
    document.add(nextStep(context), context)
    return document
  }

  private var summary: String {
    let count = conflicts.conflicts.count
    return count == 1
      ? "There is one conflict." : "There are \(count) conflicts, which have no limit in common."
  }

  private func add(
    _ conflict: InfeasibleSet, isFirst: Bool, to document: inout Document, _ context: ReportContext
  ) {
    let limits = conflict.parts.map { part in
      (
        path: context.limits.path(part.limit),
        words: context.limits.full(part.limit) + (part.members > 1 ? " (\(part.members))" : "")
      )
    }
    let items =
      limits
      + ConflictText(context: context, infeasibility: conflict.proof, place: place).pressedLines
    document.add(.table(PlacedList(place: place).table(items)))
    document.add(
      .paragraph(
        items.count == 1
          ? "No choice of lines and spends comes to that."
          : conflict.isMinimal
            ? "These cannot all hold; without any one of them they could."
            : "These cannot all hold; some may not be needed for that."))
    let (words, repairs) = repairs(of: conflict, isFirst: isFirst, context)
    document.add([.paragraph(words), .list(repairs)])
  }

  /// What would be enough for a plan, in words, and the changes that they speak of.
  private func repairs(
    of conflict: InfeasibleSet, isFirst: Bool, _ context: ReportContext
  ) -> (words: String, repairs: [String]) {
    guard let first = conflict.repairs.first else {
      return (
        conflict.isMinimal
          ? "No change of a single figure is enough."
          : "There are too many limits to look for a change of each.", []
      )
    }
    if first.isSettled {
      return ("The first change of a conflict above is enough for this one, too.", [])
    }
    let words = RepairWords(context)
    if first.changes.count > 1 {
      return (
        conflict.isMinimal
          ? "No change of a single figure is enough; the smallest that are together:"
          : "These would be enough together:", first.changes.map(words.words)
      )
    }
    let others = isFirst ? "" : ", once the conflicts above are settled"
    let shown = conflict.repairs.prefix(Self.mostRepairs)
    let more = conflict.repairs.count - shown.count
    let changes = shown.flatMap { repair in
      repair.changes.map { change in
        words.words(change)
          + (repair.isSmallest ? "" : ", or less: there was no time to find out")
      }
    }
    return (
      shown.count == 1
        ? "This would be enough\(others):"
        : "Each of these would be enough\(others), the smallest change first:",
      changes + (more > 0 ? ["and \(more) more: '--format json' has them all"] : [])
    )
  }

  private var ending: String {
    let rest =
      conflicts.isComplete
      ? "All other limits can hold together."
      : "Whether the other limits can hold together was not found out in time."
    guard conflicts.isConfirmed else { return rest }
    return rest
      + (conflicts.conflicts.count == 1
        ? " With the first change there is a plan: it was solved again."
        : " With the first change of each conflict there is a plan: it was solved again.")
  }

  private func nextStep(_ context: ReportContext) -> NextStep? {
    guard conflicts.isConfirmed else { return nil }
    var arguments: [String] = []
    for change in conflicts.conflicts.compactMap(\.repairs.first).filter({ !$0.isSettled })
      .flatMap(\.changes)
    {
      guard let to = change.to, let setting = context.limits.setting(to, for: change.limit) else {
        return nil
      }
      arguments += ["--set", setting]
    }
    return NextStep(verb: "solve", arguments: arguments, purpose: "the plan that there would be")
  }
}

extension ConflictReport {
  /// The conflicts as data, beside an explanation that is not there.
  public static func form(_ kind: JSONEnvelope.Kind) -> AnswerForm<Self> {
    AnswerForm(beside: [
      "conflicts": .of(
        { report in report.conflicts.conflicts.map { (conflict: $0, report: report) } },
        .list(conflict)),
      "complete": .of(\.conflicts.isComplete, .flag),
      "confirmed": .of(\.conflicts.isConfirmed, .flag),
      "clash": .of({ $0.conflicts.conflicts.first?.proof.conflict ?? [] }, LimitForm.multipliers),
    ])
  }

  private static var conflict: DataForm<(conflict: InfeasibleSet, report: Self)> {
    .object([
      "limits": .of(
        { conflict, report in
          let words = LimitWords(report.scenario)
          return conflict.parts.map { part in
            (part: part, words: words, place: report.place(words.path(part.limit)))
          }
        }, .list(part)),
      "minimal": .of(\.conflict.isMinimal, .flag),
      "proof": .of(\.conflict.proof.conflict, LimitForm.multipliers),
      "repairs": .of(\.conflict.repairs, .list(LimitForm.repair)),
    ])
  }

  private static var part:
    DataForm<(part: InfeasibleSet.Part, words: LimitWords, place: FilePlace?)>
  {
    .object([
      "limit": .of(\.part.limit, LimitForm.limit),
      "members": .of({ Double($0.part.members) }, .figure),
      "words": .of({ $0.words.full($0.part.limit) }, .text),
      "place": .of(
        { $0.place },
        .the(
          "place",
          .optional(
            .object([
              "file": .of(\.file, .text), "line": .of(\.line, .position),
              "column": .of(\.column, .position),
            ])))),
    ])
  }
}
