// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Loads scenario files.
public enum ScenarioFile {
  /// The scenario of a file, with its tables.
  ///
  /// Every complaint is collected: what is written wrong, and what contradicts itself in what was written right.
  ///
  /// - Parameters:
  ///   - path: the YAML file; `-` is standard input. Paths of tables count from the file's folder.
  ///   - reader: where the bytes come from.
  /// - Returns: the scenario, checked, with its warnings and its places.
  /// - Throws: ``LoadError/noInput(path:reason:)`` if the file itself cannot be read, otherwise
  ///   ``LoadError/invalid(_:)`` with every complaint.
  /// - Complexity: linear in the size of the files.
  public static func load(
    _ path: String, reading reader: any FileReader = SystemFileReader()
  ) throws(LoadError) -> LoadedScenario {
    let bytes: [UInt8]
    do {
      bytes = try reader.read(path, limit: TextDecoding.sizeLimit)
    } catch {
      throw .noInput(path: path, reason: error.reason)
    }
    var loader = Loader()
    return try loader.load(bytes, name: path == "-" ? "<stdin>" : path)
  }
}

/// The steps from bytes to a checked scenario.
private struct Loader {
  private var sources: [SourceText] = []
  private var findings: [Finding] = []

  mutating func load(_ bytes: [UInt8], name: String) throws(LoadError) -> LoadedScenario {
    let (source, problems) = TextDecoding.decode(bytes, name: name, index: 0)
    sources.append(source)
    findings += problems
    if !problems.isEmpty { throw failure() }
    let (read, syntax) = YAMLReader.read(source)
    findings += syntax
    guard let root = read else {
      if syntax.isEmpty { refuseEmpty(source) }
      throw failure()
    }
    return try check(root)
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
    return LoadedScenario(
      scenario: checked, warnings: Self.sorted(warnings, sources), places: places)
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
    return .invalid(Diagnostics(Self.sorted(all, sources)))
  }

  private static func sorted(
    _ diagnostics: [Diagnostic], _ sources: [SourceText]
  ) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for source in sources where order[source.name] == nil { order[source.name] = source.index }
    return diagnostics.sorted {
      (order[$0.file] ?? 0, $0.line, $0.column, $0.code.rawValue)
        < (order[$1.file] ?? 0, $1.line, $1.column, $1.code.rawValue)
    }
  }
}
