// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Making a scenario of what files hold.
extension ImportedModel {
  /// Cuts every line at the end of its curves, drops lines without curves, and finds a budget.
  ///
  /// - Parameters:
  ///   - source: where complaints about the whole are put.
  mutating func settle(in source: SourceText, _ report: inout ImportReport) {
    if report.hasErrors { return }
    lines.removeAll { $0.curves.isEmpty }
    if lines.isEmpty, offers.isEmpty {
      report.complain(
        .missing, in: source, at: 0..<0, "no curve is left to import",
        suggestion: "check the files and the options")
    }
    for index in lines.indices {
      guard let reach = lines[index].reach else { continue }
      let name = Quoting.quoted(lines[index].name)
      if lines[index].least > reach {
        report.complain(
          .outOfRange, in: source, at: 0..<0,
          "the curves of \(name) end at \(NumberFormat.exact(reach)), and at least \(NumberFormat.exact(lines[index].least)) must be spent",
          suggestion: "add points up to there, or lower the least")
      }
      if let most = lines[index].most, most > reach {
        report.warn(
          source, at: 0..<0,
          "the curves of \(name) end at \(NumberFormat.exact(reach)), so that no more may be spent on it, though its most is \(NumberFormat.exact(most))",
          suggestion: "add points up to there if more may be spent")
      }
      lines[index].most = min(lines[index].most ?? reach, reach)
    }
    let spends = lines.compactMap(\.last)
    if budget == nil, !spends.isEmpty, spends.count == lines.count {
      budget = spends.reduce(0, +)
      remarks.append("The budget is what was spent so far; change it as you like.")
    }
    if budget == nil {
      remarks.append(
        "The files say no budget: add one, or only the lines' own limits count.")
    }
  }

  /// Whether any point has a low or a high end.
  func has(_ side: Side) -> Bool {
    lines.contains { $0.curves.contains { $0.points.contains { $0[side] != nil } } }
      || offers.contains {
        $0.packages.contains { $0.brings.contains { $0.figure[side] != nil } }
      }
  }

  /// An end of the range of a point.
  enum Side: String, CaseIterable {
    case low, high
  }

  /// How near lines between points are to the curves, a line for each curve, the farthest first
  /// where `limit` cuts them.
  func accuracies(limit: Int? = nil) -> [String] {
    let curves = lines.flatMap { line in
      line.curves.filter { !$0.points.isEmpty }.map { (line.name, $0) }
    }
    guard let limit, curves.count > limit else {
      return curves.map { Self.accuracy($0.0, of: $0.1) }
    }
    let worst = curves.enumerated().sorted {
      let (left, right) = ($0.element.1.error?.share ?? 0, $1.element.1.error?.share ?? 0)
      return left == right ? $0.offset < $1.offset : left > right
    }
    return worst.prefix(limit).map { Self.accuracy($0.element.0, of: $0.element.1) }
      + ["and \(curves.count - limit) curves more, each listed in the scenario's first lines"]
  }

  private static func accuracy(_ line: String, of curve: ImportedCurve) -> String {
    let name = "\(line), \(curve.kpi)"
    guard let error = curve.error else { return "\(name): not known, as there are only two points" }
    let bound = error.isMeasured ? "at most" : "about"
    return "\(name): \(bound) \(NumberFormat.short(error.amount))"
      + " (\(NumberFormat.percent(error.share)) of its largest value)"
  }

  /// What the accuracies are about.
  var accuracyHeading: String {
    isMeasured
      ? "Between its points a curve is a straight line, off the model's formula by:"
      : "Between its points a curve is a straight line. By the bend at the points it may be off there by:"
  }

  /// Whether the errors were measured on formulas.
  private var isMeasured: Bool {
    lines.contains { $0.curves.contains { $0.error?.isMeasured == true } }
  }
}

extension ImportedPoint {
  /// The low or the high end, where it is given.
  subscript(side: ImportedModel.Side) -> Double? {
    switch side {
    case .low: low
    case .high: high
    }
  }

  /// The point of a variant: its end of the range, or the value itself where there is no range.
  func value(at side: ImportedModel.Side?) -> Double {
    side.flatMap { self[$0] } ?? value
  }
}
