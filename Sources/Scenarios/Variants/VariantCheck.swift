// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

/// What is to be said about a scenario and each of its variants, every mistake once.
public struct VariantCheck: Sendable {
  /// All that was found, that of the scenario itself first; what only a variant has names it.
  public private(set) var diagnostics: [Diagnostic]
  /// How many errors are not kept.
  public private(set) var leftOut = 0

  /// All that was found, where some of it are errors.
  public var errors: Diagnostics? {
    let isWrong = leftOut > 0 || diagnostics.contains { $0.severity == .error }
    return isWrong ? Diagnostics(diagnostics, leftOut: leftOut) : nil
  }

  /// No more complaints than these are kept.
  public static var limit: Int { Findings.limit }

  /// A mistake at a place, whichever variant has it.
  private struct Key: Hashable {
    let place: Place
    let message: String
  }

  private var met: Set<Key>

  /// Starts with what there is to say about the scenario without variants.
  public init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
    met = Set(diagnostics.map { Key(place: $0.place, message: $0.message) })
  }

  /// Takes what there is to say about a variant; what was said before is not said again.
  ///
  /// - Parameters:
  ///   - found: the complaints about it.
  ///   - choice: the variant.
  ///   - leftOut: how many errors of the variant are not among those that were found.
  public mutating func add(
    _ found: [Diagnostic], of choice: VariantChoice, leftOut: Int = 0
  ) {
    self.leftOut += leftOut
    for diagnostic in found {
      // Once all room is taken, repeats are not told from others any more.
      guard diagnostics.count < Self.limit else {
        if diagnostic.severity == .error { self.leftOut += 1 }
        continue
      }
      guard met.insert(Key(place: diagnostic.place, message: diagnostic.message)).inserted else {
        continue
      }
      diagnostics.append(diagnostic.told(of: choice))
    }
  }
}

extension Diagnostic {
  /// The same with the variants in its message.
  fileprivate func told(of choice: VariantChoice) -> Diagnostic {
    if choice.names.isEmpty { return self }
    let word = choice.names.count == 1 ? "variant" : "variants"
    return Diagnostic(
      code: code, severity: severity, path: path, place: place,
      message: "in the \(word) \(Quoting.list(choice.names)): \(message)", suggestion: suggestion,
      excerpt: excerpt)
  }
}
