// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Turns Robyn's responses into curves of total spend over several periods.
enum RobynCurves {
  /// How far straight lines may be from the formula, as a share of its largest value.
  static let tolerance = 0.0005
  /// No curve gets more points.
  static let pointLimit = 400

  /// A line for every channel, and what comes with nothing spent because earlier spend is still
  /// felt.
  static func model(
    _ robyn: RobynModel, periods: Int, _ report: inout ImportReport
  ) -> ImportedModel {
    var model = ImportedModel()
    var base = 0.0
    for channel in robyn.channels {
      let window = robyn.window ?? channel.spends.indices
      guard isUsable(channel, window: window, &report) else { continue }
      guard let (channel, price) = channel.priced(in: window) else {
        report.complain(
          .outOfRange, in: channel.source, at: channel.range,
          "\(Quoting.quoted(channel.name)) has no exposure in the window",
          suggestion: leaveOut(channel.name))
        continue
      }
      tellPrice(price, of: robyn.channels.first { $0.name == channel.name }, &report)
      let response = RobynResponse(channel, window: window)
      guard response.inflexion > 0, response.largestSpend > 0 else {
        report.complain(
          .outOfRange, in: channel.source, at: channel.range,
          "\(Quoting.quoted(channel.name)) has no spend in the window",
          suggestion: leaveOut(channel.name))
        continue
      }
      model.lines.append(line(channel.name, response, kpi: robyn.kpi, periods: periods))
      base += Double(periods) * response.value(at: 0)
    }
    model.kpis = [ImportedKPI(name: robyn.kpi, base: rounded(base))]
    model.remarks = [
      "All figures are totals of \(periods) periods of Robyn's data, the same spend in each.",
      "The base of \(YAMLText.name(robyn.kpi)) is what earlier spend still brings; what the model ascribes to trend, season and others is not in it.",
      "No channel may get more in a period than it ever got in one of the model's window.",
    ]
    return model
  }

  /// Warns that a channel's exposures are taken to cost the same however many are bought.
  private static func tellPrice(
    _ price: Double, of channel: RobynChannel?, _ report: inout ImportReport
  ) {
    guard let channel, let exposures = channel.exposures else { return }
    report.warn(
      channel.source, at: channel.range,
      "\(Quoting.quoted(channel.name)) is modelled on an exposure: 1,000 of it are taken to cost "
        + "\(NumberFormat.short(1000 * price)), the mean of \(Quoting.quoted(exposures.spendColumn)) in the window",
      suggestion: "where the price changes with the amount, give its curve as a long table")
  }

  /// What to do about a channel that cannot be imported.
  static func leaveOut(_ name: String) -> String {
    "leave it out with --without \(name.contains(" ") ? "'\(name)'" : name)"
  }

  private static func isUsable(
    _ channel: RobynChannel, window: Range<Int>, _ report: inout ImportReport
  ) -> Bool {
    for (what, values) in [
      ("a spend", channel.spends), ("an exposure", channel.exposures?.values ?? []),
    ] {
      guard let index = values.firstIndex(where: { $0 < 0 }) else { continue }
      report.complain(
        .outOfRange, in: channel.source, at: channel.range,
        "\(Quoting.quoted(channel.name)) has \(what) below 0 in period \(index + 1)",
        suggestion: leaveOut(channel.name))
      return false
    }
    let isFitted =
      channel.alpha > 0 && channel.gamma > 0 && (0..<1).contains(channel.theta)
      && channel.coefficient >= 0
    guard isFitted else {
      report.complain(
        .outOfRange, in: channel.source, at: channel.range,
        "\(Quoting.quoted(channel.name)) has parameters that no such model has: alpha and gamma lie above 0, theta in 0..1, coef at 0 or above",
        suggestion: leaveOut(channel.name))
      return false
    }
    guard let mean = channel.meanSpend, mean > 0 else {
      report.warn(
        channel.source, at: channel.range,
        "\(Quoting.quoted(channel.name)) has no spend in the model and is left out", suggestion: nil
      )
      return false
    }
    if channel.coefficient == 0 {
      report.warn(
        channel.source, at: channel.range,
        "the model finds no effect of \(Quoting.quoted(channel.name)), which is left out",
        suggestion: nil)
      return false
    }
    // The model tells the mean of the window or, in its JSON, of all periods.
    let means = [channel.spends[window], channel.spends[...]].map {
      $0.reduce(0, +) / Double(max(1, $0.count))
    }
    guard means.contains(where: { ($0 - mean).magnitude <= 0.01 * mean }) else {
      report.complain(
        .contradiction, in: channel.source, at: channel.range,
        "\(Quoting.quoted(channel.name)) has a mean of \(NumberFormat.short(means[0])) in the raw data and a mean spend of \(NumberFormat.short(mean)) in the model",
        suggestion:
          "if the model's window is not the whole file, say it with --window; if the channel is modelled on impressions, "
          + leaveOut(channel.name))
      return false
    }
    return true
  }

  private static func line(
    _ name: String, _ response: RobynResponse, kpi: String, periods: Int
  ) -> ImportedLine {
    let count = Double(periods)
    let most = cents(count * response.largestSpend)
    var line = ImportedLine(name: name, most: most, last: cents(count * response.meanSpend))
    var curve = ImportedCurve(kpi: kpi, form: .points([]))
    if response.carryOver == 0 {
      curve.form = .hill(
        max: rounded(count * response.coefficient), half: rounded(count * response.inflexion),
        shape: response.alpha)
    } else {
      let zero = response.value(at: 0)
      let sampled = sample(upTo: most) { spend in
        count * (response.value(at: spend / count) - zero)
      }
      curve.form = .points(sampled.points)
      curve.error = sampled.error
    }
    line.curves = [curve]
    return line
  }

  /// Points so dense that straight lines between them are within the tolerance.
  ///
  /// Pieces are halved, the worst first, until all are near enough; the error is the largest
  /// distance at 15 places of each.
  private static func sample(
    upTo most: Double, _ value: (Double) -> Double
  ) -> (points: [ImportedPoint], error: InterpolationError) {
    let largest = value(most).magnitude
    var spends = [0, most]
    var errors = [distance(0, most, of: value)]
    while let worst = errors.indices.max(by: { errors[$0] < errors[$1] }),
      errors[worst] > tolerance * largest, spends.count < pointLimit
    {
      let (left, right) = (spends[worst], spends[worst + 1])
      let middle = cents((left + right) / 2)
      guard middle > left, middle < right else { break }
      spends.insert(middle, at: worst + 1)
      errors[worst] = distance(left, middle, of: value)
      errors.insert(distance(middle, right, of: value), at: worst + 1)
    }
    let points = spends.map { ImportedPoint(spend: $0, value: rounded(value($0))) }
    let error = InterpolationError(
      amount: errors.max() ?? 0, largest: largest, isMeasured: true)
    return (points, error)
  }

  private static func distance(
    _ left: Double, _ right: Double, of value: (Double) -> Double
  ) -> Double {
    let (start, end) = (value(left), value(right))
    return (1..<16).map { step in
      let share = Double(step) / 16
      return (value(left + share * (right - left)) - (start + share * (end - start))).magnitude
    }.max() ?? 0
  }

  /// Money to the cent.
  private static func cents(_ amount: Double) -> Double { (amount * 100).rounded() / 100 }

  /// Nine digits, which are the same on every machine; 0 for what is closer to it than scenarios
  /// can hold.
  private static func rounded(_ value: Double) -> Double {
    value.magnitude < NumberText.smallest ? 0 : NumberFormat.rounded(value, digits: 9)
  }
}
