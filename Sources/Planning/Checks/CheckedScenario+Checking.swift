// SPDX-License-Identifier: GPL-3.0-or-later

extension CheckedScenario {
  /// Checks a scenario, collecting everything that is wrong with it.
  ///
  /// Throws every error, in the order budget, trade-off, KPIs, campaigns, groups, rules, goals;
  /// warnings come only with a sound scenario.
  ///
  /// - Complexity: linear in the size of the scenario, but for sorting and for names that nothing
  ///   has, each of which is compared with every name.
  public init(_ scenario: Scenario) throws(Complaints) {
    var review = ScenarioReview(scenario)
    review.run()
    if review.complaints.contains(where: { $0.severity == .error }) {
      throw Complaints(review.complaints)
    }
    self.scenario = scenario
    self.warnings = review.complaints
    self.resolution = review.resolution
  }
}
