// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Reports

@Suite("JSON as text")
struct JSONWriterTests {
  @Test("what nobody sees, or what turns text, is written as an escape and reads as it was")
  func unseen() throws {
    let text = "a\u{7F}\u{85}\u{2028}\u{202E}\u{2066}\u{FEFF}\u{1}\n\t\"\\/é漢🙂\u{200D}"
    let json = JSONValue.list([.text(text)]).serialized(.compact)
    let escaped =
      #"a\u007f\u0085\u2028\u202e\u2066\ufeff\u0001\n\t\"\\/é漢🙂"# + "\u{200D}"
    #expect(json == "[\"\(escaped)\"]\n")
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test("values are laid out with sorted keys, indented or on one line")
  func layout() {
    let value = JSONValue.object([
      "b": .list([]), "a": .list([.number(1), .number(-0.5), .null]),
      "c": .object([:]), "d e": .object(["x": .bool(true)]),
    ])
    #expect(
      value.serialized(.compact) == #"{"a":[1,-0.5,null],"b":[],"c":{},"d e":{"x":true}}"# + "\n")
    #expect(
      value.serialized() == """
        {
          "a" : [
            1,
            -0.5,
            null
          ],
          "b" : [

          ],
          "c" : {

          },
          "d e" : {
            "x" : true
          }
        }

        """)
  }

  @Test("numbers keep every bit")
  func numbers() throws {
    var state: UInt64 = 7
    var numbers: [Double] = [
      0, 1e15, 1e16, 123_456_789, .leastNonzeroMagnitude, 1.7976931348623157e308, 0.1, 1 / 3,
    ]
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      if number.isFinite { numbers.append(number) }
    }
    let json = JSONValue.list(numbers.map { .number($0) }).serialized(.compact)
    let read = try JSONDecoder().decode([Double].self, from: Data(json.utf8))
    #expect(read == numbers)
    #expect(JSONValue.number(.nan).serialized(.compact) == "null\n")
  }
}
