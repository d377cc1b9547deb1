// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ScenarioCheck {
  /// Checks the figures of a curve and whether it says enough for the campaign's spends.
  mutating func checkCurve(
    _ curve: Curve, envelope: Envelope, of campaign: Int, path: [String]
  ) {
    var isSound = true
    for figure in curve.figures {
      let key = curve.key.map { path + [$0] + figure.key } ?? path
      let what = figure.key.first.map { "'\($0)'" } ?? "a figure"
      let isFine =
        figure.divides
        ? requirePositive(figure.value, key, what) : requireFigure(figure.value, key, what)
      isSound = isSound && isFine
    }
    if case .points(let points) = curve {
      checkReach(of: points, by: campaign, path: path)
    } else if envelope == .concave {
      complain(
        .contradiction, path + ["envelope"], "only 'points' can have an envelope",
        suggestion: "take 'envelope' away")
    }
    if isSound { checkSize(of: curve, by: campaign, path: path) }
  }

  /// Points without a tail must go as far as the campaign's money can.
  private mutating func checkReach(of points: PointsCurve, by campaign: Int, path: [String]) {
    guard points.tail == .undefined, let end = points.spends.last, hasSoundRange[campaign] else {
      return
    }
    let most = scenario.reachableRange(of: campaign, leastSpend: soundLeastSpend).upperBound
    guard most > end * (1 + 1e-9) else { return }
    let name = scenario.campaigns[campaign].name
    let spend =
      most == .infinity
      ? "any amount may be spent on '\(name)'"
      : "up to \(Figure.text(most)) may be spent on '\(name)'"
    complain(
      .outOfRange, path + ["points"], "the points end at \(Figure.text(end)), but \(spend)",
      suggestion: "add 'beyond: flat', more points, or end the campaign's spend there")
  }

  /// Steep powers can pass every number that a computer adds up exactly.
  private mutating func checkSize(of curve: Curve, by campaign: Int, path: [String]) {
    guard hasSoundRange[campaign] else { return }
    let range = scenario.reachableRange(of: campaign, leastSpend: soundLeastSpend)
    guard range.upperBound < .infinity else { return }
    let bounds = curve.bounds(over: range)
    let most = max(abs(bounds.lowerBound), abs(bounds.upperBound))
    if !(most <= Figure.largest) {
      complain(
        .outOfRange, path, "at a spend of \(Figure.text(range.upperBound)) the curve passes 1e15",
        suggestion: "check its parameters")
    }
  }

  /// The sum of the leasts that make sense.
  var soundLeastSpend: Double {
    resolution.leastSpend.isFinite ? resolution.leastSpend : 0
  }
}

extension Curve {
  /// A parameter with its place below the curve's key.
  struct NamedFigure {
    var key: [String]
    var value: Double
    /// Whether something is divided by it or raised to it.
    var divides: Bool
  }

  /// The key of the family in a scenario file; `nil` for a constant rate, whose key holds a number.
  var key: String? {
    switch self {
    case .linear: nil
    case .hill: "hill"
    case .exponential: "exponential"
    case .power: "power"
    case .logarithm: "log"
    case .logistic: "logistic"
    case .tanh: "tanh"
    case .points: "points"
    case .adbudg: "adbudg"
    }
  }

  /// Every figure of the curve with its key.
  var figures: [NamedFigure] {
    switch self {
    case .linear(let curve): [NamedFigure(key: [], value: curve.rate, divides: false)]
    case .hill(let curve):
      [.level("max", curve.max), .divisor("half", curve.half), .divisor("shape", curve.shape)]
    case .exponential(let curve): [.level("max", curve.max), .divisor("scale", curve.scale)]
    case .power(let curve):
      [
        .level("gain", curve.gain), .divisor("scale", curve.scale),
        .divisor("exponent", curve.exponent),
      ]
    case .logarithm(let curve): [.level("gain", curve.gain), .divisor("scale", curve.scale)]
    case .logistic(let curve): [.level("max", curve.max), .divisor("rate", curve.rate)]
    case .tanh(let curve): [.level("max", curve.max), .divisor("scale", curve.scale)]
    case .points(let curve):
      (curve.spends + curve.values).map { NamedFigure(key: [], value: $0, divides: false) }
    case .adbudg(let curve):
      [
        .level("low", curve.low), .level("high", curve.high), .divisor("shape", curve.shape),
        .divisor("half", curve.half),
      ]
    }
  }
}

extension Curve.NamedFigure {
  fileprivate static func level(_ key: String, _ value: Double) -> Self {
    Self(key: [key], value: value, divides: false)
  }

  fileprivate static func divisor(_ key: String, _ value: Double) -> Self {
    Self(key: [key], value: value, divides: true)
  }
}
