// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Gathers the points of curves from the rows of any file, and checks what every curve needs.
struct PointCollection {
  /// A point with its place.
  struct Entry {
    var point: ImportedPoint
    var range: Range<Int>
    var source: SourceText
  }

  private struct Key: Hashable {
    let line: String
    let kpi: String
  }

  private var order: [Key] = []
  private var ownKeys: [String: [Key]] = [:]
  private var entries: [Key: [Entry]] = [:]
  /// Curves of which a point could not be read.
  private var broken: Set<Key> = []

  /// The lines in the order in which they appeared.
  var lines: [String] { Self.unique(order.map(\.line)) }
  /// The KPIs in the order in which they appeared.
  var kpis: [String] { Self.unique(order.map(\.kpi)) }

  /// Adds a point; `nil` says that it could not be read, which was complained about.
  mutating func add(_ entry: Entry?, line: String, kpi: String) {
    let key = Key(line: line, kpi: kpi)
    if entries[key] == nil {
      order.append(key)
      ownKeys[line, default: []].append(key)
      entries[key] = []
    }
    guard let entry else {
      broken.insert(key)
      return
    }
    entries[key]?.append(entry)
  }

  /// Whether there are points of a line.
  func has(_ line: String) -> Bool { ownKeys[line] != nil }

  /// The curves of a line, complete: from spend 0, with rising spends.
  ///
  /// - Complexity: linear in the number of the line's points.
  func curves(of line: String, _ report: inout ImportReport) -> [ImportedCurve] {
    (ownKeys[line] ?? []).compactMap { key in
      guard !broken.contains(key), let entries = entries[key],
        check(entries, of: key, into: &report)
      else {
        return nil
      }
      var points = entries.map(\.point)
      if let first = entries.first, first.point.spend > 0 {
        report.warn(
          first.source, at: first.range,
          "\(Quoting.quoted(key.line)) has no point at spend 0 for \(Quoting.quoted(key.kpi)); it is taken to bring nothing there",
          suggestion: "add the point if that is not so")
        let isRange = points.contains { $0.low != nil }
        points.insert(
          ImportedPoint(
            spend: 0, value: 0, low: isRange ? 0 : nil,
            high: points.contains { $0.high != nil } ? 0 : nil), at: 0)
      }
      return ImportedCurve(
        kpi: key.kpi, form: .points(points), error: InterpolationError(estimatedFrom: points))
    }
  }

  private func check(_ entries: [Entry], of key: Key, into report: inout ImportReport) -> Bool {
    var isRight = true
    func complain(at entry: Entry, _ message: String, suggestion: String) {
      report.complain(
        .outOfRange, in: entry.source, at: entry.range, message, suggestion: suggestion)
      isRight = false
    }
    var seen: [Double: Entry] = [:]
    var last: Entry?
    for entry in entries {
      let spend = entry.point.spend
      if spend < 0 {
        complain(at: entry, "a spend below 0", suggestion: "write the money spent, 0 or more")
      } else if let first = seen[spend] {
        report.complain(
          .duplicate, in: entry.source, at: entry.range,
          "\(Quoting.quoted(key.line)) has two points at this spend for \(Quoting.quoted(key.kpi))",
          suggestion:
            "keep one; the first is on line \(first.source.line(at: first.range.lowerBound))")
        isRight = false
      } else if let last, spend < last.point.spend {
        complain(
          at: entry, "the spends of a curve rise, and this one is below the one before",
          suggestion: "order its points by spend")
      }
      seen[spend] = seen[spend] ?? entry
      if spend >= last?.point.spend ?? 0 { last = entry }
      if let low = entry.point.low, let high = entry.point.high, low > high {
        complain(at: entry, "low lies above high", suggestion: "check the two columns")
      }
    }
    guard let first = entries.first else { return false }
    for (name, value) in [("low", \ImportedPoint.low), ("high", \.high)] {
      let holes = entries.filter { $0.point[keyPath: value] == nil }
      if let hole = holes.first, holes.count < entries.count {
        complain(
          at: hole, "\(name) is missing here, and given at other points of the curve",
          suggestion: "fill it in, or leave it out for the whole curve")
      }
    }
    if entries.allSatisfy({ $0.point.spend == 0 }) {
      complain(
        at: first, "a curve of one point at spend 0", suggestion: "add points at spends above 0")
    }
    return isRight
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
