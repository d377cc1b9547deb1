// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension SurfaceReport {
  /// How complete the trade-off is, a picture, and the plans with those that have a name first.
  ///
  /// - Complexity: linear in plans × KPIs.
  public var document: Document {
    let context = ReportContext(scenario, options)
    let words = SurfaceWords(context: context, surface: surface)
    let matrix = SurfaceMatrix(context: context, surface: surface, words: words)
    let answer: [Document.Block] =
      [.lead(words.completeness, isPartial ? .notice : nil)]
      + words.worsts.map { .paragraph($0, .notice) }
    var document = Document(
      context, ["\(Amounts.list(surface.axes.map(\.kpi))) against each other"])
    document.add(answer, on: .page)
    if let picture = chart {
      document.add(.figure(.init(heading: "The trade-off", svg: picture.inline)))
    }
    document.add(.section("The plans"), matrix.table, remark: matrix.ends)
    document.add(.section("How good this is"))
    document.add(answer, on: .terminal)
    document.add(verification, context)
    document.add(surface.notes, verification.envelopeLifts, context)
    document.add(
      .paragraph(
        matrix.isWhole
          ? "'--format csv' has every KPI and every line."
          : "Not all plans are listed here: '--format csv' has every one, with every line.",
        .aside))
    if verification.isSound {
      document.add(words.nextStep, context)
      document.add(words.finer, context)
    }
    return document
  }

  /// The trade-off as a picture: an axis for each KPI and a line for each plan.
  public var svg: String? { chart?.file }

  var chart: SVGPicture? {
    let context = ReportContext(scenario, options)
    let words = SurfaceWords(context: context, surface: surface)
    let formats = surface.axes.map { axis in
      FigureFormat(
        [axis.ends.ideal, axis.ends.nadir], differences: [axis.ends.range / 20])
    }
    let axes = zip(surface.axes, formats).map { axis, format in
      ParallelChart.Axis(
        name: axis.kpi, best: format.text(axis.ends.ideal), worst: format.text(axis.ends.nadir))
    }
    let paths = surface.plans.enumerated().map { position, plan in
      let values = zip(surface.axes, formats).map { axis, format in
        "\(plan.value(of: axis.kpi).map(format.text) ?? options.dash) \(axis.kpi)"
      }
      return ParallelChart.Path(
        ways: surface.axes.map { $0.way(plan.value(of: $0.kpi)) }, name: words.titles(of: position),
        title: "Plan \(position + 1): \(values.joined(separator: ", "))")
    }
    return ParallelChart(
      title: "\(Amounts.list(surface.axes.map(\.kpi))) against each other",
      description: words.completeness, axes: axes, paths: paths
    ).picture
  }
}
