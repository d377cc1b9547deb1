// SPDX-License-Identifier: GPL-3.0-or-later

extension Described {
  /// The entries of a line in the file, without what stands in tables.
  func entries(of line: Line, tabulated: Bool) -> [String] {
    var list: [String] = []
    if let family = line.family {
      list.append("\(line.isCreator ? "category" : "channel"): \(family)")
    }
    if line.market.count == 1 {
      list.append("market: \(line.market[0].name)")
    } else if !line.market.isEmpty {
      let shares = line.market.map { "\($0.name): \(written($0.share * 100))%" }
      list.append("market: {\(shares.joined(separator: ", "))}")
    }
    switch line.kind {
    case .money(let least, let most, let step):
      let rate = line.currency.flatMap { rates[$0] } ?? 1
      let unit = line.currency.map { " \($0)" } ?? ""
      if let most, most == least {
        list.append("spend: \(written(most / rate))\(unit)")
      } else {
        let top = most.map { written($0 / rate) } ?? ""
        list.append("spend: \(written(least / rate))..\(top)\(unit)")
      }
      if let step { list.append("step: \(written(step))") }
    case .units(let units):
      var buys = ["unit: spot", "price: \(wording(of: units.prices))", "to: \(written(units.to))"]
      if units.forAll { buys.append("applies to: all units") }
      if units.from > 0 { buys.append("from: \(written(units.from))") }
      if units.whole { buys.append("whole: true") }
      list.append("buys: {\(buys.joined(separator: ", "))}")
    case .creator(let packages, let booked):
      switch booked {
      case .open: break
      case .some: list.append("booked: true")
      case .none: list.append("booked: false")
      case .package(let place): list.append("booked: \(packages[place].name)")
      }
      list.append(
        "packages: {\(packages.map { wording(of: $0, in: line) }.joined(separator: ", "))}")
    }
    if line.minimum > 0 { list.append("minimum if active: \(written(line.minimum))") }
    if line.fee > 0 { list.append("set-up fee: \(written(line.fee))") }
    if line.commission > 0 { list.append("commission: \(written(line.commission * 100))%") }
    if let last = line.last { list.append("last: \(written(last))") }
    if !line.figures.isEmpty {
      let figures = line.figures.map { "\($0.name): \(written($0.value))" }
      list.append("figures: {\(figures.joined(separator: ", "))}")
    }
    let brought = line.brings.filter { !(tabulated && isTabulated($0.response)) }
    if !brought.isEmpty {
      let responses = brought.map { "\($0.kpi): \(wording(of: $0.response))" }
      list.append("brings: {\(responses.joined(separator: ", "))}")
    }
    return list
  }

  /// The table of curves, where the scenario has one.
  func curveTable() -> String? {
    var rows = ""
    for line in lines where form.tabulatesCurves {
      for (kpi, response) in line.brings where isTabulated(response) {
        guard case .curve(.points(let points, _)) = response else { continue }
        rows += points.map { "\(line.name),\(kpi),\(written($0.x)),\(written($0.y))\n" }.joined()
      }
    }
    return rows.isEmpty ? nil : "line,kpi,spend,value\n" + rows
  }

  /// The table of creators, where the scenario has one.
  func creatorTable() -> String? {
    guard form.tabulatesCreators else { return nil }
    let names = kpis.filter { kpi in
      switch kpi.kind {
      case .added, .audience: true
      default: false
      }
    }.map(\.name)
    var rows =
      (["line", "category", "package", "fee", "booked", "commission", "last"] + names)
      .joined(separator: ",") + "\n"
    for line in lines {
      guard case .creator(let packages, let booked) = line.kind else { continue }
      for package in packages {
        let settled: String =
          switch booked {
          case .open: ""
          case .some: "true"
          case .none: "false"
          case .package(let place): packages[place].name
          }
        let figures = names.map { name in
          package.brings.first { $0.kpi == name }.map { written($0.figures[0]) } ?? ""
        }
        let commission = line.commission > 0 ? "\(written(line.commission * 100))%" : ""
        let cells = [
          line.name, line.family ?? "", package.name, written(package.fee), settled, commission,
          line.last.map(written) ?? "",
        ]
        rows += (cells + figures).joined(separator: ",") + "\n"
      }
    }
    return rows
  }

  private func isTabulated(_ response: Response) -> Bool {
    if case .curve(.points(_, false)) = response { true } else { false }
  }

  private func wording(of package: Package, in line: Line) -> String {
    let brought = package.brings.map { kpi, figures in
      guard figures.count > 1 else { return "\(kpi): \(written(figures[0]))" }
      let cells = zip(markets, figures).map { "\($0): \(written($1))" }
      return "\(kpi): {by market: {\(cells.joined(separator: ", "))}}"
    }
    let brings = brought.isEmpty ? "" : ", brings: {\(brought.joined(separator: ", "))}"
    return "\(package.name): {fee: \(written(package.fee))\(brings)}"
  }

  private func wording(of tiers: [Tier]) -> String {
    if tiers.count == 1, tiers[0].first == 1, tiers[0].last == nil {
      return written(tiers[0].value)
    }
    let list = tiers.map { tier in
      "\(tier.first)..\(tier.last.map(String.init) ?? ""): \(written(tier.value))"
    }
    return "{\(list.joined(separator: ", "))}"
  }

  private func wording(of response: Response) -> String {
    switch response {
    case .curve(let shape): return wording(of: shape)
    case .share(let share, let kpi):
      return "{rate: \(written(share * 100))%, of: \(kpi)}"
    case .perUnit(let tiers, let forAll):
      return "{per unit: \(wording(of: tiers))\(forAll ? ", applies to: all units" : "")}"
    case .byMarket(let list):
      let cells = list.map { "\($0.market): \(wording(of: $0.response))" }
      return "{by market: {\(cells.joined(separator: ", "))}}"
    }
  }

  private func wording(of shape: Shape) -> String {
    func named(_ name: String, _ values: [(String, Double)]) -> String {
      let list = values.map { "\($0): \(written($1))" }
      return "{\(name): {\(list.joined(separator: ", "))}}"
    }
    switch shape {
    case .line(let per, let value):
      return "{per \(written(per)): \(written(value))}"
    case .hill(let max, let half, let shape):
      let bend = shape == 1 ? [] : [("shape", shape)]
      return named("hill", [("max", max), ("half", half)] + bend)
    case .exponential(let max, let scale):
      return named("exponential", [("max", max), ("scale", scale)])
    case .power(let gain, let scale, let exponent):
      return named("power", [("gain", gain), ("scale", scale), ("exponent", exponent)])
    case .log(let gain, let scale): return named("log", [("gain", gain), ("scale", scale)])
    case .logistic(let max, let rate): return named("logistic", [("max", max), ("rate", rate)])
    case .tanh(let max, let scale): return named("tanh", [("max", max), ("scale", scale)])
    case .adbudg(let low, let high, let shape, let half):
      return named("adbudg", [("low", low), ("high", high), ("shape", shape), ("half", half)])
    case .points(let points, let envelope):
      let list = points.map { "\(written($0.x)): \(written($0.y))" }
      let end = envelope ? ", envelope: concave" : ""
      return "{points: {\(list.joined(separator: ", "))}, beyond: flat\(end)}"
    }
  }
}
