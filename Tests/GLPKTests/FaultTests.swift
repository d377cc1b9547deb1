// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport
import Synchronization
import Testing

@testable import GLPK

extension Problem {
  /// Makes GLPK abort.
  mutating func misuse(_ misuse: cglpk_misuse) throws(GLPKError) {
    try check(cglpk_misuse_problem(handle, misuse))
  }
}

extension cglpk_misuse {
  static let all: [cglpk_misuse] = [
    .bad_sense, .row_out_of_range, .duplicate_entry, .long_name, .not_a_number_bound,
    .empty_basic_column, .memory_limit,
  ]
}

@Suite("An abort inside GLPK is an error like any other")
struct FaultTests {
  @Test("it is thrown, the thread's problems are lost, and new ones work", arguments: 0..<7)
  func fault(kind: Int) throws {
    let misuse = cglpk_misuse.all[kind]
    try withProblem(textbook) { other in
      try other.solve()
      try withProblem(textbook) { problem in
        var reason = ""
        do throws(GLPKError) {
          try problem.misuse(misuse)
        } catch {
          if case .fault(let message) = error { reason = message }
        }
        #expect(reason.contains("Error detected in file"))
        #expect(throws: GLPKError.lost) { try problem.solve() }
        #expect(throws: GLPKError.lost) { try problem.basis() }
      }
      #expect(throws: GLPKError.lost) { try other.solve() }
      #expect(throws: GLPKError.lost) { try other.columnValues() }
      #expect(throws: GLPKError.lost) { try other.addColumns([NewColumn()]) }
      #expect(throws: GLPKError.lost) { try other.setCost(1, of: Column(index: 0)) }
      #expect(throws: GLPKError.lost) { try other.model() }
      #expect(throws: GLPKError.lost) { try other.solveInteger() }
      let outcome = try withProblem(textbook) { try $0.solve() }
      #expect(outcome.isOptimal && abs(outcome.objective - 11) < 1e-9)
    }
    #expect(GLPKMemory.usage() == GLPKMemory(blocks: 0, bytes: 0))
  }

  @Test("the message says what GLPK said")
  func message() throws {
    try withProblem(textbook) { problem in
      do throws(GLPKError) {
        try problem.misuse(.bad_sense)
        Issue.record("no fault")
      } catch {
        #expect(
          error.description.hasPrefix(
            "GLPK aborted: glp_set_obj_dir: dir = 99; invalid direction flag; Error detected in"))
      }
    }
  }

  @Test("a thousand faults leave nothing behind")
  func manyFaults() throws {
    for round in 0..<1000 {
      #expect(throws: GLPKError.self) {
        try withProblem(textbook) { (problem) throws(GLPKError) in
          try problem.solve()
          try problem.misuse(cglpk_misuse.all[round % 6])
        }
      }
    }
    #expect(GLPKMemory.usage().blocks == 0)
    let outcome = try withProblem(textbook) { try $0.solve() }
    #expect(outcome.isOptimal)
  }

  @Test("a problem smuggled to another thread answers with an error there, and works on at home")
  func foreignThread() throws {
    try withProblem(textbook) { problem in
      try problem.solve()
      let errors = Mutex<[GLPKError]>([])
      withUnsafeMutablePointer(to: &problem) { pointer in
        nonisolated(unsafe) let smuggled = pointer
        let thief = OwnThread {
          do throws(GLPKError) {
            try smuggled.pointee.solve()
          } catch {
            errors.withLock { $0.append(error) }
          }
          do throws(GLPKError) {
            try smuggled.pointee.setCosts([0, 0])
          } catch {
            errors.withLock { $0.append(error) }
          }
        }
        thief.join()
      }
      let thrown = errors.withLock { $0 }
      #expect(thrown == [.foreignThread, .foreignThread])
      let outcome = try problem.solve()
      #expect(abs(outcome.objective - 11) < 1e-9)
    }
  }
}
