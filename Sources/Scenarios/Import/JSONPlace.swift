// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// Finds where a text stops being JSON.
package enum JSONPlace {
  /// The complaint about a text with line and column; `nil` for JSON.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - name: what the complaint calls it.
  /// - Complexity: linear in the number of bytes.
  package static func complaint(about bytes: [UInt8], name: String) -> Diagnostic? {
    let (source, problems) = TextDecoding.decode(
      bytes, name: name, index: 0, limit: bytes.count)
    if let problem = problems.first { return Diagnostic(problem, in: [source]) }
    do throws(JSONReader.Problem) {
      _ = try JSONReader.read(source.bytes)
      return nil
    } catch {
      let range = error.offset..<min(source.bytes.count, error.offset + 1)
      let finding = Finding(
        .syntax, at: source.span(range), "this is not JSON: \(error.message)",
        suggestion: "save a plan with 'apportion solve FILE -o plan.json'")
      return Diagnostic(finding, in: [source])
    }
  }
}
