// SPDX-License-Identifier: GPL-3.0-or-later

import Models

extension ModelFrontierReport {
  /// How complete the frontier is, a picture if it is of two objectives, and the points.
  ///
  /// - Complexity: linear in points × columns.
  package var document: Document {
    let context = ModelContext(model: model, options: options)
    let words = ModelFrontierWords(context: context, frontier: frontier)
    var document = Document(
      title: model.name.isEmpty ? options.fileName : model.name,
      facts: ["\(context.sense) \(context.list(joinedBy: "and"))"])
    document.add(answer(words), on: .page)
    if let picture = chart {
      document.add(
        .figure(.init(heading: "The frontier", svg: picture.inline, text: plot(context))))
    }
    let (table, isWhole) = ModelFrontierTable(context: context, frontier: frontier).table()
    document.add(.section("The points"), table)
    document.add(.section("How good this is"))
    document.add(answer(words), on: .terminal)
    if let (sentence, isNotice) = words.worst {
      document.add(.paragraph(sentence, isNotice ? .notice : nil))
    }
    document.add(.paragraph(verdict))
    if !isWhole {
      document.add(
        .paragraph(
          "Not all columns fit here: '--format csv' has every column that is not 0 everywhere.",
          .aside))
    }
    return document
  }

  /// The frontier of two objectives as a picture; `nil` where there are more.
  package var svg: String? { chart?.file }

  var chart: SVGPicture? {
    guard frontier.several == nil else { return nil }
    let context = ModelContext(model: model, options: options)
    let joins = frontier.exchangeRates.map { $0 != nil }
    let formats = [0, 1].map { objective in
      FigureFormat(frontier.points.map { $0.values[objective] }, significant: 6)
    }
    let points = frontier.points.enumerated().map { position, point in
      TradeOffChart.Point(
        x: point.values[0], y: point.values[1], isJoined: joins[position],
        isOpen: frontier.isOpen(position),
        title: "Point \(position + 1): \(context.x) \(formats[0].text(point.values[0])), "
          + "\(context.y) \(formats[1].text(point.values[1]))")
    }
    let less = context.isMinimized ? ", less is better" : ""
    return TradeOffChart(
      title: "\(context.y) against \(context.x)",
      description: ModelFrontierWords(context: context, frontier: frontier).completeness,
      xTitle: context.x + less, yTitle: context.y + less, points: points, knee: frontier.knee,
      isMoreBetter: (!context.isMinimized, !context.isMinimized)
    ).picture
  }
}
