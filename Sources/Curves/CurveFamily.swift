// SPDX-License-Identifier: GPL-3.0-or-later

/// A kind of curve as a scenario file names it, with its parameters and formula: what documentation
/// and checks read.
package struct CurveFamily: Hashable, Sendable {
  /// A parameter of a family.
  package struct Parameter: Hashable, Sendable {
    /// The key in a scenario file.
    package let name: String
    /// Whether the value is money, so that a scenario may write a currency behind it.
    package let isMoney: Bool
    /// Whether it must be above zero.
    package let isPositive: Bool
    /// What it is when left out; `nil` where it must be given.
    package let standard: Double?
  }

  /// The key in a scenario file.
  package let name: String
  /// The parameters in the order in which documentation lists them.
  package let parameters: [Parameter]
  /// The formula with `x` as spend.
  package let formula: String
  /// Makes the curve from parameter values in the order of `parameters`.
  package let make: @Sendable ([Double]) throws(CurveError) -> Curve

  /// Equal names: there is one family of a name.
  package static func == (left: CurveFamily, right: CurveFamily) -> Bool { left.name == right.name }

  /// Hashes the name.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A curve that a formula gives: its family, and what follows from its parameters alone.
package protocol ParametricCurve: Hashable, Sendable {
  /// The name, the parameters and the formula.
  static var family: CurveFamily { get }
  /// The parameters' values, in the order of the family.
  var figures: [Double] { get }
  /// How the curve bends on its whole domain.
  var curvature: Curvature { get }
  /// The value at a spend of 0 and above, infinity included.
  func value(at spend: Double) -> Double
}

extension ParametricCurve {
  /// Checks every parameter: all finite, and above 0 what must be.
  func check() throws(CurveError) {
    for (parameter, value) in zip(Self.family.parameters, figures) {
      if !value.isFinite { throw .notFinite(parameter: parameter.name) }
      if parameter.isPositive, value <= 0 {
        throw .notPositive(parameter: parameter.name, value: value)
      }
    }
  }
}

extension CurveFamily.Parameter {
  static func level(_ name: String) -> Self {
    Self(name: name, isMoney: false, isPositive: false, standard: nil)
  }

  static func spend(_ name: String) -> Self {
    Self(name: name, isMoney: true, isPositive: true, standard: nil)
  }

  static func factor(_ name: String, standard: Double? = nil) -> Self {
    Self(name: name, isMoney: false, isPositive: true, standard: standard)
  }
}
