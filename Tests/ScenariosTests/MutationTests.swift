// SPDX-License-Identifier: GPL-3.0-or-later

import Planning
import Scenarios
import Testing

@Suite("Mutated files")
struct MutationTests {
  /// A repeatable stream of numbers, after G. Marsaglia's xorshift.
  private struct Stream {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  private static let pieces = [
    "{", "}", "[", "]", ":", ": ", ",", "\n", "  ", "- ", "? ", "\"", "'", "#", " #", "&a", "*a",
    "!", "|", ">", "%", "@", "\t", "---\n", "...", "<<", "\\", "..", "é", "\u{A0}", "\u{0}", "0",
    "-", "1e999", "@", "under", "per", "market", "+5%", "k", "GBP", " of ", " x ", "no", "~", "\r",
    "\u{FEFF}", "東",
  ]

  @Test(
    "hundreds of mutations load or are refused with places inside of their file",
    arguments: [LinearScenarioTests.text, MarketSample.whole])
  func mutationsNeverCrash(text: String) throws {
    let original = Array(text.utf8)
    var stream = Stream(state: 0x9E37_79B9_7F4A_7C15)
    var accepted = 0
    for _ in 0..<400 {
      var bytes = original
      for _ in 0...stream.next(below: 3) { mutate(&bytes, &stream) }
      let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }.count
      do {
        _ = try ScenarioFile.load("a.yaml", reading: MemoryReader(bytes: ["a.yaml": bytes]))
        accepted += 1
      } catch {
        guard case .invalid(let diagnostics) = error else { continue }
        for diagnostic in diagnostics.all {
          #expect(diagnostic.line >= 1 && diagnostic.line <= lines)
          #expect(diagnostic.column >= 1 && diagnostic.endColumn > diagnostic.column)
          #expect(!diagnostic.rendered().isEmpty)
        }
      }
    }
    #expect(accepted > 0)
  }

  @Test("hundreds of mutated tables load or are refused")
  func mutatedTablesNeverCrash() throws {
    let text = """
      apportion: 1
      kpis: {reach: {base: 1}}
      campaigns: {from: lines.csv}
      curves: {from: curves.csv, envelope: concave}
      """
    let lines = Array("line,channel,least,most,last\ntv,air,0,50k,20k\n\"a b\",,1k,9k,\n".utf8)
    let curves = Array("line,kpi,spend,value\ntv,reach,0,0\ntv,reach,50k,7\n".utf8)
    var stream = Stream(state: 0xD1B5_4A32_D192_ED03)
    for round in 0..<500 {
      var files = ["a.yaml": Array(text.utf8), "lines.csv": lines, "curves.csv": curves]
      let name = round.isMultiple(of: 2) ? "lines.csv" : "curves.csv"
      var bytes = files[name] ?? []
      for _ in 0...stream.next(below: 3) { mutate(&bytes, &stream) }
      files[name] = bytes
      for diagnostic in diagnostics(of: MemoryReader(bytes: files)) {
        #expect(diagnostic.line >= 1 && diagnostic.column >= 1)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ stream: inout Stream) {
    let place = stream.next(below: max(1, bytes.count))
    switch stream.next(below: 5) {
    case 0:
      bytes.removeSubrange(place..<min(bytes.count, place + 1 + stream.next(below: 8)))
    case 1:
      let piece = Self.pieces[stream.next(below: Self.pieces.count)]
      bytes.insert(contentsOf: Array(piece.utf8), at: place)
    case 2:
      if !bytes.isEmpty { bytes[place] = UInt8(stream.next(below: 256)) }
    case 3:
      let other = stream.next(below: max(1, bytes.count))
      let piece = bytes[other..<min(bytes.count, other + 1 + stream.next(below: 40))]
      bytes.insert(contentsOf: Array(piece), at: place)
    default:
      let piece = Self.pieces[stream.next(below: Self.pieces.count)]
      let end = min(bytes.count, place + 1 + stream.next(below: 3))
      bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
    }
  }
}
