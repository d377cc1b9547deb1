// SPDX-License-Identifier: GPL-3.0-or-later

/// Variants of one file that are to be put into its scenario, in order.
public struct VariantChoice: Hashable, Sendable {
  /// Their names, as the file has them.
  public let names: [String]

  /// The scenario as it stands.
  public static let base = VariantChoice(names: [])

  /// The word for the scenario as it stands, which no variant can have as its name.
  public static let baseName = "base"

  init(names: [String]) { self.names = names }
}

/// A variant that a file does not name.
public struct UnknownVariant: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name that was asked for.
  public let name: String
  /// The names that the file has.
  public let known: [String]

  /// What is wrong, and what to write.
  public var description: String {
    let message = "there is no variant \(Quoting.quoted(name))"
    if known.isEmpty { return "\(message): the scenario has none" }
    if let nearest = NearestName.nearest(to: name, among: known) {
      return "\(message); did you mean '\(nearest)'?"
    }
    return "\(message); there is \(Quoting.list(known))"
  }
}
