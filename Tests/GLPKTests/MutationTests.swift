// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Limits
import Testing

@Suite("A problem that was changed is the problem that it would be if built so")
struct MutationTests {
  @Test("columns added after a solve enter the next one, which starts warm")
  func addColumns() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      let added = try problem.addColumns([
        NewColumn(.between(0, 1), cost: 10, entries: [ColumnEntry(Row(index: 0), 1)]),
        NewColumn(.atMost(0), cost: 0),
      ])
      #expect(added == Column(index: 2)..<Column(index: 4))
      #expect(problem.columnCount == 4)
      #expect(throws: GLPKError.notSolved) { try problem.columnValues() }
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && abs(outcome.objective - 19) < 1e-9)
    }
  }

  @Test("a batch that is emptied and filled again adds what it holds now")
  func batch() throws {
    try withProblem(textbook) { problem in
      var batch: ColumnBatch = [NewColumn(cost: 1, entries: [ColumnEntry(Row(index: 1), 5)])]
      try problem.addColumns(batch)
      batch.removeAll()
      #expect(batch.count == 0)
      batch.append(
        .between(-1, 1), cost: 2, isInteger: true, entries: [ColumnEntry(Row(index: 0), 3)])
      try problem.addColumns(batch)
      var expected = textbook
      expected.addColumn(cost: 1, entries: [ColumnEntry(Row(index: 1), 5)])
      expected.addColumn(
        .between(-1, 1), cost: 2, isInteger: true, entries: [ColumnEntry(Row(index: 0), 3)])
      let model = try problem.model()
      #expect(model.isSame(as: expected))
    }
  }

  @Test("nothing changes when one of several columns is refused")
  func refusedBatch() throws {
    try withProblem(textbook) { problem in
      let before = try problem.model()
      let good = NewColumn(cost: 1)
      let column = Column(index: 3)
      func expectRefused(_ bad: NewColumn, _ error: GLPKError) {
        #expect(throws: error) { try problem.addColumns([good, bad]) }
      }
      expectRefused(NewColumn(cost: .nan), .badNumber(.notANumber, at: .column(column)))
      expectRefused(
        NewColumn(.between(1, 0)), .crossedBounds(lower: 1, upper: 0, at: .column(column)))
      expectRefused(
        NewColumn(.between(0, 0.5), isInteger: true), .fractionalBound(0.5, of: column))
      expectRefused(
        NewColumn(entries: [ColumnEntry(Row(index: 2), 1)]),
        .outOfRange(.row(Row(index: 2)), count: 2))
      expectRefused(
        NewColumn(entries: [
          ColumnEntry(Row(index: 1), 1), ColumnEntry(Row(index: 0), 1),
          ColumnEntry(Row(index: 1), 1),
        ]), .repeated(.entry(Row(index: 1), column)))
      let after = try problem.model()
      #expect(after == before)
    }
  }

  @Test("removing columns that are not basic keeps the basis")
  func removeNonbasic() throws {
    try withProblem(randomModel(seed: 3)) { problem in
      let outcome = try problem.solve()
      let basis = try problem.basis()
      let values = try problem.columnValues()
      let idle = (0..<problem.columnCount).filter {
        basis.columns[$0] != .basic && values[$0] == 0
      }
      try #require(!idle.isEmpty)
      try problem.removeColumns(idle.map(Column.init(index:)))
      let again = try problem.solve()
      #expect(again.iterations == 0)
      #expect(abs(again.objective - outcome.objective) < 1e-9)
    }
  }

  @Test("removing basic columns goes on from the standard basis")
  func removeBasic() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      let basis = try problem.basis()
      #expect(basis.columns[1] == .basic)
      try problem.removeColumns([Column(index: 1)])
      let rebuilt = try problem.basis()
      #expect(rebuilt.rows == [.basic, .basic])
      let outcome = try problem.solve(SimplexOptions(method: .primal, recovery: .none))
      #expect(outcome.isOptimal && outcome.objective == 9)
      #expect(problem.columnCount == 1)
    }
  }

  @Test("rows may be added and removed between solves")
  func rows() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      let added = try problem.addRows([
        NewRow(.atMost(2), entries: [RowEntry(Column(index: 0), 1)]), NewRow(.free),
      ])
      #expect(added == Row(index: 2)..<Row(index: 4))
      let limited = try problem.solve(SimplexOptions(method: .dual))
      #expect(limited.isOptimal && abs(limited.objective - (6 + 8.0 / 3)) < 1e-9)
      try problem.removeRows([Row(index: 3), Row(index: 2)])
      #expect(problem.rowCount == 2)
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && abs(outcome.objective - 11) < 1e-9)
      let model = try problem.model()
      #expect(model.isSame(as: textbook))
    }
  }

  @Test("costs, bounds and coefficients may be changed between solves")
  func change() throws {
    let (x, y) = (Column(index: 0), Column(index: 1))
    try withProblem(textbook) { problem in
      try problem.setCosts([1, 5])
      var outcome = try problem.solve()
      #expect(abs(outcome.objective - 10) < 1e-9)
      try problem.setCost(0, of: y)
      try problem.setBounds(.exactly(2), of: x)
      outcome = try problem.solve()
      #expect(abs(outcome.objective - 2) < 1e-9)
      try problem.setBounds(.atMost(1), of: Row(index: 0))
      outcome = try problem.solve(SimplexOptions(method: .dual))
      #expect(outcome.conclusion == .infeasible)
      try problem.setEntries([ColumnEntry(Row(index: 1), 2)], of: x)
      outcome = try problem.solve()
      #expect(outcome.isOptimal && abs(outcome.objective - 2) < 1e-9)
    }
  }

  @Test("a basic column that loses its coefficients, where GLPK aborts, is no trouble")
  func emptiedBasicColumn() throws {
    let y = Column(index: 1)
    try withProblem(textbook) { problem in
      try problem.solve()
      try problem.setEntries([], of: y)
      try problem.setBounds(.between(0, 5), of: y)
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && outcome.objective == 19)
    }
    try withProblem(textbook) { problem in
      try problem.solve()
      try problem.setEntries([ColumnEntry(Row(index: 1), 0)], of: y)
      try problem.setBounds(.between(0, 5), of: y)
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && outcome.objective == 19)
    }
    try withProblem(textbook) { problem in
      try problem.solve()
      try problem.setEntries([ColumnEntry(Row(index: 0), 1)], of: Column(index: 0))
      try problem.removeRows([Row(index: 1)])
      try problem.setEntries([], of: y)
      try problem.removeRows([Row(index: 0)])
      try problem.setBounds(.between(0, 1), of: y)
      let outcome = try problem.solve()
      #expect(outcome.isOptimal && outcome.objective == 11)
    }
  }

  @Test("changes that make no sense are refused, by row and column")
  func refused() throws {
    let (x, far) = (Column(index: 0), Column(index: 2))
    let (row, below) = (Row(index: 0), Row(index: -1))
    try withProblem(textbook) { problem in
      let before = try problem.model()
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.setCost(1, of: far)
      }
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.setBounds(.free, of: far)
      }
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.setInteger(true, of: far)
      }
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.setEntries([], of: far)
      }
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.removeColumns([far])
      }
      #expect(throws: GLPKError.outOfRange(.row(below), count: 2)) {
        try problem.setBounds(.free, of: below)
      }
      #expect(throws: GLPKError.outOfRange(.row(below), count: 2)) {
        try problem.removeRows([below])
      }
      #expect(throws: GLPKError.outOfRange(.column(far), count: 2)) {
        try problem.addRows([NewRow(.free, entries: [RowEntry(far, 1)])])
      }
      #expect(throws: GLPKError.repeated(.column(x))) { try problem.removeColumns([x, x]) }
      #expect(throws: GLPKError.repeated(.row(row))) { try problem.removeRows([row, row]) }
      #expect(throws: GLPKError.repeated(.entry(row, x))) {
        try problem.setEntries([ColumnEntry(row, 1), ColumnEntry(row, 2)], of: x)
      }
      #expect(throws: GLPKError.repeated(.entry(Row(index: 2), x))) {
        try problem.addRows([NewRow(.free, entries: [RowEntry(x, 1), RowEntry(x, 1)])])
      }
      #expect(throws: GLPKError.badNumber(.infinite, at: .column(x))) {
        try problem.setCost(.infinity, of: x)
      }
      #expect(throws: GLPKError.badNumber(.notANumber, at: .column(Column(index: 1)))) {
        try problem.setCosts([1, .nan])
      }
      #expect(throws: GLPKError.wrongCount(expected: 2, found: 3)) {
        try problem.setCosts([1, 2, 3])
      }
      #expect(throws: GLPKError.badNumber(.notANumber, at: .entry(row, x))) {
        try problem.setEntries([ColumnEntry(row, .nan)], of: x)
      }
      #expect(throws: GLPKError.crossedBounds(lower: 1, upper: 0, at: .row(row))) {
        try problem.setBounds(.between(1, 0), of: row)
      }
      #expect(throws: GLPKError.badNumber(.notANumber, at: .column(x))) {
        try problem.setBounds(.atLeast(.nan), of: x)
      }
      try problem.setInteger(true, of: x)
      #expect(throws: GLPKError.fractionalBound(2.5, of: x)) {
        try problem.setBounds(.atMost(2.5), of: x)
      }
      try problem.setInteger(false, of: x)
      let after = try problem.model()
      #expect(after == before)
      try problem.setBounds(.atMost(2.5), of: x)
      #expect(throws: GLPKError.fractionalBound(2.5, of: x)) {
        try problem.setInteger(true, of: x)
      }
    }
  }

  @Test("adding or removing nothing changes nothing")
  func nothing() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      let columns = try problem.addColumns([NewColumn]())
      let rows = try problem.addRows([])
      try problem.removeColumns([])
      try problem.removeRows([])
      #expect(columns.isEmpty && rows.isEmpty)
      let values = try problem.columnValues()
      #expect(values.count == 2)
    }
  }

  @Test("a problem reads back as the model it was made of", arguments: 1...10)
  func readBack(seed: Int) throws {
    let model = randomModel(seed: UInt64(seed), integers: 5)
    let read = try withProblem(model) { try $0.model() }
    #expect(read.isSame(as: model))
  }

  @Test("after a hundred random changes, warm solves agree with cold ones", arguments: 1...5)
  func longLife(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let start = randomModel(seed: UInt64(seed), rows: 6, columns: 10)
    try withProblem(start) { problem in
      for step in 0..<100 {
        let column = Column(index: Int.random(in: 0..<problem.columnCount, using: &generator))
        switch step % 5 {
        case 0:
          let entries = (0..<problem.rowCount).map {
            ColumnEntry(Row(index: $0), Double.random(in: -3...3, using: &generator))
          }
          try problem.addColumns([
            NewColumn(
              .between(0, 2), cost: Double.random(in: -5...5, using: &generator), entries: entries)
          ])
        case 1: try problem.setCost(Double.random(in: -5...5, using: &generator), of: column)
        case 2: try problem.setBounds(.between(-2, Double(step % 7)), of: column)
        case 3: try problem.removeColumns([column])
        default:
          try problem.setEntries([ColumnEntry(Row(index: step % problem.rowCount), 1)], of: column)
        }
        let warm = try problem.solve(
          SimplexOptions(method: step.isMultiple(of: 2) ? .primal : .dual))
        let model = try problem.model()
        let cold = try withProblem(model) { try $0.solve() }
        #expect(warm.conclusion == cold.conclusion)
        if warm.isOptimal { #expect(abs(warm.objective - cold.objective) < 1e-6) }
      }
    }
  }
}

extension LinearModel {
  /// Whether two models differ in nothing but the order of their coefficients.
  func isSame(as other: LinearModel) -> Bool {
    func sorted(_ model: LinearModel) -> [[Double]] {
      model.entries.filter { $0.value != 0 }
        .map { [Double($0.row.index), Double($0.column.index), $0.value] }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    return sense == other.sense && objectiveConstant == other.objectiveConstant
      && costs == other.costs && isInteger == other.isInteger
      && columnBounds == other.columnBounds && rowBounds == other.rowBounds
      && sorted(self) == sorted(other)
  }
}
