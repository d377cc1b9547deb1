// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What is shown of a trade-off between two KPIs in one way, and of one between more in another.
///
/// The order of what is told, and all that holds of any number of KPIs, is the report's.
protocol FrontierLayout {
  /// What is traded off.
  var title: String { get }
  /// What there is to say of the plans behind how complete they are.
  var remarks: [Document.Block] { get }
  /// The trade-off as a picture; `nil` where a plan has no value.
  var picture: SVGPicture? { get }
  /// The picture in signs; empty where there is none.
  var plot: String { get }
  /// What the marks of the picture stand for, where it has some.
  var legend: Document.Block? { get }
  /// The plans as a table.
  var table: FrontierListing { get }
  /// What to do next with plans that are sound.
  var nextSteps: [NextStep?] { get }
  /// The titles of the columns that CSV has behind KPIs and lines.
  var columns: [String] { get }
  /// What these columns say of a plan.
  func cells(of plan: Int) -> [String]
  /// The plans as a sheet of a workbook, with a chart where they have one.
  func sheet(_ parts: WorkbookParts) -> (plans: Workbook.Sheet, chart: Workbook.Chart?)
}

/// The plans of a trade-off as a table of a document.
struct FrontierListing {
  /// The table.
  var table: TextTable
  /// What the table needs to be read.
  var remark: String?
  /// Where what it leaves out can be found, where it leaves out something.
  var omitted: String?
}
