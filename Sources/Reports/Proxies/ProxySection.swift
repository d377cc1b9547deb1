// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

/// What there is to say about one proxy, part by part.
struct ProxySection {
  let assessment: ProxyAssessment
  let context: ReportContext

  private var options: TextOptions { context.options }
  private var proxy: Proxy { assessment.proxy }
  private var words: ProxyWords { ProxyWords(assessment: assessment, context: context) }

  func add(to document: inout Document) {
    let words = words
    document.add(.heading("\(proxy.kpi) for \(proxy.distal): \(ProxyWords.verdict(assessment))"))
    document.add(.paragraph(words.priceSentence, words.priceRole))
    document.add(.paragraph(words.sampleSentence))
    if let evidence = assessment.evidence {
      document.add(.list(words.reasons(evidence)))
      if let sentence = words.lineSentence { document.add(.paragraph(sentence, .notice)) }
      document.add(
        .heading("Correlation by lag"), lagTable(evidence), remark: words.intervalRemark(evidence))
      if let rate = evidence.rate {
        add(rate, evidence, to: &document)
      }
    }
    if case .priced(let price) = assessment.price {
      document.add(
        .heading("The price of being wrong"), priceTable(price), remark: words.boundSentence(price))
      document.add(.heading("Where the money goes"), moneyTable(price))
    }
    if let quality = assessment.quality {
      document.add(.heading("Scores by line"), lineTable(quality))
      document.add(.list(words.sentences(quality)))
      document.add(.heading("Thresholds"), stepTable(quality), remark: words.stepRemark(quality))
    }
  }

  /// The rate: a picture where pages can hold one, a table, and its trend.
  private func add(_ rate: ProxyRate, _ evidence: ProxyEvidence, to document: inout Document) {
    guard let table = rateTable(rate, evidence) else { return }
    document.add(.heading("Rate of \(proxy.distal) to \(proxy.kpi)"))
    if let picture = rateChart(rate, evidence)?.picture {
      document.add(.figure(.init(svg: picture.inline)))
    }
    document.add(.table(table))
    if let sentence = words.trendSentence(rate, evidence) {
      document.add(.paragraph(sentence, .aside))
    }
  }

  private func lagTable(_ evidence: ProxyEvidence) -> TextTable? {
    guard evidence.scan.count > 0 else { return nil }
    var table = TextTable([
      .init(title: "lag"), .init(title: "pairs"), .init(title: "count as"),
      .init(title: "Pearson"), .init(title: "interval", alignment: .left),
      .init(title: "", alignment: .left),
    ])
    for (index, look) in evidence.scan.looks.enumerated() {
      let correlation = look.correlation.value
      let isBest = index == evidence.scan.best
      table.rows.append([
        .init("\(look.lag)", .heading), .init("\(look.size)"),
        .init(correlation.map { ProxyWords.count($0.effectiveSize) } ?? options.dash),
        .init(correlation.map { ProxyWords.coefficient($0.coefficient) } ?? options.dash),
        .init(
          correlation.map { ProxyWords.span(evidence.interval($0)) }
            ?? look.correlation.reason.map(words.undefined) ?? options.dash),
        .init(isBest && !evidence.isLagKnown ? "strongest" : ""),
      ])
    }
    func add(_ name: String, _ found: Measured<Correlation>) {
      guard let correlation = found.value else { return }
      table.rows.append([
        .init(name, .aside), .init("\(correlation.size)"),
        .init(ProxyWords.count(correlation.effectiveSize)),
        .init(ProxyWords.coefficient(correlation.coefficient)),
        .init(ProxyWords.span(evidence.interval(correlation))), "",
      ])
    }
    let at = evidence.scan.looks.count > 1 ? " at \(evidence.lag)" : ""
    add("ranks\(at)", evidence.spearman)
    add("changes\(at)", evidence.changes)
    return table
  }

  /// How many windows of a rolling rate are shown; programs get all.
  private static let mostWindows = 8

