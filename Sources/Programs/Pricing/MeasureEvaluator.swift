// SPDX-License-Identifier: GPL-3.0-or-later

/// Evaluates every measure of a separable program at a plan, on the true curves.
struct MeasureEvaluator: ~Copyable {
  private let pricer: Pricer
  private let oneClass: Block<Int32>
  private let totals: Block<Double>

  init(_ program: SeparableProgram) {
    pricer = Pricer(program)
    oneClass = Block(repeating: 0, count: program.lineCount)
    totals = Block(repeating: 0, count: program.measureCount)
  }

  /// - Complexity: linear in response terms and entries of the measures.
  func measures(at spends: [Double]) -> [Double] {
    let spends = Block(spends)
    pricer.evaluate(at: spends)
    pricer.accumulate(at: spends, classes: oneClass, into: totals)
    return zip(totals.array, pricer.tables.measures).map { $0 + $1.constant }
  }
}
