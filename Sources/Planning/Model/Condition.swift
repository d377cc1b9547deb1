// SPDX-License-Identifier: GPL-3.0-or-later

/// A named rule between two lines: if one gets money, the other must, or must not.
public struct Condition: Hashable, Sendable {
  /// What the first line's money asks of the second line.
  public enum Consequence: String, Hashable, Sendable, CaseIterable {
    /// It gets money too.
    case then
    /// It gets none.
    case not
  }

  /// The name, unique among rules and conditions.
  public var name: String
  /// The line that the condition starts from.
  public var line: LineReference
  /// What it asks.
  public var consequence: Consequence
  /// The line that it asks it of.
  public var other: LineReference

  /// Makes a condition.
  public init(
    name: String, if line: LineReference, _ consequence: Consequence, _ other: LineReference
  ) {
    self.name = name
    self.line = line
    self.consequence = consequence
    self.other = other
  }
}
