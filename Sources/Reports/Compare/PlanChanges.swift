// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What becomes of a line from one plan to another.
enum LineMark: String, Hashable, Sendable, CaseIterable {
  /// It gets money now.
  case added = "+"
  /// It gets another amount, or another package.
  case changed = "~"
  /// It gets none any more.
  case dropped = "-"
}

/// How one plan differs from another.
struct PlanChanges: Hashable, Sendable {
  /// One line in both plans.
  struct Line: Hashable, Sendable {
    var name: String
    /// `nil` for a line that the plan does not know.
    var before: PlanOutline.Line?
    var after: PlanOutline.Line?
    /// `nil` where nothing changes.
    var mark: LineMark?
  }

  /// One KPI in both plans.
  struct Figure: Hashable, Sendable {
    var name: String
    var unit: String?
    var objective: Objective?
    var before: Double?
    var after: Double?
    /// The difference; 0 where it is too small to tell, `nil` where one of the values is missing.
    var change: Double?
    /// Whether the values differ, or only one plan has one.
    var isChanged: Bool
  }

  /// Every line of both, those of the first plan first.
  let lines: [Line]
  /// Every KPI of both, those of the first plan first.
  let figures: [Figure]

  /// Whether anything differs.
  var areAny: Bool {
    lines.contains { $0.mark != nil } || figures.contains(where: \.isChanged)
  }

  /// Holds a plan against one before it.
  ///
  /// - Parameters:
  ///   - tolerance: what is too small to count, as a share of the money spent and of each KPI.
  ///   - ownShare: what is too small to count, as a share of what a line gets.
  /// - Complexity: linear in lines and KPIs.
  init(
    from before: PlanOutline, to after: PlanOutline, tolerance: Double = 1e-6,
    ownShare: Double = 1e-3
  ) {
    let size = max(before.totalSpend, after.totalSpend)
    let (old, new) = (before.lines.byName(\.name), after.lines.byName(\.name))
    lines = Self.names(before.lines.map(\.name), after.lines.map(\.name)).map { name in
      Line(
        name: name, before: old[name], after: new[name],
        mark: Self.mark(old[name], to: new[name], within: tolerance * size, ownShare: ownShare))
    }
    let (was, now) = (before.figures.byName(\.name), after.figures.byName(\.name))
    figures = Self.names(before.figures.map(\.name), after.figures.map(\.name)).map { name in
      let (first, second) = (was[name]?.value, now[name]?.value)
      let difference = first.flatMap { first in second.map { $0 - first } }
      let size = max(abs(first ?? 0), abs(second ?? 0))
      let isSeen = difference.map { abs($0) > tolerance * size }
      return Figure(
        name: name, unit: (was[name] ?? now[name])?.unit,
        objective: (was[name] ?? now[name])?.objective, before: first, after: second,
        change: isSeen == false ? 0 : difference,
        isChanged: isSeen ?? ((first == nil) != (second == nil)))
    }
  }

  private static func names(_ first: [String], _ second: [String]) -> [String] {
    var met: Set<String> = []
    return (first + second).filter { met.insert($0).inserted }
  }

  private static func mark(
    _ before: PlanOutline.Line?, to after: PlanOutline.Line?, within tolerance: Double,
    ownShare: Double
  ) -> LineMark? {
    let (was, isNow) = (before?.isFunded ?? false, after?.isFunded ?? false)
    if was != isNow { return isNow ? .added : .dropped }
    let (old, new) = (before?.spend ?? 0, after?.spend ?? 0)
    let isSame =
      before?.package == after?.package
      && abs(new - old) <= max(tolerance, ownShare * max(old, new))
    return isSame ? nil : .changed
  }
}

extension Sequence {
  /// The elements by name, the first of each.
  func byName(_ name: (Element) -> String) -> [String: Element] {
    Dictionary(map { (name($0), $0) }) { first, _ in first }
  }
}

extension PlanChanges {
  /// The lines and KPIs that differ, as data.
  static var form: DataForm<Self> {
    .the(
      "changes",
      .object([
        "lines": .of(
          { $0.lines.compactMap { line in line.mark.map { (line: line, mark: $0) } } },
          .list(
            .object([
              "line": .of(\.line.name, .text), "mark": .of(\.mark, .word),
              "before": .of({ $0.line.before?.spend }, .number),
              "after": .of({ $0.line.after?.spend }, .number),
              "packageBefore": .of({ $0.line.before?.package }, .text),
              "packageAfter": .of({ $0.line.after?.package }, .text),
              "change": .of(
                { ($0.line.after?.spend ?? 0) - ($0.line.before?.spend ?? 0) }, .figure),
            ]))),
        "kpis": .of(
          { $0.figures.filter(\.isChanged) },
          .list(
            .object([
              "name": .of(\.name, .text), "unit": .of(\.unit, .text),
              "before": .of(\.before, .number), "after": .of(\.after, .number),
              "change": .of(\.change, .number),
            ]))),
      ]))
  }
}
