// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Verification

extension SurfaceReport {
  /// The trade-off as a page: how complete it is, a picture, and the plans with those that have a name first.
  ///
  /// - Complexity: linear in plans × KPIs.
  public var document: Document {
    let context = ReportContext(scenario, options)
    let words = SurfaceWords(context: context, surface: surface)
    let matrix = SurfaceMatrix(context: context, surface: surface, words: words)
    var document = Document(
      context, ["\(Amounts.list(surface.axes.map(\.kpi))) against each other"])
    document.add(.lead(words.completeness))
    for sentence in words.worsts { document.add(.paragraph(sentence, .notice)) }
    if let picture = chart {
      document.add(.figure(.init(heading: "The trade-off", svg: picture.inline)))
    }
    document.add(.section("The plans"), matrix.table, remark: matrix.ends)
    if !matrix.isWhole {
      document.add(
        .paragraph("Not all plans are listed here: '--format csv' has every one.", .aside))
    }
    document.add(.heading("How good this is"))
    document.add(verification, context)
    let notes = EnvelopeNotes(verification.envelopeLifts).sentences(surface.notes, context)
    document.add(.section("Notes"), notes)
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
