// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Testing

@Suite("Numbers that GLPK would choke on are refused before it sees them")
struct ModelValidationTests {
  let x = Column(index: 0)
  let row = Row(index: 0)

  func model(
    _ bounds: Bounds = .nonnegative, cost: Double = 1, isInteger: Bool = false,
    row rowBounds: Bounds = .atMost(1), entry: Double = 1, constant: Double = 0
  ) -> LinearModel {
    var model = LinearModel(.minimize, objectiveConstant: constant)
    let column = model.addColumn(bounds, cost: cost, isInteger: isInteger)
    model.addRow(rowBounds, entries: [RowEntry(column, entry)])
    return model
  }

  @Test("NaN is refused wherever it stands, and the place is named")
  func notANumber() {
    #expect(throws: GLPKError.badNumber(.notANumber, at: .column(x))) {
      try model(cost: .nan).validate()
    }
    #expect(throws: GLPKError.badNumber(.notANumber, at: .column(x))) {
      try model(.atMost(.nan)).validate()
    }
    #expect(throws: GLPKError.badNumber(.notANumber, at: .column(x))) {
      try model(.atLeast(.nan)).validate()
    }
    #expect(throws: GLPKError.badNumber(.notANumber, at: .row(row))) {
      try model(row: .atLeast(.nan)).validate()
    }
    #expect(throws: GLPKError.badNumber(.notANumber, at: .entry(row, x))) {
      try model(entry: .nan).validate()
    }
    #expect(throws: GLPKError.badNumber(.notANumber, at: .objectiveConstant)) {
      try model(constant: .nan).validate()
    }
  }

  @Test("infinite costs and coefficients are refused")
  func infinite() {
    #expect(throws: GLPKError.badNumber(.infinite, at: .column(x))) {
      try model(cost: .infinity).validate()
    }
    #expect(throws: GLPKError.badNumber(.infinite, at: .entry(row, x))) {
      try model(entry: -.infinity).validate()
    }
    #expect(throws: GLPKError.badNumber(.infinite, at: .objectiveConstant)) {
      try model(constant: .infinity).validate()
    }
  }

  @Test("a bound at the wrong infinity is refused")
  func wrongInfinity() {
    #expect(throws: GLPKError.badNumber(.infinite, at: .column(x))) {
      try model(.atLeast(.infinity)).validate()
    }
    #expect(throws: GLPKError.badNumber(.infinite, at: .row(row))) {
      try model(row: .atMost(-.infinity)).validate()
    }
  }

  @Test("numbers of absurd size are refused, bounds at the largest double among them")
  func tooLarge() {
    let most = Double.greatestFiniteMagnitude
    #expect(throws: GLPKError.badNumber(.tooLarge(-most), at: .column(x))) {
      try model(.between(-most, most)).validate()
    }
    #expect(throws: GLPKError.badNumber(.tooLarge(most), at: .column(x))) {
      try model(.between(0, most)).validate()
    }
    #expect(throws: GLPKError.badNumber(.tooLarge(1e30), at: .entry(row, x))) {
      try model(entry: 1e30).validate()
    }
    #expect(throws: Never.self) { try model(cost: 1e29).validate() }
  }

  @Test("crossed bounds are refused, equal ones are not")
  func crossed() {
    #expect(throws: GLPKError.crossedBounds(lower: 2, upper: 1, at: .column(x))) {
      try model(.between(2, 1)).validate()
    }
    #expect(throws: GLPKError.crossedBounds(lower: 2, upper: 1, at: .row(row))) {
      try model(row: .between(2, 1)).validate()
    }
    #expect(throws: Never.self) { try model(.exactly(1), row: .exactly(1)).validate() }
  }

  @Test("integer columns need whole bounds, or none")
  func fractional() {
    #expect(throws: GLPKError.fractionalBound(0.5, of: x)) {
      try model(.between(0, 0.5), isInteger: true).validate()
    }
    #expect(throws: Never.self) { try model(.free, isInteger: true).validate() }
    #expect(throws: Never.self) { try model(.between(0, 0.5)).validate() }
  }

  @Test("coefficients given twice or outside the problem are refused")
  func indices() {
    var twice = model()
    twice.setEntry(row, x, 2)
    #expect(throws: GLPKError.repeated(.entry(row, x))) { try twice.validate() }

    var outside = model()
    outside.setEntry(Row(index: 7), x, 2)
    #expect(throws: GLPKError.outOfRange(.row(Row(index: 7)), count: 1)) {
      try outside.validate()
    }
    var negative = model()
    negative.setEntry(row, Column(index: -1), 2)
    #expect(throws: GLPKError.outOfRange(.column(Column(index: -1)), count: 1)) {
      try negative.validate()
    }
  }

  @Test("a refused model is never lent")
  func neverLent() {
    #expect(throws: GLPKError.badNumber(.notANumber, at: .column(x))) {
      try withProblem(model(cost: .nan)) { (_) throws(GLPKError) in Issue.record("lent") }
    }
  }

  @Test("a caller's own error type comes through, with GLPK's errors wrapped in it")
  func wrapping() {
    enum Failure: Error, Equatable {
      case solver(GLPKError)
      case mine
    }
    #expect(throws: Failure.solver(.badNumber(.notANumber, at: .column(x)))) {
      try withProblem(model(cost: .nan), wrapping: Failure.solver) { (_) throws(Failure) in }
    }
    #expect(throws: Failure.mine) {
      try withProblem(model(), wrapping: Failure.solver) { (_) throws(Failure) in
        throw Failure.mine
      }
    }
  }

  @Test("every error says what is wrong and where")
  func descriptions() {
    let entry = Place.entry(Row(index: 1), Column(index: 2))
    let sentences: [(GLPKError, String)] = [
      (.badNumber(.notANumber, at: entry), "row 1, column 2: not a number"),
      (.badNumber(.infinite, at: .objectiveConstant), "the objective's constant: infinite"),
      (.badNumber(.tooLarge(1e40), at: .row(row)), "row 0: 1e+40 is too large"),
      (
        .crossedBounds(lower: 2, upper: 1, at: .column(x)),
        "column 0: lower bound 2.0 is above upper bound 1.0"
      ),
      (.fractionalBound(0.5, of: x), "column 0: bound 0.5 of an integer column is not whole"),
      (.outOfRange(.row(row), count: 0), "row 0 does not exist: there are 0"),
      (.repeated(.column(x)), "column 0 is given twice"),
      (.wrongCount(expected: 2, found: 3), "2 numbers are needed, not 3"),
      (
        .wrongNumberOfBasics(expected: 2, found: 1),
        "a basis needs 2 basic rows and columns, not 1"
      ),
      (.emptyBasicColumn(x), "column 0 has no entries and cannot be basic"),
      (.singularBasis, "the basis has no inverse"),
      (.badOption(name: "time limit", value: -1), "-1.0 is not a possible time limit"),
      (.notSolved, "there is no solution of the problem as it stands"),
      (
        .fractionalStart(0.5, of: x),
        "column 0: starting value 0.5 of an integer column is not whole"
      ),
      (
        .infeasibleStart(violation: 0.25),
        "the starting point breaks a row or bound by 0.25 of it"
      ),
      (.startWithPresolve, "the integer presolver cannot take a starting point"),
      (.tooBig, "too large for GLPK or for memory"),
      (.fault("x"), "GLPK aborted: x"),
      (.lost, "the problem is gone, because GLPK aborted on this thread"),
      (.foreignThread, "the problem belongs to another thread"),
    ]
    for (error, sentence) in sentences { #expect(error.description == sentence) }
  }
}
