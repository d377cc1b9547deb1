// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The steps from bytes to a checked scenario.
struct Loader {
  private let path: String
  private let reader: any FileReader
  private var sources: [SourceText] = []
  private var findings: [Finding] = []

  init(path: String, reader: any FileReader) {
    self.path = path
    self.reader = reader
  }

  /// Reads the text, puts in tables and settings, decodes and checks.
  mutating func load(
    _ bytes: [UInt8], overrides: [Override]
  ) throws(LoadError) -> LoadedScenario {
    let name = path == "-" ? "<stdin>" : path
    let (source, problems) = TextDecoding.decode(bytes, name: name, index: 0)
    sources.append(source)
    findings += problems
    if !problems.isEmpty { throw failure() }
    let (read, syntax) = YAMLReader.read(source)
    findings += syntax
    guard var root = read else {
      if syntax.isEmpty { refuseEmpty(source) }
      throw failure()
    }
    let early = overrides.filter { OverrideApplication.isAboutTables($0, in: root) }
    apply(early, to: &root)
    expandTables(of: &root)
    apply(overrides.filter { !early.contains($0) }, to: &root)
    return try check(root)
  }

  private mutating func expandTables(of root: inout Node) {
    var expansion = TableExpansion(root: root, sources: sources, path: path, reader: reader)
    expansion.expand()
    root = expansion.root
    sources = expansion.sources
    findings += expansion.findings
  }

  private mutating func apply(_ overrides: [Override], to root: inout Node) {
    if overrides.isEmpty { return }
    var application = OverrideApplication(root: root, sources: sources)
    for override in overrides { application.apply(override) }
    root = application.root
    sources = application.sources
    findings += application.findings
  }

  private mutating func check(_ root: Node) throws(LoadError) -> LoadedScenario {
    var decoder = Decoder(root: root, sources: sources)
    let scenario = decoder.scenario(Field(path: [], keySpan: root.span, node: root))
    findings += decoder.findings
    let places = Places(sources: sources, root: root)
    guard let scenario else { throw failure() }
    var complaints: [Complaint] = []
    var checked: CheckedScenario?
    do {
      checked = try CheckedScenario(scenario)
    } catch {
      let noise = Noise(of: findings)
      complaints = error.all.filter { findings.isEmpty || !noise.mayExplain($0) }
    }
    guard let checked, findings.isEmpty else { throw failure(places, and: complaints) }
    let warnings = checked.warnings.map { places.diagnostic(for: $0) }
    return LoadedScenario(scenario: checked, warnings: sorted(warnings), places: places)
  }

  private mutating func refuseEmpty(_ source: SourceText) {
    findings.append(
      Finding(
        .syntax, at: Span(source: source.index, line: 1, column: 1), "the file holds no scenario",
        suggestion: "'apportion init' writes one to start from"))
  }

  /// All findings so far as an error.
  private func failure() -> LoadError {
    let root = Node(span: Span(source: 0, line: 1, column: 1), content: .empty)
    return failure(Places(sources: sources, root: root), and: [])
  }

  private func failure(_ places: Places, and complaints: [Complaint]) -> LoadError {
    let all =
      findings.map { places.diagnostic(for: $0) } + complaints.map { places.diagnostic(for: $0) }
    return .invalid(Diagnostics(sorted(all)))
  }

  /// In the order of the files, and of the lines in each.
  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for source in sources where order[source.name] == nil { order[source.name] = source.index }
    return diagnostics.sorted {
      (order[$0.file] ?? 0, $0.line, $0.column, $0.code.rawValue)
        < (order[$1.file] ?? 0, $1.line, $1.column, $1.code.rawValue)
    }
  }
}
