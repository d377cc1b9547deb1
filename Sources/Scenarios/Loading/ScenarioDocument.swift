// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// A scenario file that was read once, and the many scenarios that it and its variants make.
public struct ScenarioDocument: Sendable {
  let path: String
  let reader: any FileReader
  let source: SourceText
  /// The file as nodes, without its variants.
  let root: Node
  let variants: VariantSet
  /// What is wrong with the text itself although it could be read.
  let findings: Findings
  /// What the author of the text should know.
  let notes: [Finding]

  /// Reads a file; its tables are read with each scenario.
  ///
  /// - Parameters:
  ///   - path: the YAML file; `-` is standard input. Paths of tables count from the file's folder.
  ///   - reader: where the bytes come from.
  /// - Throws: ``LoadError/noInput(path:reason:)`` if the file cannot be read, otherwise
  ///   ``LoadError/invalid(_:)`` if it is no YAML.
  /// - Complexity: linear in the size of the file.
  public static func read(
    _ path: String, reading reader: any FileReader = SystemFileReader()
  ) throws(LoadError) -> ScenarioDocument {
    let bytes: [UInt8]
    do {
      bytes = try reader.read(path, limit: TextDecoding.sizeLimit)
    } catch {
      throw .noInput(path: path, reason: error.reason)
    }
    let (source, problems) = TextDecoding.decode(
      bytes, name: path == "-" ? "<stdin>" : path, index: 0, origin: path == "-" ? .input : .file)
    if !problems.isEmpty { throw .invalid(Diagnostics(Findings(problems), in: source)) }
    let (root, syntax, notes) = YAMLReader.read(source)
    guard let root else {
      throw .invalid(
        Diagnostics(
          syntax.isEmpty ? Findings([emptyFile(source)]) : syntax, notes: notes, in: source))
    }
    return ScenarioDocument(
      path: path, reader: reader, source: source, root: root, syntax: syntax, notes: notes)
  }

  private init(
    path: String, reader: any FileReader, source: SourceText, root: Node, syntax: Findings,
    notes: [Finding]
  ) {
    self.notes = notes
    self.path = path
    self.reader = reader
    self.source = source
    variants = VariantSet(in: root, sources: [source])
    var base = root
    base.updateMap { $0.remove("variants") }
    self.root = base
    findings = syntax
  }

  private static func emptyFile(_ source: SourceText) -> Finding {
    Finding(
      .syntax, at: Span(source: source.index, line: 1, column: 1), "the file holds no scenario",
      suggestion: "'apportion init' writes one to start from")
  }

  /// The names of the variants in the order of the file.
  public var variantNames: [String] { variants.names }

  /// Finds variants by their names.
  ///
  /// - Parameter names: the names in the order in which the variants are put in; a later one wins.
  /// - Throws: the first name that the file does not have.
  public func choice(of names: [String]) throws(UnknownVariant) -> VariantChoice {
    for name in names where !variantNames.contains(name) {
      throw UnknownVariant(name: name, known: variantNames)
    }
    return VariantChoice(names: names)
  }

  /// Every variant by itself, in the order of the file.
  public var choices: [VariantChoice] { variantNames.map { VariantChoice(names: [$0]) } }

  /// The scenario with variants and settings put in.
  ///
  /// - Parameters:
  ///   - choice: the variants, each put in behind those that it builds on.
  ///   - overrides: settings that replace parts of what then is there, in order.
  /// - Throws: ``LoadError/invalid(_:)`` with every complaint.
  /// - Complexity: linear in the size of the file, its tables and the changes.
  public func load(
    _ choice: VariantChoice = .base, overrides: [Override] = []
  ) throws(LoadError) -> LoadedScenario {
    var loader = Loader(self)
    return try loader.load(choice, overrides: overrides)
  }
}

extension Diagnostics {
  /// Findings in one text, in the order of its lines, with what may be the reason of some.
  init(_ findings: Findings, notes: [Finding] = [], in source: SourceText) {
    self.init(
      Loader.sorted((notes + findings.kept).map { Diagnostic($0, in: [source]) }, [source]),
      leftOut: findings.leftOut)
  }
}
