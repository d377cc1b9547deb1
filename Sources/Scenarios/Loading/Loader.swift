// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The steps from a document to a checked scenario.
struct Loader {
  private let document: ScenarioDocument
  private var sources: [SourceText]
  private var findings: Findings
  private var actualsTable: Table?
  private var proxyTables: [String: ProxyTables] = [:]
  /// What was decoded last.
  private(set) var kept: Decoder.Kept?

  init(_ document: ScenarioDocument) {
    self.document = document
    sources = [document.source]
    findings = document.findings + document.variants.findings
  }

  /// Puts in variants, tables and settings, decodes and checks.
  mutating func load(
    _ choice: VariantChoice, overrides: [Override]
  ) throws(LoadError) -> LoadedScenario {
    try check(root(choice, overrides: overrides), choice)
  }

  /// The scenario as nodes, with variants, tables and settings.
  mutating func root(_ choice: VariantChoice, overrides: [Override]) -> Node {
    let variants = document.variants.sequence(choice)
    var merge = VariantMerge(
      root: ground(variants.map { ($0, $0.changesByTime.early) }, overrides: overrides))
    for variant in variants { merge.merge(variant.changesByTime.late, of: variant) }
    return finished(merge, overrides: overrides)
  }

  /// The scenario with its tables, and with changes and settings that say which tables are read.
  ///
  /// - Parameter overrides: all settings; the others are left out.
  mutating func ground(
    _ changes: [(variant: VariantSet.Variant, entries: [Mapping.Entry])] = [],
    overrides: [Override]
  ) -> Node {
    var merge = VariantMerge(root: document.root)
    for change in changes { merge.merge(change.entries, of: change.variant) }
    var root = merge.root
    findings += merge.findings
    apply(overrides.filter { OverrideApplication.isAboutTables($0, in: document.root) }, to: &root)
    expandTables(of: &root)
    return root
  }

  /// The scenario behind all changes of variants, with the settings that are not about tables.
  mutating func finished(_ merge: VariantMerge, overrides: [Override]) -> Node {
    var root = merge.root
    findings += merge.findings
    apply(overrides.filter { !OverrideApplication.isAboutTables($0, in: document.root) }, to: &root)
    return root
  }

  /// The same scenario with one more setting, of which only the section that the setting is about
  /// is decoded again.
  ///
  /// - Parameters:
  ///   - override: the setting, not about tables.
  ///   - root: the scenario without it.
  ///   - kept: what has been decoded of the scenario with another value of the setting.
  mutating func load(
    _ override: Override, in root: Node, _ choice: VariantChoice, keeping kept: Decoder.Kept? = nil
  ) throws(LoadError) -> LoadedScenario {
    var root = root
    apply([override], to: &root)
    return try check(root, choice, keeping: kept)
  }

  private mutating func expandTables(of root: inout Node) {
    var expansion = TableExpansion(
      root: root, sources: sources, path: document.path, reader: document.reader)
    expansion.expand()
    root = expansion.root
    sources = expansion.sources
    findings += expansion.findings
    actualsTable = expansion.actualsTable
    proxyTables = expansion.proxyTables
  }

  private mutating func apply(_ overrides: [Override], to root: inout Node) {
    if overrides.isEmpty { return }
    var application = OverrideApplication(root: root, sources: sources)
    for override in overrides { application.apply(override) }
    root = application.root
    sources = application.sources
    findings += application.findings
  }

  mutating func check(
    _ root: Node, _ choice: VariantChoice, keeping kept: Decoder.Kept? = nil
  ) throws(LoadError) -> LoadedScenario {
    var decoder = Decoder(root: root, sources: sources, keeping: kept)
    decoder.proxyTables = proxyTables
    decoder.actualsTable = actualsTable
    let scenario = decoder.scenario(Field(path: [], keySpan: root.span, node: root))
    findings += decoder.findings
    self.kept = scenario == nil ? nil : decoder.decoded
    let places = Places(sources: sources, root: root)
    guard let scenario else { throw failure(places, and: []) }
    var complaints: [Complaint] = []
    var checked: CheckedScenario?
    do {
      checked = try CheckedScenario(scenario)
    } catch {
      let noise = Noise(of: findings)
      complaints = error.all.filter { findings.isEmpty || !noise.mayExplain($0) }
    }
    guard let checked, findings.isEmpty else { throw failure(places, and: complaints) }
    let textWarnings = (document.notes + decoder.notes).map { places.diagnostic(for: $0) }
    let warnings = textWarnings + checked.warnings.map { places.diagnostic(for: $0) }
    return LoadedScenario(
      scenario: checked, choice: choice, warnings: Self.sorted(warnings, sources),
      textWarnings: Self.sorted(textWarnings, sources), places: places)
  }

  private func failure(_ places: Places, and complaints: [Complaint]) -> LoadError {
    let room = max(0, Findings.limit - findings.kept.count)
    // What is hidden in a comment may be why something else is wrong.
    let all =
      (document.notes + findings.kept).map { places.diagnostic(for: $0) }
      + complaints.prefix(room).map { places.diagnostic(for: $0) }
    return .invalid(
      Diagnostics(
        Self.sorted(all, sources), leftOut: findings.leftOut + max(0, complaints.count - room)))
  }

  /// In the order of the files, and of the lines in each.
  static func sorted(_ diagnostics: [Diagnostic], _ sources: [SourceText]) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for source in sources where order[source.name] == nil { order[source.name] = source.index }
    return diagnostics.sorted {
      (order[$0.file] ?? 0, $0.line, $0.column, $0.code.rawValue)
        < (order[$1.file] ?? 0, $1.line, $1.column, $1.code.rawValue)
    }
  }
}
