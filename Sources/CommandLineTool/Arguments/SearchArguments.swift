// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Models
import Planning

/// How good an answer must be, and how long it may take.
struct SearchArguments: ParsableArguments {
  @Option(help: "How far from the best an answer may be, for example 1e-6 or 0.1%.")
  var gap: GapArgument?

  @Option(help: "Stop after this time and show what there is, for example 500ms, 10s or 2m.")
  var timeLimit: DurationArgument?

  /// The options of a search that begins now: what was done since the process began is part of the
  /// time that it may take, and so is what will be done with its plans.
  ///
  /// How long checking and writing a plan takes follows from how long it took to read its scenario:
  /// both go over the same lines on the same machine. It was about a tenth of that for 200 to 1,000
  /// campaigns or creators in JSON.
  ///
  /// - Parameter scenarios: how many scenarios were read since the process began.
  func options(points: Int? = nil, reading scenarios: Int = 1) -> SearchOptions {
    let perPlan = SystemCalls.age / Double(scenarios) * 0.15
    return SearchOptions(
      gap: gap?.share, points: points, timeLimit: remaining.map { max(.zero, $0 - perPlan) },
      timePerPlan: perPlan)
  }

  /// What is left of the time; `nil` without a limit.
  private var remaining: Duration? {
    (timeLimit?.duration).map { max(.zero, $0 - SystemCalls.age) }
  }

  /// The options of a search for the frontier of a model.
  func modelOptions(points: Int?) -> ModelSearch.Options {
    ModelSearch.Options(gap: gap?.share, points: points, timeLimit: remaining)
  }
}
