// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// A command that answers a question.
///
/// Commands find out; what is printed where, and how the process ends, is decided in one place,
/// ``Session``.
protocol AnsweringCommand: ParsableCommand {
  /// Which question it answers.
  static var kind: JSONEnvelope.Kind { get }
  /// Which question these arguments ask, where that depends on them.
  var answeredKind: JSONEnvelope.Kind { get }
  /// How it speaks.
  var talk: TalkOptions { get }
  /// Where its answer is printed, and how; at least one place.
  var destinations: [Destination] { get }
  /// The file that it is about, as the user named it.
  var subject: String { get }
  /// The changes that the user made to it.
  var settings: [String] { get }
  /// The variants that are put into it.
  var variants: [String] { get }
  /// The switches that every other question about the file needs too.
  var switches: [String] { get }

  /// Finds the answer.
  func answer(_ talk: Talk) throws(Failure) -> Answer
}

extension AnsweringCommand {
  var answeredKind: JSONEnvelope.Kind { Self.kind }
  var destinations: [Destination] { [Destination(file: nil, format: .table)] }
  var settings: [String] { [] }
  var variants: [String] { [] }
  var switches: [String] { [] }
}
