// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Models
import Planning
import Scenarios
import Testing

@Suite("Models that were tampered with")
struct MOPFuzzTests {
  /// Numbers from a seed, the same on every machine.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      // Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let texts =
    [MOPReaderTests.knapsack, MOPReaderTests.cards]
    + (MOPMistakeTests.sections + MOPMistakeTests.bounds).map(\.text)

  private static let scraps = [
    "ROWS", "COLUMNS", "RHS", "BOUNDS", "RANGES", "ENDATA", "\n", "\r", "\t", " ", "*", "'MARKER'",
    "'INTORG'", "'INTEND'", "N", "1e999", "-1e-999", ".", "+", "-", "e", "D", "''", "'", "\u{FEFF}",
    "é", "\u{301}", "UP", "FR", "MI", "99999999999999999999999", "0", "-0", "x", "cost",
  ]

  @Test("a model that is cut off anywhere is read or refused", arguments: texts.prefix(2))
  func truncation(text: String) throws {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count { _ = try modelComplaints(bytes: Array(bytes[..<length])) }
  }

  @Test(
    "a model with bytes changed, lost, doubled or put in is read or refused, at a place that it has"
  )
  func mutations() throws {
    var dice = Dice(state: 7)
    for round in 0..<2000 {
      var bytes = Array(Self.texts[round % Self.texts.count].utf8)
      for _ in 0...Int.random(in: 0..<4, using: &dice) {
        if bytes.isEmpty { break }
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 0..<12, using: &dice))
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        default:
          let scrap = Self.scraps[Int.random(in: 0..<Self.scraps.count, using: &dice)]
          bytes.insert(contentsOf: Array(scrap.utf8), at: place)
        }
      }
      try check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) throws {
    let files = MemoryReader(bytes: ["a.mop": bytes])
    let diagnostics: [Diagnostic]
    do throws(LoadError) {
      let loaded = try ModelFile.load("a.mop", reading: files)
      for variable in loaded.model.variables {
        #expect(variable.bounds.lower <= variable.bounds.upper)
      }
      #expect(loaded.model.objectives.count == 2)
      diagnostics = loaded.warnings
    } catch {
      guard case .invalid(let found) = error else { throw error }
      #expect(found.all.contains { $0.severity == .error })
      diagnostics = found.all
    }
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    for diagnostic in diagnostics {
      #expect((1...lines).contains(diagnostic.line))
      #expect(diagnostic.column >= 1 && diagnostic.endColumn > diagnostic.column)
      _ = diagnostic.rendered()
    }
  }

  @Test("twice the lines take a model of the same shape: nothing is quadratic in rows or columns")
  func size() throws {
    let count = 20_000
    var text = "ROWS\n N a\n N b\n"
    for row in 0..<count { text += " L r\(row)\n" }
    text += "COLUMNS\n"
    for column in 0..<count { text += " c\(column) a 1 b -1 r\(column) 2.5\n" }
    text += "RHS\n"
    for row in 0..<count { text += " r\(row) \(row)\n" }
    text += "BOUNDS\n"
    for column in 0..<count { text += " UP B c\(column) 4.5\n" }
    let model = try model(text + "ENDATA\n")
    #expect(model.constraints.count == count)
    #expect(model.variables.allSatisfy { $0.bounds == .between(0, 4.5) })
    #expect(model.entries.count == count)
  }
}
