// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

extension ScenarioCheck {
  /// Checks the figures of a curve and whether it says enough for the campaign's spends.
  mutating func checkCurve(
    _ curve: Curve, envelope: Envelope, of campaign: Int, path: [String]
  ) {
    let isSound: Bool
    switch curve.form {
    case .formula(let formula):
      isSound = checkFigures(of: formula, path: path)
      if envelope == .concave {
        complain(
          .contradiction, at: path + ["envelope"], "only 'points' can have an envelope",
          suggestion: "take 'envelope' away")
      }
    case .points(let points):
      isSound = (points.spends + points.values).reduce(true) {
        requireFigure($1, at: path + ["points"], "a figure") && $0
      }
      checkReach(of: points, by: campaign, path: path)
    }
    if isSound { checkSize(of: curve, by: campaign, path: path) }
  }

  /// A constant rate has no name of its own in a scenario file.
  private mutating func checkFigures(of curve: any ParametricCurve, path: [String]) -> Bool {
    let family = type(of: curve).family
    let isNamed = CurveFamily.all.contains(family)
    var isSound = true
    for (parameter, value) in zip(family.parameters, curve.figures) {
      let key = isNamed ? path + [family.name, parameter.name] : path
      let what = isNamed ? "'\(parameter.name)'" : "a figure"
      let isFine =
        parameter.isPositive
        ? requirePositive(value, at: key, what) : requireFigure(value, at: key, what)
      isSound = isSound && isFine
    }
    return isSound
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
      .outOfRange, at: path + ["points"], "the points end at \(Figure.text(end)), but \(spend)",
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
        .outOfRange, at: path,
        "at a spend of \(Figure.text(range.upperBound)) the curve passes 1e15",
        suggestion: "check its parameters")
    }
  }

  /// The sum of the leasts that make sense.
  var soundLeastSpend: Double {
    resolution.leastSpend.isFinite ? resolution.leastSpend : 0
  }
}
