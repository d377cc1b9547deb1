// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the creators: names, packages with what they bring, and what is settled.
struct CreatorChecks: ScenarioCheck {
  var review: ScenarioReview

  mutating func check() {
    checkNames(scenario.creators.map(\.name), section: ["creators"], kind: "creators")
    for creator in scenario.creators {
      let path = ["creators", creator.name]
      if let last = creator.last { requireMoney(last, at: path + ["last"], "'last'") }
      requireCommission(creator.commission, path)
      checkTraits(of: creator, path: path)
      checkShares(creator.markets, path: path)
      if creator.packages.isEmpty {
        complain(
          .missing, at: path + ["packages"], "'\(creator.name)' has no package",
          suggestion: "add one, for example 'packages: { one reel: { fee: 60k } }'")
      }
      checkNames(
        creator.packages.map(\.name), section: path + ["packages"],
        kind: "packages of '\(creator.name)'")
      for package in creator.packages {
        checkPackage(package, of: creator, path: path + ["packages", package.name])
      }
      checkBooking(of: creator, path: path + ["booked"])
    }
  }

  private mutating func checkPackage(
    _ package: Creator.Package, of creator: Creator, path: [String]
  ) {
    if package.name == "true" || package.name == "false" {
      complain(
        .ambiguousName, at: path, aboutKey: true,
        "'\(package.name)' has a meaning of its own behind 'booked' and cannot be a package",
        suggestion: "give it another name")
    }
    requireMoney(package.fee, at: path + ["fee"], "the fee")
    var seen: [String: Set<String?>] = [:]
    for figure in package.brings {
      let whole = path + ["brings", figure.kpi]
      let place = whole + (figure.market.map { ["by market", $0] } ?? [])
      if seen[figure.kpi] == nil {
        checkDelivered(figure.kpi, path: whole)
        checkDivision(
          of: figure.kpi, in: figure.market, path: whole, line: (creator.name, creator.markets))
      }
      checkRepeat(
        of: figure.kpi, in: figure.market, path: place, owner: "the package '\(package.name)'",
        &seen)
      requireFigure(figure.value, at: place, "what the package brings")
    }
  }

  private mutating func checkBooking(of creator: Creator, path: [String]) {
    guard case .package(let name) = creator.booking, !creator.packages.isEmpty else { return }
    let names = Set(creator.packages.map(\.name))
    guard !names.contains(name) else { return }
    complain(
      .unknownName, at: path, "'\(creator.name)' has no package '\(name)'",
      suggestion: suggestion(for: name, among: names))
  }
}
