// SPDX-License-Identifier: GPL-3.0-or-later

/// Fitted curves from another tool, in the terms of a scenario, before they are written as one.
struct ImportedModel: Sendable {
  /// What the scenario is called.
  var title = ""
  /// What the reader of the scenario should know, one sentence each.
  var remarks: [String] = []
  /// The ISO 4217 code of all money; `nil` where the files do not say it.
  var currency: String?
  /// The most that may be spent, in money; `nil` where the files do not say it.
  var budget: Double?
  /// The run of days, `2026-07-01..2026-09-30`.
  var period: String?
  /// The KPIs in the order of the files.
  var kpis: [ImportedKPI] = []
  /// The lines in the order of the files.
  var lines: [ImportedLine] = []
  /// What is sold in packages, in the order of the files.
  var offers: [ImportedOffer] = []
}

/// What is sold in packages of which one or none is taken.
struct ImportedOffer: Sendable {
  /// Its name.
  var name: String
  /// Its packages, in the order of the files.
  var packages: [Package] = []

  /// One package.
  struct Package: Sendable {
    /// Its name, unique in the offer.
    var name: String
    /// What it costs, in money.
    var fee: Double
    /// What it brings of each KPI; the spend of each figure is the fee.
    var brings: [(kpi: String, figure: ImportedPoint)] = []
  }
}

/// A KPI that imported curves bring.
struct ImportedKPI: Hashable, Sendable {
  /// Its name.
  var name: String
  /// What comes with nothing spent, in its unit.
  var base = 0.0
}

/// A line of an import with all that is known of it.
struct ImportedLine: Sendable {
  /// Its name.
  var name: String
  /// The channel that it belongs to.
  var channel: String?
  /// The least and the most that may be spent, in money; no `most` says as far as its curves go.
  var least = 0.0
  var most: Double?
  /// What is paid once if anything is spent, in money.
  var setUpFee = 0.0
  /// What was spent so far, in money.
  var last: Double?
  /// What it brings, a curve for each KPI.
  var curves: [ImportedCurve] = []

  /// As far as all its curves are known, in money; `nil` where they have no end.
  var reach: Double? { curves.compactMap(\.reach).min() }
}

/// What a line brings of one KPI.
struct ImportedCurve: Sendable {
  /// How it is given.
  enum Form: Sendable {
    /// Points with straight lines between them, rising from spend 0.
    case points([ImportedPoint])
    /// max·x^shape/(half^shape + x^shape).
    case hill(max: Double, half: Double, shape: Double)
  }

  /// The KPI.
  var kpi: String
  /// How it is given.
  var form: Form
  /// How far straight lines between its points are from the curve; `nil` where there is nothing to
  /// tell it from.
  var error: InterpolationError?

  /// Its points; empty for a formula.
  var points: [ImportedPoint] {
    if case .points(let points) = form { points } else { [] }
  }

  /// The spend up to which it is known; `nil` for a formula.
  var reach: Double? { points.last?.spend }
}

/// A point of a curve with its range.
struct ImportedPoint: Hashable, Sendable {
  /// The money spent.
  var spend: Double
  /// What it brings, in the KPI's unit.
  var value: Double
  /// The low end of what it may bring, where it is given.
  var low: Double?
  /// The high end, where it is given.
  var high: Double?
}
