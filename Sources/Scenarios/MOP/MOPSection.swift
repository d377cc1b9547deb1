// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of an MPS file, each begun by its name in the first column.
enum MOPSection: String, CaseIterable {
  case name = "NAME"
  case sense = "OBJSENSE"
  case rows = "ROWS"
  case columns = "COLUMNS"
  case rightHandSides = "RHS"
  case ranges = "RANGES"
  case bounds = "BOUNDS"
  case end = "ENDATA"

  /// The part that has to come before.
  var needed: MOPSection? {
    switch self {
    case .name, .sense, .rows, .end: nil
    case .columns, .rightHandSides, .ranges: .rows
    case .bounds: .columns
    }
  }

  /// Parts that other tools know, and what to do without them.
  static let unsupported: [String: String] = [
    "OBJSENS": "write OBJSENSE",
    "OBJNAME": "leave it out: every N row is an objective here",
    "OBJECT": "leave it out: every N row is an objective here",
    "REFROW": "leave it out; special ordered sets are not supported",
    "SOS": setAdvice, "SETS": setAdvice, "SOS1": setAdvice, "SOS2": setAdvice,
    "QUADOBJ": linearAdvice, "QMATRIX": linearAdvice, "QSECTION": linearAdvice,
    "QCMATRIX": linearAdvice, "CSECTION": linearAdvice, "PWLOBJ": linearAdvice,
    "GENCONS": linearAdvice,
    "INDICATORS": "write each as a row with a large coefficient on a 0-1 column",
    "LAZYCONS": "write its rows among the others under ROWS",
    "USERCUTS": "leave it out: it does not change the model",
    "BRANCH": "leave it out: it does not change the model",
  ]

  private static let setAdvice = "write the set with 0-1 columns and rows"
  private static let linearAdvice = "only linear objectives and rows can be read"
}
