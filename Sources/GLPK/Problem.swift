// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// A problem inside GLPK, lent by `withProblem(_:_:)` for the length of one closure.
///
/// It can be changed and solved again, each solve starting from the basis that the last one left.
/// It lives on the thread that made it; elsewhere every call throws ``GLPKError/foreignThread``.
/// After ``GLPKError/fault(_:)`` it is gone, with every other problem of the thread.
@safe package struct Problem: ~Copyable {
  let handle: OpaquePointer

  /// The number of rows.
  package internal(set) var rowCount = 0

  /// The number of columns.
  package internal(set) var columnCount = 0

  /// What the problem holds of a solution; forgotten when the problem changes.
  var solution = StoredSolution()

  private init() throws(GLPKError) {
    var made: OpaquePointer?
    try unsafe check(cglpk_problem_create(&made))
    guard let made = unsafe made else { throw .tooBig }
    unsafe handle = made
  }

  /// Makes a problem of a model, which is checked first.
  package static func make(_ model: LinearModel) throws(GLPKError) -> Problem {
    let columns = try model.columnBatch()
    var problem = try Problem()
    try unsafe check(
      cglpk_set_objective(problem.handle, model.sense == .maximize, model.objectiveConstant))
    try problem.append(rows: model.rowBounds.map { NewRow($0) })
    try problem.append(columns)
    return problem
  }

  deinit {
    unsafe cglpk_problem_destroy(handle)
  }
}

/// What of a solution a problem holds at the moment.
struct StoredSolution {
  var hasPoint = false
}

/// Makes a problem of `model`, lends it to `body`, and frees it.
///
/// All of GLPK's memory for the problem is given back when this returns or throws. Problems may be
/// lent inside one another.
///
/// - Throws: What is wrong with the model (see ``LinearModel/validate()``), or what `body` throws.
/// - Complexity: Linear in rows, columns and coefficients, besides `body`.
package func withProblem<Result: ~Copyable>(
  _ model: LinearModel, _ body: (inout Problem) throws(GLPKError) -> Result
) throws(GLPKError) -> Result {
  var problem = try Problem.make(model)
  return try body(&problem)
}

/// Makes a problem of `model`, lends it to `body`, which may throw anything, and frees it.
///
/// - Throws: What is wrong with the model (see ``LinearModel/validate()``), or what `body` throws.
package func withProblem<Result: ~Copyable>(
  _ model: LinearModel, _ body: (inout Problem) throws -> Result
) throws -> Result {
  var problem = try Problem.make(model)
  return try body(&problem)
}

/// Makes a problem of `model`, lends it to `body`, and frees it; `wrapping` turns GLPK's errors
/// into those of `body`.
///
/// - Throws: What is wrong with the model (see ``LinearModel/validate()``), wrapped, or what `body`
///   throws.
package func withProblem<Result: ~Copyable, Failure: Error>(
  _ model: LinearModel, wrapping: (GLPKError) -> Failure,
  _ body: (inout Problem) throws(Failure) -> Result
) throws(Failure) -> Result {
  var problem = try wrapped(wrapping) { () throws(GLPKError) in try Problem.make(model) }
  return try body(&problem)
}

/// What `body` returns, its error turned into another.
private func wrapped<Result: ~Copyable, Failure: Error>(
  _ wrapping: (GLPKError) -> Failure, _ body: () throws(GLPKError) -> Result
) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw wrapping(error)
  }
}

/// Turns the status of a call into an error.
func check(_ status: cglpk_status) throws(GLPKError) {
  switch status {
  case .ok: return
  case .fault: throw .fault(faultMessage())
  case .lost: throw .lost
  case .foreign_thread: throw .foreignThread
  case .no_memory: throw .tooBig
  case .singular: throw .singularBasis
  }
}

/// GLPK's own words on why it aborted, on one line.
func faultMessage() -> String {
  let message = unsafe String(cString: cglpk_fault_message())
  return message.split(separator: "\n").joined(separator: "; ")
}
