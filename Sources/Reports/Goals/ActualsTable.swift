// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning

/// The tables of what was counted: how each goal stands, and who brought it.
struct ActualsTable {
  let context: ReportContext
  let report: GoalsReport

  private var words: GoalWords { GoalWords(context.scenario) }

  /// More posts than these are counted.
  private static let mostPosts = 10

  /// How goals stand; `nil` where none was counted.
  var standings: TextTable? {
    let found = report.standingsByActuals
    guard !found.isEmpty else { return nil }
    let words = words
    var table = TextTable([
      .init(title: "goal", alignment: .left, wraps: true), .init(title: "up to"),
      .init(title: "counted"), .init(title: "due"), .init(title: "in all"),
      .init(title: "unit", alignment: .left), .init(title: "standing", alignment: .left),
    ])
    table.rows = found.map { progress in
      let goal = progress.goal
      let format = FigureFormat([progress.value, progress.expected, progress.way.end])
      let text = { words.isShare(goal) ? words.figure($0, of: goal) : format.text($0) }
      return [
        .init(progress.goal.name), .init(progress.day.description),
        .init(text(progress.value), .heading), .init(text(progress.expected)),
        .init(text(progress.way.end)),
        .init(context.scenario.kpi(named: progress.goal.kpi)?.unit ?? ""),
        .init(progress.state.rawValue, ProgressWords.role(progress.state)),
      ]
    }
    return table
  }

  /// What is to be said of each goal: pace, trend and what is left out.
  var sentences: [String] {
    let words = ProgressWords(context.scenario)
    return report.standingsByActuals.map { progress in
      "\(progress.goal.name): "
        + ([words.pace(progress), words.trend(progress)] + words.omissions(progress))
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Who brought what, a table for each KPI whose rows name lines.
  var contributions: [(title: String, table: TextTable, remark: String?)] {
    var seen: Set<String> = []
    return report.standingsByActuals.compactMap { progress in
      guard !progress.lines.isEmpty, seen.insert(progress.goal.kpi).inserted else { return nil }
      return (
        "\(progress.goal.kpi) by line, up to \(progress.day)", lines(progress), remark(progress)
      )
    }
  }

  private func lines(_ progress: GoalProgress) -> TextTable {
    let plans = progress.lines.contains { $0.planned != nil }
    var table = TextTable([
      .init(title: "line", alignment: .left, wraps: true), .init(title: "counted"),
      .init(title: "share"), .init(title: "planned by then"), .init(title: "of plan"),
    ])
    let format = FigureFormat(progress.lines.flatMap { [$0.value, $0.planned ?? 0] })
    let dash = context.options.dash
    table.rows = progress.lines.map { line in
      let share = progress.value > 0 ? Percentage.share(line.value / progress.value) : dash
      let ratio = line.planned.flatMap { $0 > 0 ? line.value / $0 : nil }
      return [
        .init(line.line), .init(format.text(line.value), .heading), .init(share),
        .init(line.planned.map(format.text) ?? dash),
        .init(
          ratio.map(Percentage.share) ?? dash, ratio.map { $0 >= 1 - 1e-9 ? .good : .notice }),
      ]
    }
    if !plans {
      table.dropLastColumn()
      table.dropLastColumn()
    }
    return table
  }

  private func remark(_ progress: GoalProgress) -> String? {
    var sentences: [String] = []
    if let rest = progress.unattributed, abs(rest) > 1e-9 * max(1, abs(progress.value)) {
      sentences.append(
        rest > 0
          ? "\(words.figure(rest, of: progress.goal)) belong to no line."
          : "Lines come to \(words.figure(-rest, of: progress.goal)) more than the whole.")
    }
    if !progress.posts.isEmpty {
      let shown = progress.posts.prefix(Self.mostPosts).map {
        "\($0.line), \($0.post ?? ""): \(words.figure($0.value, of: progress.goal))"
      }
      let more = progress.posts.count - shown.count
      sentences.append(
        "By post: \(shown.joined(separator: "; "))" + (more > 0 ? "; and \(more) more." : "."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
