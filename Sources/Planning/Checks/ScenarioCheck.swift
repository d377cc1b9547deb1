// SPDX-License-Identifier: GPL-3.0-or-later

/// A check of one part of a scenario, or warnings about it: one type each, in the lists of
/// ``ScenarioReview``.
///
/// A check may meet a scenario that failed others, so each looks only at what it knows to be sound,
/// and needs nothing that another one leaves behind.
protocol ScenarioCheck: SendableMetatype {
  /// The scenario, with the complaints so far.
  var review: ScenarioReview { get set }

  init(review: ScenarioReview)

  /// Complains about everything that is wrong with the part.
  mutating func check()
}

/// What checks know of the scenario.
extension ScenarioCheck {
  var scenario: Scenario { review.scenario }
  var resolution: Resolution { review.resolution }
  var index: NameIndex { review.resolution.index }
  var hasSoundRange: [Bool] { review.hasSoundRange }
  var hasSoundLines: Bool { review.hasSoundLines }
  var hasSoundMarkets: Bool { review.hasSoundMarkets }
  var marketNames: Set<String> { review.marketNames }
  var partNames: Set<String> { review.partNames }
}

/// Complaints.
extension ScenarioCheck {
  mutating func complain(
    _ code: Complaint.Code, at path: [String], aboutKey: Bool = false, _ message: String,
    suggestion: String? = nil
  ) {
    review.complaints.append(
      Complaint(
        code, path: path, isAboutKey: aboutKey, message: message, suggestion: suggestion))
  }

  mutating func warn(_ path: [String], _ message: String, suggestion: String? = nil) {
    review.complaints.append(
      Complaint(
        .inconsistent, severity: .warning, path: path, message: message, suggestion: suggestion))
  }

  /// What to say about a name that nothing has: the nearest name, else all names where they are
  /// few.
  mutating func suggestion(
    for written: String, among names: @autoclosure () -> Set<String>
  ) -> String? {
    guard review.searchesLeft > 0 else { return nil }
    let names = names()
    if let name = nearest(to: written, among: names) { return "did you mean '\(name)'?" }
    guard !names.isEmpty, names.count <= 8 else { return nil }
    return "there is " + names.sorted().map { "'\($0)'" }.joined(separator: ", ")
  }

  /// The name that was probably meant, as long as searches are left.
  mutating func nearest(
    to written: String, among names: @autoclosure () -> Set<String>
  ) -> String? {
    guard review.searchesLeft > 0 else { return nil }
    review.searchesLeft -= 1
    return NearestName.to(written, among: names())
  }

  /// The names with arrows, the first again at the end.
  static func chain(_ names: [String]) -> String {
    let shown = names.count > 6 ? names.prefix(5) + ["..."] : names[...]
    return (shown + [names[0]]).map { "'\($0)'" }.joined(separator: " → ")
  }
}

/// Figures.
extension ScenarioCheck {
  /// Complains about a figure that is not a number of sensible size; says whether it is one.
  @discardableResult
  mutating func requireFigure(_ value: Double, at path: [String], _ what: String) -> Bool {
    if !value.isFinite {
      complain(.outOfRange, at: path, "\(what) must be a finite number")
      return false
    }
    if abs(value) > Figure.largest {
      complain(.outOfRange, at: path, "\(what) must be within 1e15, not \(Figure.plain(value))")
      return false
    }
    return true
  }

  /// Complains about a figure that is not 0 or above.
  @discardableResult
  mutating func requireMoney(_ value: Double, at path: [String], _ what: String) -> Bool {
    guard requireFigure(value, at: path, what) else { return false }
    if value < 0 {
      complain(.outOfRange, at: path, "\(what) cannot be negative, but is \(Figure.text(value))")
      return false
    }
    return true
  }

  /// Complains about a commission that is no share from 0 to 1.
  mutating func requireCommission(_ value: Double, _ path: [String]) {
    guard requireMoney(value, at: path + ["commission"], "the commission"), value > 1 else {
      return
    }
    complain(
      .outOfRange, at: path + ["commission"],
      "the commission is \(Figure.percentage(value)), more than the money that it is paid for",
      suggestion: "write it as a share, for example 8%")
  }

  /// Complains about a figure that is not above 0.
  @discardableResult
  mutating func requirePositive(_ value: Double, at path: [String], _ what: String) -> Bool {
    guard requireFigure(value, at: path, what) else { return false }
    if value < Figure.smallest {
      complain(.outOfRange, at: path, "\(what) must be above 0, not \(Figure.text(value))")
      return false
    }
    return true
  }
}
