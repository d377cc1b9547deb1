// SPDX-License-Identifier: GPL-3.0-or-later

import Apportion
import Limits
import Scenarios
import Testing

/// A scenario that is written for one test, through the library.
struct Written {
  let scenario: CheckedScenario
  let planner: Planner

  init(_ text: String) throws {
    scenario = try ScenarioFile.load("test.yaml", reading: Text(text: text)).scenario
    planner = try Planner(scenario)
  }

  /// The best plan, which must be proven and pass verification.
  func solved(_ options: SearchOptions = SearchOptions()) throws -> Solution {
    guard case .found(let solution) = try planner.solve(options) else {
      throw Shipped.Unexpected("no proven plan")
    }
    #expect(Verifier(scenario).verify(solution).failures.isEmpty)
    return solution
  }

  private struct Text: FileReader {
    let text: String

    func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] { Array(text.utf8) }
  }
}
