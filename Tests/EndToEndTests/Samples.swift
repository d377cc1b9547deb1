// SPDX-License-Identifier: GPL-3.0-or-later

/// Scenarios that are written for one test.
enum Samples {
  /// Two campaigns and one objective; the best plan is video 60, search 40.
  static let small = """
    apportion: 1
    budget: 100
    kpis: {reach: {objective: maximize}}
    campaigns:
      search: {spend: 0..100, brings: {reach: {per 1: 1}}}
      video: {spend: 0..60, brings: {reach: {per 1: 2}}}
    """

  /// Nothing limits what may be spent.
  static let unlimited = """
    apportion: 1
    kpis: {reach: {objective: maximize}}
    campaigns: {search: {spend: 0.., brings: {reach: {per 1: 1}}}}
    """

  /// More must be spent than there is.
  static let impossible = small + "\nrules: {floor: {spend on: all, at least: 120}}\n"

  /// Two objectives, and nothing said about which counts more.
  static let undeclared = """
    apportion: 1
    budget: 100
    kpis:
      reach: {objective: maximize}
      trust: {objective: maximize}
    campaigns:
      search: {spend: 0..100, brings: {reach: {per 1: 1}}}
      video: {spend: 0..60, brings: {trust: {per 1: 2}}}
    """

  /// A key that does not exist.
  static let misspelt = """
    apportion: 1
    budget: 100
    kpis: {reach: {objective: maximize}}
    campaigns:
      search: {spnd: 0..100, brings: {reach: {per 1: 1}}}
    """

  /// A frontier that takes long: two curves for each of many campaigns, in many figures.
  static func long(campaigns: Int = 300) -> String {
    var text = """
      apportion: 1
      budget: \(campaigns)k
      kpis: {reach: {objective: maximize}, trust: {objective: maximize}}
      campaigns:

      """
    for number in 1...campaigns {
      let half = 1 + number * 37 % 101
      let scale = 20 + number * 53 % 97
      text +=
        "  c\(number): {spend: 0..5k, brings: {reach: {hill: {max: \(half * 7), half: \(half)00}},"
      text += " trust: {exponential: {max: \(scale * 5), scale: \(scale)0}}}}\n"
    }
    return text
  }
}