  private func rateTable(_ rate: ProxyRate, _ evidence: ProxyEvidence) -> TextTable? {
    let windows = rate.rolling.windows
    guard !windows.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "from", alignment: .left), .init(title: "to", alignment: .left),
      .init(title: "rate"), .init(title: "95% interval", alignment: .left),
    ])
    let count = min(windows.count, Self.mostWindows)
    for place in 0..<count {
      let window =
        windows[count == 1 ? 0 : place * (windows.count - 1) / (count - 1)]
      table.rows.append([
        .init(words.day(window.positions.lowerBound, evidence), .heading),
        .init(words.day(window.positions.upperBound, evidence), .heading),
        .init(words.rate(window.rate.value)),
        .init(window.rate.interval().map(words.span(ofRate:)) ?? options.dash),
      ])
    }
    return table
  }

  /// The rates as a picture, with the change where the verdict or a doubt rests on it.
  private func rateChart(_ rate: ProxyRate, _ evidence: ProxyEvidence) -> RateChart? {
    let title = "\(proxy.distal) to \(proxy.kpi), over \(rate.rolling.width) periods each"
    var moment: (position: Int, words: String)?
    if case .value(let change) = rate.change, change.significance <= ProxyBar.perhaps {
      moment = (change.position, "changed \(words.day(change.position, evidence))")
    }
    return RateChart(
      title: title,
      description:
        "Each mark is the rate of the periods up to its place, each line its 95% interval.",
      windows: rate.rolling.windows, change: moment, day: { words.day($0, evidence) },
      rate: words.rate)
  }

  private func priceTable(_ price: ProxyPrice) -> TextTable {
    var table = TextTable([
      .init(title: "", alignment: .left, wraps: true), .init(title: "best for \(proxy.kpi)"),
      .init(title: "best for \(proxy.distal)"), .init(title: "difference"),
    ])
    func add(_ name: String, _ first: Double, _ second: Double) {
      let format = FigureFormat([first, second], differences: [second - first])
      table.rows.append([
        .init(name, .heading), .init(format.text(first)), .init(format.text(second)),
        .init(format.signed(second - first)),
      ])
    }
    add(words.withUnit(proxy.kpi), price.proxyBest.proxy, price.distalBest.proxy)
    add(words.withUnit(proxy.distal), price.proxyBest.distal, price.distalBest.distal)
    add(
      words.withUnit(KPI.spend), price.proxyBest.plan.totalSpend, price.distalBest.plan.totalSpend)
    return table
  }

  /// The lines that get different amounts in the two plans, the largest difference first.
  private func moneyTable(_ price: ProxyPrice) -> TextTable? {
    let rows = zip(price.proxyBest.plan.allocations, price.distalBest.plan.allocations)
      .map { (line: $0.line, first: $0.spend, second: $1.spend) }
      .filter { abs($0.second - $0.first) > 1e-6 * max(1, price.proxyBest.plan.totalSpend) }
      .sorted { (abs($1.second - $1.first), $0.line) < (abs($0.second - $0.first), $1.line) }
      .prefix(Self.mostLines)
    guard !rows.isEmpty else { return nil }
    let format = FigureFormat(rows.flatMap { [$0.first, $0.second] })
    var table = TextTable([
      .init(title: "line", alignment: .left, wraps: true), .init(title: "best for \(proxy.kpi)"),
      .init(title: "best for \(proxy.distal)"), .init(title: "difference"),
    ])
    table.rows = rows.map {
      [
        .init($0.line, .heading), .init(format.text($0.first)), .init(format.text($0.second)),
        .init(format.signed($0.second - $0.first)),
      ]
    }
    return table
  }

  private static let mostLines = 12

  private func lineTable(_ quality: ProxyQuality) -> TextTable {
    let hasModel = quality.lines.contains { $0.modelled != nil }
    var columns: [TextTable.Column] = [
      .init(title: "line", alignment: .left, wraps: true), .init(title: "scored"),
    ]
    if let threshold = quality.threshold {
      columns.append(.init(title: "at \(FigureFormat.amount(threshold)) or above"))
      columns.append(.init(title: "95% interval", alignment: .left))
    }
    columns.append(.init(title: "converted"))
    columns.append(.init(title: "95% interval", alignment: .left))
    if hasModel { columns.append(.init(title: "scenario")) }
    var table = TextTable(columns)
    table.rows = quality.lines.map { line in
      var row: [TextTable.Cell] = [
        .init(line.line, .heading),
        .init(FixedPoint.text(Double(line.converted.size), decimals: 0)),
      ]
      if let qualified = line.qualified {
        row.append(.init(ProxyWords.share(qualified) ?? options.dash))
        row.append(.init(ProxyWords.span(ofShare: qualified.interval())))
      }
      row.append(.init(ProxyWords.share(line.converted) ?? options.dash))
      row.append(.init(ProxyWords.span(ofShare: line.converted.interval())))
      if hasModel {
        row.append(
          .init(
            line.modelled.map(Percentage.share) ?? options.dash,
            line.contradictsModel ? .notice : nil))
      }
      return row
    }
    return table
  }

  private func stepTable(_ quality: ProxyQuality) -> TextTable? {
    guard !quality.steps.isEmpty else { return nil }
    var table = TextTable([
      .init(title: "threshold"), .init(title: "units at or above"), .init(title: "converted"),
      .init(title: words.withUnit(proxy.distal)), .init(title: "gain"),
      .init(title: "", alignment: .left),
    ])
    let values = quality.steps.compactMap(\.distal)
    let format = FigureFormat(values, differences: quality.steps.compactMap(\.gain))
    let best = quality.best
    table.rows = quality.steps.map { step in
      var marks: [String] = []
      if step.isDeclared { marks.append("in use") }
      if step.threshold == best?.threshold, best?.gain ?? 0 > 0 { marks.append("best") }
      if step.qualified.count < ProxyQuality.fewUnits { marks.append("few units") }
      return [
        .init(FigureFormat.amount(step.threshold), .heading),
        .init(ProxyWords.share(step.qualified) ?? options.dash),
        .init(ProxyWords.share(step.converted) ?? options.dash),
        .init(step.distal.map(format.text) ?? options.dash),
        .init(
          step.gain.map(format.signed) ?? options.dash, step.gain.map { $0 < 0 ? .bad : .good }),
        .init(marks.joined(separator: ", ")),
      ]
    }
    return table
  }
}
