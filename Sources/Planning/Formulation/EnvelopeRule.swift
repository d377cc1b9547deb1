// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// When a curve of points is replaced by its least concave majorant, and how that is told.
enum EnvelopeRule {
  /// Dips of at most this share of a curve's top are taken for noise.
  static let smallDip = 1e-4
  /// A majorant that lies above its points by less than this share of the top does so by rounding.
  static let rounding = 1e-12

  /// What the author should know about a replaced curve.
  static func note(
    _ checked: CheckedScenario, _ campaign: Int, _ flow: Flow, lift: Double, top: Double
  ) -> Complaint {
    let name = checked.scenario.campaigns[campaign].name
    let share = top == 0 ? 0 : lift / top
    let why =
      flow.envelope == .concave
      ? "its concave envelope" : "its concave envelope, because its dips are under 0.01% of its top"
    return Complaint(
      .inconsistent, severity: .warning, path: ["campaigns", name, "brings", flow.kpi],
      message:
        "the points of '\(flow.kpi)' from '\(name)' are used through \(why); "
        + "it lies at most \(short(lift)) (\(short(share * 100))% of the top) above them")
  }

  /// Three significant digits.
  static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
    var factor = 1.0
    var scaled = abs(value)
    while scaled >= 1000 {
      scaled /= 10
      factor *= 10
    }
    while scaled < 100 {
      scaled *= 10
      factor /= 10
    }
    let rounded = (scaled.rounded() * factor) * (value < 0 ? -1 : 1)
    let cleaned = factor < 1 ? (scaled.rounded() / (1 / factor).rounded()) : rounded
    let number = value < 0 && factor < 1 ? -cleaned : cleaned
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
