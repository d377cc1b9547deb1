// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

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
    guard isWanted, clock.now >= next else { return }
    next = clock.now.advanced(by: .milliseconds(200))
    isShown = true
    let plans = "\(progress.plans) plan\(progress.plans == 1 ? "" : "s")"
    let gap = progress.gap.map { ", a missed one is at most \(Self.percent($0)) better" } ?? ""
    talk.write("\r\u{1B}[K\(plans)\(gap) (Ctrl-C shows what there is)")
  }

  /// Takes the line away.
  mutating func clear() {
    if isShown { talk.write("\r\u{1B}[K") }
    isShown = false
  }

  /// A share in percent with two figures.
  private static func percent(_ share: Double) -> String {
    guard share > 0 else { return "0%" }
    var unit = 1.0
    var digits = 0
    while share * 100 < unit * 9.95, digits < 12 {
      unit /= 10
      digits += 1
    }
    let value = (share * 100 / unit).rounded() * unit
    return "\(digits == 0 ? "\(Int(min(value, 1e6)))" : "\(value)")%"
  }
}
