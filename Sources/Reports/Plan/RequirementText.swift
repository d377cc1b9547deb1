// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Which creators fall short of what is required, and why.
struct RequirementText {
  let context: ReportContext

  /// More creators than these are counted.
  private static let most = 8

  /// A sentence for each requirement that somebody falls short of.
  var sentences: [String] {
    let shortfalls = context.scenario.scenario.shortfalls
    return context.scenario.scenario.requirements.compactMap { requirement in
      let short = shortfalls.filter { $0.requirement == requirement }
      guard !short.isEmpty else { return nil }
      let names = short.prefix(Self.most).map { shortfall in
        let value = shortfall.value.map { FigureFormat.rounded($0) } ?? "not known"
        return "\(shortfall.creator) (\(value))"
      }
      let more = short.count - names.count
      let list = Amounts.list(names + (more > 0 ? ["\(more) more"] : []))
      return "Left out for \(requirement.trait), which must be \(bounds(of: requirement)): \(list)."
    }
  }

  private func bounds(of requirement: Requirement) -> String {
    let bounds = [
      requirement.atLeast.map { "at least \(FigureFormat.amount($0))" },
      requirement.atMost.map { "at most \(FigureFormat.amount($0))" },
    ]
    return bounds.compactMap(\.self).joined(separator: " and ")
  }
}

/// At which rates amounts in other currencies were converted.
struct ConversionText {
  let context: ReportContext

  /// One sentence, where there is something to say.
  var sentences: [String] {
    let scenario = context.scenario.scenario
    guard let currency = scenario.currency, !scenario.rates.isEmpty else { return [] }
    let rates = scenario.rates.map {
      "1 \($0.currency) = \(FigureFormat.amount($0.rate)) \(currency)"
    }
    return ["Other currencies were converted at \(Amounts.list(rates))."]
  }
}
