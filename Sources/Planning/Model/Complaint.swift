// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is wrong, or worth knowing, in a scenario, with where it stands.
public struct Complaint: Hashable, Sendable {
  /// Whether a scenario with this complaint can be used.
  public enum Severity: String, Hashable, Sendable {
    /// It cannot.
    case error
    /// It can, but its author should know.
    case warning
  }

  /// A stable code, for example `A012`.
  public var code: Code
  /// Whether the scenario can be used.
  public var severity: Severity
  /// The keys from the top of the scenario to the place, for example
  /// `["rules", "brand floor", "at least"]`.
  public var path: [String]
  /// Whether the place is the last key of the path itself rather than the value behind it.
  public var isAboutKey: Bool
  /// What is wrong, in a planner's words, without a full stop.
  public var message: String
  /// What to do about it, or `nil` where the message says so.
  public var suggestion: String?

  /// Makes a complaint.
  public init(
    _ code: Code, severity: Severity = .error, path: [String], isAboutKey: Bool = false,
    message: String, suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.isAboutKey = isAboutKey
    self.message = message
    self.suggestion = suggestion
  }
}

extension Complaint {
  /// The codes that complaints carry; they keep their meaning from version to version.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file cannot be read as text.
    case unreadable = "A001"
    /// The file is not YAML or CSV.
    case syntax = "A002"
    /// The file uses a part of YAML that scenarios do not have.
    case unsupportedYAML = "A003"
    /// A key or a name appears twice.
    case duplicate = "A010"
    /// A required key is missing.
    case missing = "A011"
    /// A key that is not known here.
    case unknownKey = "A012"
    /// A key that is planned but not supported yet.
    case notSupportedYet = "A013"
    /// A value of the wrong type.
    case wrongType = "A020"
    /// A value that is not written as values are.
    case badValue = "A021"
    /// A number outside of what makes sense.
    case outOfRange = "A022"
    /// Amounts in different currencies, or an unknown one.
    case currency = "A023"
    /// A name that nothing has.
    case unknownName = "A030"
    /// A name that could mean two things.
    case ambiguousName = "A031"
    /// Definitions that go in a circle.
    case cycle = "A032"
    /// Parts that do not fit each other.
    case contradiction = "A033"
    /// A KPI that nothing delivers.
    case undelivered = "A034"
    /// Figures that disagree with each other, but can be used.
    case inconsistent = "A050"
    /// Objectives without a declared trade-off.
    case noTradeOff = "A101"
    /// Something that makes a scale impossible.
    case noScale = "A102"
    /// No plan fits.
    case infeasible = "A201"
    /// A limit is missing.
    case unbounded = "A202"
    /// Stopped before an answer was proven.
    case interrupted = "A203"
    /// A plan that failed verification.
    case verification = "A900"
    /// A defect of the program.
    case defect = "A901"
  }
}

/// All that is wrong with a scenario, never empty.
public struct Complaints: Error, Sendable {
  /// The complaints in the order of the scenario.
  public let all: [Complaint]

  /// Collects complaints.
  ///
  /// - Precondition: not empty.
  public init(_ all: [Complaint]) {
    precondition(!all.isEmpty, "an error has a complaint")
    self.all = all
  }
}
