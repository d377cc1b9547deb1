// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning

/// Small scenarios whose reach counts everybody once, with every plan listed; the same on every
/// run.
struct AudienceExample {
  /// What a plan comes to.
  struct Outcome {
    var reach: Double
    var leads: Double
    var spend: Double
  }

  static let population = 1000.0
  let creators: [Creator]
  let budget: Double
  let base: Double

  init(seed: UInt64, lines: Int = 6) {
    var random = RandomNumbers(seed: seed)
    creators = (0..<lines).map { index in
      let packages = (0..<2).map { package in
        Creator.Package(
          name: "p\(package)", fee: random.number(5...20).rounded(),
          brings: [
            .init(kpi: "reach", value: random.number(20...500).rounded()),
            .init(kpi: "leads", value: random.number(1...20).rounded()),
          ])
      }
      return Creator(name: "c\(index)", packages: packages)
    }
    budget = random.number(25...45).rounded()
    base = seed % 2 == 0 ? 80 : 0
  }

  /// The scenario with some KPIs declared; those left out are declared plainly.
  func scenario(_ kpis: [KPI], budget: Budget? = nil) -> Scenario {
    let known = Set(kpis.map(\.name))
    let others = [reach(), KPI(name: "leads")].filter { !known.contains($0.name) }
    return Scenario(
      budget: budget ?? .atMost(self.budget), kpis: kpis + others, creators: creators)
  }

  /// The reach that counts everybody once.
  func reach(_ change: (inout KPI) -> Void = { _ in }) -> KPI {
    var kpi = KPI(name: "reach", definition: .independent(population: Self.population), base: base)
    change(&kpi)
    return kpi
  }

  /// What every plan within the budget comes to, by the formula itself.
  var all: [Outcome] {
    var all: [Outcome] = []
    func extend(_ line: Int, _ missed: Double, _ leads: Double, _ spend: Double) {
      if spend > budget { return }
      if line == creators.count {
        all.append(
          Outcome(reach: Self.population * (1 - missed), leads: leads, spend: spend))
        return
      }
      extend(line + 1, missed, leads, spend)
      for package in creators[line].packages {
        extend(
          line + 1, missed * (1 - package.brings[0].value / Self.population),
          leads + package.brings[1].value, spend + package.fee)
      }
    }
    extend(0, 1 - base / Self.population, 0, 0)
    return all
  }
}
