// SPDX-License-Identifier: GPL-3.0-or-later

package import Models
package import Planning

/// Loads models of several objectives from MPS files, each N row an objective (the .mop
/// convention).
///
/// Source of the convention: PolySCIP's .mop files; docs/mop.md says how every ambiguity of MPS is
/// settled.
package enum ModelFile {
  /// Files above this size are refused before they are looked at, in bytes.
  package static let sizeLimit = 256 * 1024 * 1024

  /// Whether a file's name says that it holds a model.
  package static func isNamed(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".mop")
  }

  /// The model of a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - reader: where the bytes come from.
  /// - Returns: the model, with what its author should know.
  /// - Throws: ``LoadError/noInput(path:reason:)`` if the file cannot be read, otherwise
  ///   ``LoadError/invalid(_:)`` with every complaint, at most 1,000.
  /// - Complexity: linear in the size of the file.
  package static func load(
    _ path: String, reading reader: any FileReader = SystemFileReader()
  ) throws(LoadError) -> LoadedModel {
    let bytes: [UInt8]
    do {
      bytes = try reader.read(path, limit: sizeLimit)
    } catch {
      throw .noInput(path: path, reason: error.reason)
    }
    let (source, problems) = TextDecoding.decode(
      bytes, name: path == "-" ? "<stdin>" : path, index: 0,
      origin: path == "-" ? .input : .file, limit: sizeLimit,
      advice: "check that it is the right file")
    guard problems.isEmpty else { throw failure(Findings(problems), in: source) }
    var reader = MOPReader(source)
    let model = reader.read()
    let findings = reader.findings
    guard let model, !findings.hasErrors else {
      throw failure(findings, in: source)
    }
    return LoadedModel(
      model: model, warnings: findings.kept.map { Diagnostic($0, in: [source]) }, source: source,
      sensePlace: reader.senseSpan.map { Place($0, in: [source]) })
  }

  private static func failure(_ findings: Findings, in source: SourceText) -> LoadError {
    let all = findings.kept.map { Diagnostic($0, in: [source]) }
    return .invalid(
      Diagnostics(
        all.sorted { ($0.line, $0.column) < ($1.line, $1.column) }, leftOut: findings.leftOut))
  }
}

/// A model from a file.
package struct LoadedModel: Sendable {
  /// The model.
  package var model: NamedModel
  /// What its author should know although it can be used.
  package let warnings: [Diagnostic]
  let source: SourceText
  /// Where the file says which way its objectives go; `nil` where it does not say.
  package let sensePlace: Place?

  /// A complaint about the whole, at the first line.
  package func diagnostic(for complaint: Complaint) -> Diagnostic {
    Diagnostic(
      Finding(complaint, at: Span(source: source.index, line: 1, column: 1)), in: [source])
  }
}
