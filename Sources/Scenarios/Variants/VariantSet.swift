// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// The variants that a scenario names, each with its changes and with those that it builds on.
struct VariantSet: Sendable {
  /// A named set of changes.
  struct Variant: Sendable {
    /// Its name and all that stands behind it.
    var field: Field
    /// The changes, without `extends`.
    var changes: [Mapping.Entry]
    /// The names of the variants that it builds on.
    var bases: [Name]

    var name: String { field.key }
  }

  /// A variant's name where another one refers to it.
  struct Name: Sendable {
    var text: String
    var span: Span
  }

  /// The variants in the order of the file.
  private(set) var variants: [Variant] = []
  /// What is wrong with names, and with what builds on what.
  private(set) var findings = Findings()

  private var positions: [String: Int] = [:]

  /// Reads the variants of a scenario; none where it has none.
  ///
  /// - Complexity: linear in their number, apart from names that nothing has.
  init(in root: Node, sources: [SourceText]) {
    guard case .map(let top) = root.content, let section = top.entry("variants") else { return }
    var decoder = Decoder(root: root, sources: sources)
    let entries = decoder.entries(
      Field(section, in: []), expected: "a map of variants",
      example: "write a name and its changes, for example 'cut 10%: {budget: 1.08M}'")
    for field in entries ?? [] {
      guard let variant = Self.variant(field, &decoder) else { continue }
      positions[variant.name] = variants.count
      variants.append(variant)
    }
    checkNames(&decoder)
    checkBases(&decoder)
    findings = decoder.findings
  }

  /// Their names, in the order of the file.
  var names: [String] { variants.map(\.name) }

  /// The variant of a name.
  subscript(name: String) -> Variant? { positions[name].map { variants[$0] } }

  /// The variants that a choice puts in, each behind those that it builds on and none twice.
  ///
  /// - Complexity: linear in what they build on.
  func sequence(_ choice: VariantChoice) -> [Variant] {
    var sequence: [Variant] = []
    var met: Set<Int> = []
    // A chain may be longer than the stack is deep.
    var open: [(position: Int, next: Int)] = []
    for name in choice.names {
      if let position = positions[name], met.insert(position).inserted {
        open.append((position, 0))
      }
      while let (position, next) = open.last {
        let bases = variants[position].bases
        guard next < bases.count else {
          sequence.append(variants[position])
          open.removeLast()
          continue
        }
        open[open.count - 1].next += 1
        if let base = positions[bases[next].text], met.insert(base).inserted {
          open.append((base, 0))
        }
      }
    }
    return sequence
  }

  // MARK: Reading

  private static func variant(_ field: Field, _ decoder: inout Decoder) -> Variant? {
    guard case .map(let map) = field.node.content else {
      decoder.complainAboutType(
        field, expected: "a map of changes", example: "write it as {budget: 1.08M}")
      return nil
    }
    var bases: [Name] = []
    if let entry = map.entry("extends") {
      bases = self.bases(Field(entry, in: field.path), &decoder)
    }
    let changes = map.entries.filter { entry in
      let inner = Field(entry, in: field.path)
      if map.isFlow, decoder.isTailOfNumber(inner) {
        decoder.complainAboutComma(inner)
        return false
      }
      return entry.key != "extends"
    }
    return Variant(field: field, changes: changes, bases: bases)
  }

  private static func bases(_ field: Field, _ decoder: inout Decoder) -> [Name] {
    let items: [Node] =
      if case .list(let items) = field.node.content { items } else { [field.node] }
    return items.compactMap { item in
      if case .text(let text, _) = item.content { return Name(text: text, span: item.span) }
      decoder.complainAboutType(
        field, expected: "the name of a variant, or a list of names",
        example: "write it as extends: cut 10%")
      return nil
    }
  }

  // MARK: Checks

  private func checkNames(_ decoder: inout Decoder) {
    var folded: [String: String] = [:]
    for variant in variants {
      if variant.name.contains(",") {
        decoder.complainAboutKey(
          .badValue, at: variant.field,
          "the variant \(Quoting.quoted(variant.name)) has a comma in its name",
          suggestion: "leave it out: '--variant a,b' names two variants")
      }
      if variant.name == VariantChoice.baseName {
        decoder.complainAboutKey(
          .badValue, at: variant.field,
          "'\(VariantChoice.baseName)' means the scenario without variants",
          suggestion: "give the variant another name")
      }
      let fold = variant.name.lowercased().filter { !$0.isWhitespace }
      if let first = folded[fold] {
        decoder.complainAboutKey(
          .duplicate, at: variant.field,
          "\(Quoting.quoted(variant.name)) and \(Quoting.quoted(first)) differ only by case or blanks",
          suggestion: "give one of them another name")
      } else {
        folded[fold] = variant.name
      }
    }
  }

  private func checkBases(_ decoder: inout Decoder) {
    for variant in variants {
      let path = variant.field.path + ["extends"]
      for base in variant.bases where positions[base.text] == nil {
        let field = Field(
          path: path, keySpan: base.span, node: Node(span: base.span, content: .empty))
        let nearest = decoder.searches.nearest(to: base.text, among: names)
        decoder.complain(
          .unknownName, at: field, "there is no variant \(Quoting.quoted(base.text))",
          suggestion: nearest.map { "did you mean '\($0)'?" } ?? "name a variant of this file")
      }
    }
    checkCircles(&decoder)
  }

  /// Complains once about every circle, at the variant that stands first in the file.
  private func checkCircles(_ decoder: inout Decoder) {
    var settled: Set<Int> = []
    for (position, variant) in variants.enumerated() where !settled.contains(position) {
      if let circle = circle(from: position, &settled) {
        let field = Field(
          path: variant.field.path + ["extends"], keySpan: variant.field.keySpan,
          node: Node(span: variant.field.keySpan, content: .empty))
        decoder.complain(
          .cycle, at: field,
          "the variant \(Quoting.quoted(circle[0])) builds on itself"
            + (circle.count > 1 ? " through \(Quoting.list(Array(circle.dropFirst())))" : ""),
          suggestion: "take an 'extends' out of the circle")
      }
    }
  }

  /// The names of a circle that a variant leads into; everything met on the way is settled.
  private func circle(from first: Int, _ settled: inout Set<Int>) -> [String]? {
    settled.insert(first)
    var trail: [(position: Int, next: Int)] = [(first, 0)]
    var places = [first: 0]
    while let (position, next) = trail.last {
      let bases = variants[position].bases
      guard next < bases.count else {
        places[position] = nil
        trail.removeLast()
        continue
      }
      trail[trail.count - 1].next += 1
      guard let base = positions[bases[next].text] else { continue }
      if let start = places[base] { return trail[start...].map { variants[$0.position].name } }
      guard settled.insert(base).inserted else { continue }
      places[base] = trail.count
      trail.append((base, 0))
    }
    return nil
  }
}
