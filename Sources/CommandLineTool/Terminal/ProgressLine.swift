// SPDX-License-Identifier: GPL-3.0-or-later

import Pareto
import Planning
import Reports

/// One line on stderr that says how far a search has come, once it takes longer than a second.
struct ProgressLine {
  private let talk: Talk
  private let isWanted: Bool
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var isShown = false

  /// Waits for a second; says nothing where stderr is no terminal, or only errors are wanted.
  init(_ talk: Talk) {
    self.talk = talk
    isWanted = talk.appearance.isLive && !talk.isQuiet
    next = clock.now.advanced(by: .seconds(1))
  }

  /// Shows how far the search has come, at most five times a second.
  mutating func show(_ progress: FrontierProgress) {
    show(progress.plans, "plan", gap: progress.gap)
  }

  /// Shows how far the search over a model has come, at most five times a second.
  mutating func show(_ progress: FrontierSearchProgress) {
    show(progress.points, "point", gap: progress.gap)
  }

  /// Shows how much has been found, at most five times a second.
  mutating func show(_ count: Int, _ noun: String, gap: Double? = nil) {
    guard isWanted, clock.now >= next else { return }
    next = clock.now.advanced(by: .milliseconds(200))
    isShown = true
    let found = "\(count) \(noun)\(count == 1 ? "" : "s")"
    let gap = gap.map { ", a missed one is at most \(Percentage.gap($0)) better" } ?? ""
    talk.write("\r\u{1B}[K\(found)\(gap) (Ctrl-C shows what there is)")
  }

  /// Says that the search is over and what it found is being checked, where anything was said
  /// before.
  mutating func showVerification(of count: Int, _ noun: String = "plan") {
    if isShown { talk.write("\r\u{1B}[Kchecking \(count) \(noun)s") }
  }

  /// Takes the line away.
  mutating func clear() {
    if isShown { talk.write("\r\u{1B}[K") }
    isShown = false
  }
}
