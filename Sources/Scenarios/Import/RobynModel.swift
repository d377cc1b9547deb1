// SPDX-License-Identifier: GPL-3.0-or-later

import Programs

/// What Robyn's files say about the channels of one fitted model.
struct RobynModel: Sendable {
  /// What the model explains.
  var kpi: String
  /// The channels in the order of the files.
  var channels: [RobynChannel] = []
  /// The rows of the raw data in which the model was fitted, from 0; `nil` for all of them.
  var window: Range<Int>?
}

/// A paid channel of a fitted model: Hill saturation of geometrically carried-over spend.
struct RobynChannel: Sendable {
  /// Its name.
  var name: String
  /// What the model brings at most in a period.
  var coefficient: Double
  /// The shape of the saturation.
  var alpha: Double
  /// Where its inflexion lies, as a share of the largest carried-over spend.
  var gamma: Double
  /// The share of what was felt in one period that is still felt in the next.
  var theta: Double
  /// The inflexion itself, where the files hold it.
  var inflexion: Double?
  /// The mean spend of a period that the model was told.
  var meanSpend: Double?
  /// The spend of every period in the raw data.
  var spends: [Double]
  /// What the model saw of the channel in every period where that is an exposure, such as
  /// impressions, and not the spend.
  var exposures: Exposures?
  /// Where complaints about it are put.
  var source: SourceText
  var range: Range<Int>

  /// What a model saw of a channel, and the column with what it cost.
  struct Exposures: Sendable {
    /// The exposure of every period in the raw data.
    var values: [Double]
    /// The column of the raw data that holds the spend.
    var spendColumn: String
  }

  /// The channel as a function of money, with exposures bought at the mean price of a window, and
  /// that price.
  ///
  /// Hill saturation and geometric carry-over keep their form where everything is divided by one
  /// number, so that only the unit of the exposures and of the inflexion changes. `nil` where the
  /// window has no exposure or no spend.
  func priced(in window: Range<Int>) -> (channel: RobynChannel, price: Double)? {
    guard let exposures else { return (self, 1) }
    let bought = exposures.values[window].reduce(0, +)
    let paid = spends[window].reduce(0, +)
    guard bought > 0, paid > 0 else { return nil }
    let price = paid / bought
    var channel = self
    channel.spends = exposures.values.map { $0 * price }
    channel.inflexion = inflexion.map { $0 * price }
    channel.exposures = nil
    return (channel, price)
  }
}

/// A channel's response as a function of its spend in a period, as Robyn's allocator takes it.
///
/// Spend in a period adds to the mean of what is carried over from earlier ones in the window:
/// coefficient·x^alpha/(x^alpha + inflexion^alpha) at x = spend + mean carry-over. Carried-over
/// spend is x'(t) = x(t) + theta·x'(t-1) over the whole series; inflexion = gamma · max x' in the
/// window.
///
/// Source: `saturation_hill`, `adstock_geometric` and `fx_objective` of Robyn 3.12.1
/// (facebookexperimental/Robyn).
struct RobynResponse: Sendable {
  let coefficient: Double
  let alpha: Double
  let inflexion: Double
  /// The mean carried-over spend of a period in the window.
  let carryOver: Double
  /// The mean and the largest spend of a period in the window.
  let meanSpend: Double
  let largestSpend: Double

  /// The response of a channel in a window of rows.
  ///
  /// - Complexity: linear in the number of rows.
  init(_ channel: RobynChannel, window: Range<Int>) {
    var felt: [Double] = []
    felt.reserveCapacity(channel.spends.count)
    for spend in channel.spends { felt.append(spend + channel.theta * (felt.last ?? 0)) }
    let spends = channel.spends[window]
    let count = Double(window.count)
    coefficient = channel.coefficient
    alpha = channel.alpha
    inflexion = channel.inflexion ?? channel.gamma * (felt[window].max() ?? 0)
    meanSpend = spends.reduce(0, +) / count
    largestSpend = spends.max() ?? 0
    carryOver = max(0, felt[window].reduce(0, +) / count - meanSpend)
  }

  /// What a spend in one period brings in it, with what is carried over.
  func value(at spend: Double) -> Double {
    let felt = spend + carryOver
    if felt <= 0 { return 0 }
    return coefficient / (1 + Elementary.pow(inflexion / felt, alpha))
  }
}
