// SPDX-License-Identifier: GPL-3.0-or-later

public import Planning

/// A scenario from files, with the way back to its places in them.
public struct LoadedScenario: Sendable {
  /// The scenario.
  public let scenario: CheckedScenario
  /// The variants that are put into it.
  public let choice: VariantChoice
  /// What its author should know although it can be used.
  public let warnings: [Diagnostic]
  /// Those of the warnings that are about the text of the files, which the scenario cannot know.
  public let textWarnings: [Diagnostic]

  private let places: Places

  init(
    scenario: CheckedScenario, choice: VariantChoice, warnings: [Diagnostic],
    textWarnings: [Diagnostic], places: Places
  ) {
    self.textWarnings = textWarnings
    self.scenario = scenario
    self.choice = choice
    self.warnings = warnings
    self.places = places
  }

  /// The files that it comes from, the scenario file first, as far as they are files: `-` is
  /// standard input.
  public var files: [String] {
    places.sources.compactMap {
      switch $0.origin {
      case .file, .outside: $0.name
      case .input: "-"
      case .arguments: nil
      }
    }
  }

  /// The same files with a scenario that was changed after loading.
  public func replacing(_ scenario: CheckedScenario) -> LoadedScenario {
    LoadedScenario(
      scenario: scenario, choice: choice, warnings: warnings, textWarnings: textWarnings,
      places: places)
  }

  /// Where a part of the scenario stands, for example `["rules", "brand floor", "at least"]`.
  ///
  /// The longest part of the path that the files have counts: a map is found by its key, and what
  /// came from a table by its cell. `nil` if not even the first key is there.
  public func place(of path: [String]) -> Place? {
    places.span(of: path).map { places.place($0) }
  }

  /// A complaint with its place; the first line of the scenario file where none fits.
  public func diagnostic(for complaint: Complaint) -> Diagnostic {
    places.diagnostic(for: complaint)
  }

  /// Complaints with their places, of very many the first thousand.
  public func diagnostics(for complaints: Complaints) -> Diagnostics {
    Diagnostics(
      complaints.all.prefix(Findings.limit).map { diagnostic(for: $0) },
      leftOut: max(0, complaints.all.count - Findings.limit))
  }
}
