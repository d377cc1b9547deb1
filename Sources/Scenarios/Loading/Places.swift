// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Finds where the parts of a scenario stand in its files.
struct Places: Sendable {
  /// The texts of the load; the scenario file is the first.
  let sources: [SourceText]
  /// The scenario as nodes, with what tables and settings put into it.
  let root: Node

  /// Where the longest part of a path that exists stands; `nil` if not even its first key does.
  func span(of path: [String], isAboutKey: Bool = false) -> Span? {
    var node = root
    var found: Span?
    for (depth, key) in path.enumerated() {
      let next: Node
      switch node.content {
      case .map(let map):
        guard let entry = map.entry(key) else { return found }
        found = entry.keySpan
        next = entry.value
      case .list(let items):
        guard let item = item(key, of: items) else { return found }
        found = item.span
        next = item
      case .empty, .text, .ends:
        return depth == path.count - 1 ? node.span : found
      }
      node = next
    }
    if isAboutKey { return found }
    switch node.content {
    case .text, .list, .ends: return path.isEmpty ? nil : node.span
    case .empty, .map: return found
    }
  }

  private func item(_ key: String, of items: [Node]) -> Node? {
    for item in items {
      if case .text(let text, _) = item.content, text == key { return item }
    }
    guard let number = Int(key), items.indices.contains(number - 1) else { return nil }
    return items[number - 1]
  }

  /// The complaint with its place; the first line of the scenario where it has none.
  func diagnostic(for complaint: Complaint) -> Diagnostic {
    let span = span(of: complaint.path, isAboutKey: complaint.isAboutKey)
    return diagnostic(for: Finding(complaint, at: span ?? Span(source: 0, line: 1, column: 1)))
  }

  /// The finding in words for a reader.
  func diagnostic(for finding: Finding) -> Diagnostic { Diagnostic(finding, in: sources) }

  /// The place in words for a reader.
  func place(_ span: Span) -> Place { Place(span, in: sources) }
}

extension Diagnostic {
  /// The finding in words for a reader of the texts of a load.
  init(_ finding: Finding, in sources: [SourceText]) {
    let complaint = finding.complaint
    let source = sources[Int(finding.span.source)]
    let isTold = source.origin != .outside
    self.init(
      code: complaint.code, severity: complaint.severity, path: isTold ? complaint.path : [],
      place: Place(finding.span, in: sources),
      message: isTold ? complaint.message : Self.message(untold: complaint),
      suggestion: isTold
        ? complaint.suggestion : "copy the table into the scenario's folder to see it",
      excerpt: Excerpt(source, line: Int(finding.span.line)))
  }

  /// What is said about a file whose content is not repeated.
  private static func message(untold complaint: Complaint) -> String {
    let what = complaint.severity == .error ? "a mistake" : "something to be aware of"
    return "\(what) (\(complaint.code.rawValue)) in a table outside of the scenario's folder"
  }
}

extension Place {
  /// The span in words for a reader of the texts of a load.
  init(_ span: Span, in sources: [SourceText]) {
    self.init(
      file: sources[Int(span.source)].name, line: Int(span.line), column: Int(span.column),
      endColumn: Int(span.column) + Int(span.length))
  }
}
