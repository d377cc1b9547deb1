// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment

extension AuditReport {
  /// The findings in the format in which code reviews take them; those that are silenced are marked
  /// as suppressed.
  ///
  /// Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0.
  ///
  /// - Parameter version: that of the tool.
  package func sarif(version: String) -> String {
    let codes = AuditCode.allCases
    let rules = codes.map { code -> JSONValue in
      .object([
        "id": .text(code.rawValue),
        "name": .text("\(code)".prefix(1).uppercased() + "\(code)".dropFirst()),
        "shortDescription": .object(["text": .text(Self.sentence(code.title))]),
      ])
    }
    let run: [String: JSONValue] = [
      "tool": .object([
        "driver": .object([
          "name": .text("apportion"), "version": .text(version), "rules": .list(rules),
        ])
      ]),
      "columnKind": .text("unicodeCodePoints"),
      "results": .list(
        entries.map { result($0, ruleIndex: codes.firstIndex(of: $0.finding.code) ?? 0) }),
    ]
    return JSONValue.object([
      "$schema": .text("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .text("2.1.0"), "runs": .list([.object(run)]),
    ]).serialized()
  }

  private func result(_ entry: Entry, ruleIndex: Int) -> JSONValue {
    .object([
      "ruleId": .text(entry.finding.code.rawValue), "ruleIndex": JSONValue(ruleIndex),
      "level": .text(entry.finding.severity.rawValue),
      "message": .object([
        "text": .text(
          "\(Self.sentence(entry.words.message)) \(entry.words.evidence) Fix: \(entry.words.fix).")
      ]),
      "locations": .list([location(entry)]),
      "suppressions": .list(
        entry.finding.acceptance.map {
          [.object(["kind": .text("inSource"), "justification": .text($0)])]
        } ?? []),
    ])
  }

  private func location(_ entry: Entry) -> JSONValue {
    var location: [String: JSONValue] = [
      "logicalLocations": .list([
        .object([
          "fullyQualifiedName": .text(entry.finding.path.joined(separator: ".")),
          "kind": .text("member"),
        ])
      ])
    ]
    if let place = entry.place {
      location["physicalLocation"] = .object([
        "artifactLocation": .object(["uri": .text(Self.uri(place.file))]),
        "region": .object([
          "startLine": JSONValue(place.line), "startColumn": JSONValue(place.column),
        ]),
      ])
    }
    return .object(location)
  }

  /// A path as a reference that an address may hold.
  ///
  /// Source: RFC 3986, section 2.3 and 3.3.
  static func uri(_ path: String) -> String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8
    var text = path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
    if path.hasPrefix("/") { text = "file://" + text }
    return text
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
