// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Yams

/// Reads YAML into nodes, each with its place, keeping every scalar as the text that was written.
///
/// The YAML parser stops at its first error, so two mistakes that a reader can see past are
/// repaired before it: a character that begins no value, and a key that appears twice. Repairing
/// replaces one character by a reserved one, which keeps all places, and is undone in the nodes.
enum YAMLReader {
  /// After this many repeated keys a text is given up, because each takes another pass.
  static let repeatLimit = 20

  /// The root of a text, or `nil` if it has none, every complaint on the way, and what its author
  /// should know besides.
  ///
  /// - Complexity: linear in the number of bytes; times the number of repeated keys.
  static func read(_ source: SourceText) -> (
    root: Node?, findings: Findings, notes: [Finding]
  ) {
    let guarded = YAMLGuard(source)
    var findings = guarded.findings
    if guarded.isBlocking { return (nil, findings, guarded.notes) }
    var repairs = Repairs(source: source)
    for offset in guarded.repairs { repairs.replace(at: offset) }
    while true {
      do {
        guard let root = try compose(repairs.text) else { return (nil, findings, guarded.notes) }
        var builder = NodeBuilder(source: source, repairs: repairs)
        let node = builder.node(root, path: [])
        return (
          builder.isBlocking ? nil : node, findings + builder.findings, guarded.notes
        )
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard repairs.replaceKey(line: context.mark.line, column: context.mark.column) else {
          findings.append(
            Finding(
              .duplicate,
              at: Span(
                source: source.index, line: context.mark.line, column: context.mark.column),
              "this key appears more than once", suggestion: "keep one of them"))
          return (nil, findings, guarded.notes)
        }
      } catch YamlError.memory {
        // The text says nothing about it; what else there is no memory for ends in the same way.
        preconditionFailure("no memory to read YAML")
      } catch {
        findings.append(YAMLProblem.finding(for: error, in: source))
        return (nil, findings, guarded.notes)
      }
    }
  }

  /// - Note: Short strings live inside a `String` value and move with it, while the parser keeps a
  ///   pointer to the text; blank lines at the end make every text long enough to have storage of
  ///   its own.
  private static func compose(_ text: String) throws -> Yams.Node? {
    let padded = text + String(repeating: "\n", count: 16)
    return try Parser(yaml: padded, resolver: .basic, constructor: .default, encoding: .utf8)
      .singleRoot()
  }
}
