// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioCheck {
  /// Checks a KPI of independent audiences: each line reaches some of the population, but never all
  /// of it.
  mutating func checkAudience(of kpi: KPI, population: Double) {
    let path = ["kpis", kpi.name]
    if kpi.objective == .minimize {
      complain(
        .contradiction, at: path + ["objective"],
        "'\(kpi.name)' counts everybody once, and reaching fewer cannot be an objective",
        suggestion: "cap it with 'at most', or minimize a KPI without 'combine'")
    }
    if let target = kpi.target, target.kind != .atLeast {
      complain(
        .contradiction, at: path + ["target", target.kind.rawValue],
        "'\(kpi.name)' counts everybody once, and its target can only be 'at least'",
        suggestion: "write 'at least', or cap the KPI with 'at most' beside 'target'")
    }
    guard requirePositive(population, at: path + ["population"], "the population") else { return }
    if kpi.base < 0 {
      complain(
        .outOfRange, at: path + ["base"], "fewer than nobody cannot be reached",
        suggestion: "write a base of 0 or more")
    }
    requireFewer(kpi.base, than: population, at: path + ["base"], "the base")
    if let least = kpi.atLeast {
      requireFewer(least, than: population, at: path + ["at least"], "'at least'")
    }
    if let most = kpi.atMost {
      requireFewer(most, than: population, at: path + ["at most"], "'at most'")
    }
    if let target = kpi.target, target.kind == .atLeast {
      requireFewer(
        target.value, than: population, at: path + ["target", target.kind.rawValue], "the target")
    }
    checkLines(reaching: kpi.name, of: population)
  }

  private mutating func requireFewer(
    _ value: Double, than population: Double, at path: [String], _ what: String
  ) {
    guard value.isFinite, value >= population else { return }
    complain(
      .outOfRange, at: path,
      "\(what), \(Figure.text(value)), is not below the population, \(Figure.text(population))",
      suggestion: "plans reach a part of the population, never all of it")
  }

  /// No line may reach everybody, or fewer than nobody; one complaint for all of them.
  private mutating func checkLines(reaching kpi: String, of population: Double) {
    guard hasSoundLines else { return }
    let listing = OptionListing(scenario: scenario, resolution: resolution)
    var unfit: [(line: Int, package: String?, range: ClosedRange<Double>)] = []
    for line in 0..<scenario.lineCount {
      for option in listing.options(of: line) {
        let range = option.range(ofBrought: kpi)
        guard range.lowerBound > -.infinity || range.upperBound < .infinity,
          range.lowerBound < 0 || range.upperBound >= population
        else { continue }
        unfit.append((line, option.package, range))
        break
      }
    }
    guard let first = unfit.first else { return }
    let name = scenario.lineName(at: first.line)
    let section = first.package.map { ["creators", name, "packages", $0] } ?? ["campaigns", name]
    let others = unfit.count > 1 ? " (\(unfit.count - 1) more likewise)" : ""
    let path = section + ["brings", kpi]
    if first.range.lowerBound < 0 {
      complain(
        .outOfRange, at: path, "'\(name)' could reach fewer than nobody\(others)",
        suggestion: "let it bring 0 or more of '\(kpi)'")
    } else {
      let most =
        first.range.upperBound < .infinity
        ? "up to \(Figure.rounded(first.range.upperBound))" : "any number"
      complain(
        .outOfRange, at: path,
        "'\(name)' alone could reach \(most), and the population is \(Figure.text(population))\(others)",
        suggestion: "cap what is spent on it, take a curve that flattens, or correct the population"
      )
    }
  }
}
