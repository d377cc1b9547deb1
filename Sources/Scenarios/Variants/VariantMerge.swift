// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Puts the changes of variants into a scenario's nodes, so that every later check sees them.
///
/// Maps are merged, anything else is replaced, and `remove: true` takes away. What is not in the
/// scenario must be a key that is known there, or a new thing written whole: a misspelt name is
/// neither.
struct VariantMerge {
  /// The scenario with the changes so far.
  private(set) var root: Node
  /// What is wrong.
  private(set) var findings = Findings()
  /// Which variant took away what.
  private var removals: [[String]: String] = [:]
  private var variant = ""
  private var searches = NameSearches()

  init(root: Node) { self.root = root }

  /// Puts changes of a variant in.
  ///
  /// - Complexity: linear in the changes, times the names beside each of them.
  mutating func merge(_ changes: [Mapping.Entry], of variant: VariantSet.Variant) {
    self.variant = variant.name
    let ordered = (0...2).flatMap { rank in changes.filter { Self.rank($0) == rank } }
    merge(ordered, at: [], own: variant.field.path)
  }

  /// Names come first that other parts refer to.
  private static func rank(_ entry: Mapping.Entry) -> Int {
    ["markets", "kpis"].firstIndex { entry.key == $0 || entry.key.hasPrefix("\($0).") } ?? 2
  }

  private mutating func merge(_ entries: [Mapping.Entry], at path: [String], own: [String]) {
    for entry in entries { merge(entry, at: path, own: own + [entry.key]) }
  }

  private mutating func merge(_ entry: Mapping.Entry, at path: [String], own: [String]) {
    guard let target = OverridePath.keys(entry.key, in: root, below: path) else {
      if WholeThing.isOne(entry.value, at: path + [entry.key]) {
        root.set(entry.value, at: (path + [entry.key])[...], keySpan: entry.keySpan)
      } else {
        complainAboutUnknown(entry, at: path, own: own)
      }
      return
    }
    if let removal = removal(entry.value) {
      remove(target, by: entry, in: removal, own: own)
    } else if case .map(let map) = entry.value.content, isMerged(map, at: target) {
      merge(map.entries, at: target, own: own)
    } else {
      root.set(entry.value, at: target[...], keySpan: entry.keySpan)
    }
  }

  /// Whether a map is merged into what stands at a path, instead of taking its place.
  private func isMerged(_ map: Mapping, at path: [String]) -> Bool {
    guard case .map(let known) = root.entry(at: path)?.value.content else { return false }
    return !FigureMap.isReplaced(known, by: map, at: path)
  }

  // MARK: Removal

  /// The map that a value is, if it says `remove`.
  private func removal(_ value: Node) -> Mapping? {
    guard case .map(let map) = value.content, case .text? = map["remove"]?.content else {
      return nil
    }
    return map
  }

  private mutating func remove(
    _ target: [String], by entry: Mapping.Entry, in removal: Mapping, own: [String]
  ) {
    guard case .text("true", _)? = removal["remove"]?.content, removal.entries.count == 1 else {
      complain(
        .badValue, path: own + ["remove"], at: removal.entry("remove")?.value.span ?? entry.keySpan,
        "'remove' takes the whole of \(Quoting.quoted(entry.key)) away",
        suggestion: removal.entries.count > 1
          ? "write {remove: true} alone, or leave 'remove' out" : "write {remove: true}")
      return
    }
    guard root.entry(at: target) != nil else {
      complain(
        .unknownKey, path: own, at: entry.keySpan,
        "\(Quoting.quoted(OverridePath.dotted(target))) is not in the scenario, so it cannot be removed",
        suggestion: "leave it out")
      return
    }
    root.update(target.dropLast()) { node in
      node.updateMap { map in
        if let key = target.last { map.remove(key) }
      }
    }
    removals[target] = variant
  }

  // MARK: Complaints

  private mutating func complainAboutUnknown(
    _ entry: Mapping.Entry, at path: [String], own: [String]
  ) {
    let full = OverridePath.dotted(path) + (path.isEmpty ? "" : ".") + entry.key
    let message = "\(Quoting.quoted(full)) is not in the scenario"
    if let remover = removals[path + [entry.key]] {
      complain(
        .unknownKey, path: own, at: entry.keySpan,
        message + ": the variant \(Quoting.quoted(remover)) takes it away",
        suggestion: "use the two variants apart, or change one of them")
      return
    }
    let nearest = OverridePath(entry.key, in: root, below: path).nearest(&searches)
    complain(
      .unknownKey, path: own, at: entry.keySpan, message,
      suggestion: nearest.map { "did you mean '\($0)'?" } ?? WholeThing.advice(at: path)
        ?? "write names and keys as they stand in the scenario")
  }

  private mutating func complain(
    _ code: Complaint.Code, path: [String], at span: Span, _ message: String,
    suggestion: String
  ) {
    let complaint = Complaint(
      code, path: path, isAboutKey: true, message: message, suggestion: suggestion)
    findings.append(Finding(complaint, at: span))
  }
}

extension VariantSet.Variant {
  /// The changes that say which tables are read, and the others.
  ///
  /// - Returns: what must be put in before the tables are read, and what reaches into their rows.
  var changesByTime: (early: [Mapping.Entry], late: [Mapping.Entry]) {
    var early: [Mapping.Entry] = []
    var late: [Mapping.Entry] = []
    for entry in changes {
      if ["curves", "proxies", "actuals"].contains(where: {
        entry.key == $0 || entry.key.hasPrefix("\($0).")
      })
        || ["campaigns.from", "creators.from"].contains(entry.key)
      {
        early.append(entry)
      } else if ["campaigns", "creators"].contains(entry.key),
        case .map(var rows) = entry.value.content, let from = rows.entry("from"), !from.value.isMap
      {
        var table = Mapping()
        table.set(from)
        rows.remove("from")
        early.append(entry.with(table))
        if !rows.entries.isEmpty { late.append(entry.with(rows)) }
      } else {
        late.append(entry)
      }
    }
    return (early, late)
  }
}

extension Mapping.Entry {
  /// The entry with another map behind its key.
  fileprivate func with(_ map: Mapping) -> Mapping.Entry {
    var entry = self
    entry.value.content = .map(map)
    return entry
  }
}
