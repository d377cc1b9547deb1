// SPDX-License-Identifier: GPL-3.0-or-later

import Curves

/// The shapes that the pricing loop knows, as they are and as exposures; linear curves and kinked
/// ones are handled apart.
///
/// ADBUDG is a Hill curve plus a constant, and a logistic curve that starts at 0 is a hyperbolic
/// tangent: (1 - e^(-r·x))/(1 + e^(-r·x)) = tanh(r·x/2).
struct SmoothFamily: Hashable, CaseIterable {
  /// A formula; what it is and how it is evaluated stands in ``SmoothFormula``.
  enum Shape: Int, CaseIterable {
    case line, hill, shapedHill, exponential, power, logarithm, tanh
  }

  let shape: Shape
  let isExposed: Bool

  init(_ shape: Shape, isExposed: Bool = false) {
    self.shape = shape
    self.isExposed = isExposed
  }

  static let allCases = [false, true].flatMap { isExposed in
    Shape.allCases.map { SmoothFamily($0, isExposed: isExposed) }
  }

  /// The position among all.
  var index: Int { shape.rawValue + (isExposed ? Shape.allCases.count : 0) }

  /// The family of exposures to curves of this one.
  var exposed: SmoothFamily {
    precondition(!isExposed, "there are no exposures to exposures")
    return SmoothFamily(shape, isExposed: true)
  }
}

/// Something done with the formula of a family, compiled for each formula by itself.
protocol FormulaVisitor: ~Copyable {
  associatedtype Outcome

  func visit<Formula: SmoothFormula>(_ formula: Formula.Type, _ outcome: inout Outcome)
}

extension SmoothFamily {
  /// Does something with the formula of the family.
  ///
  /// The one place that knows which formula a family has: no loop over families can leave one out,
  /// and each is a call of its own, with the formula as a type that the compiler knows.
  @inline(__always)
  func visit<Visitor: FormulaVisitor & ~Copyable>(
    _ visitor: borrowing Visitor, _ outcome: inout Visitor.Outcome
  ) {
    switch shape {
    case .line: visit(LineFormula.self, visitor, &outcome)
    case .hill: visit(HillFormula.self, visitor, &outcome)
    case .shapedHill: visit(ShapedHillFormula.self, visitor, &outcome)
    case .exponential: visit(ExponentialFormula.self, visitor, &outcome)
    case .power: visit(PowerFormula.self, visitor, &outcome)
    case .logarithm: visit(LogarithmFormula.self, visitor, &outcome)
    case .tanh: visit(TanhFormula.self, visitor, &outcome)
    }
  }

  @inline(__always)
  private func visit<Formula: FamilyFormula, Visitor: FormulaVisitor & ~Copyable>(
    _ formula: Formula.Type, _ visitor: borrowing Visitor, _ outcome: inout Visitor.Outcome
  ) {
    if isExposed {
      visitor.visit(Exposed<Formula>.self, &outcome)
    } else {
      visitor.visit(formula, &outcome)
    }
  }
}

extension SmoothTerm {
  private struct Evaluation: FormulaVisitor {
    let responseTerm: SmoothTerm
    let x: Double

    @inline(__always)
    func visit<Formula: SmoothFormula>(_ formula: Formula.Type, _ jet: inout Jet) {
      jet = Formula.jet(of: responseTerm, at: x)
    }
  }

  private struct Breaking: FormulaVisitor {
    let responseTerm: SmoothTerm

    func visit<Formula: SmoothFormula>(_ formula: Formula.Type, _ breaks: inout [Double]) {
      breaks = Formula.breaks(of: responseTerm)
    }
  }

  /// Evaluates value and both derivatives at once, `x ≥ 0`.
  @inline(__always)
  func jet(_ family: SmoothFamily, at x: Double) -> Jet {
    var jet = Jet(value: 0, slope: 0, bend: 0)
    family.visit(Evaluation(responseTerm: self, x: x), &jet)
    return jet
  }

  /// The amounts above 0 at which the response term changes the way it bends, ascending: at most
  /// two.
  func breaks(_ family: SmoothFamily) -> [Double] {
    var breaks: [Double] = []
    family.visit(Breaking(responseTerm: self), &breaks)
    return breaks
  }
}

/// What the pricing loop makes of a curve.
enum PricedShape {
  /// `rate · x`: folded into the slopes of the measures.
  case line(rate: Double)
  /// A smooth family, plus a constant that goes into the measures.
  case smooth(SmoothFamily, SmoothTerm, constant: Double)
  /// Straight pieces, or exposures to them.
  case kinked(PointsCurve, population: Double?)

  init(_ responseTerm: TermCurve) {
    let shape = PricedShape(responseTerm.curve)
    guard let population = responseTerm.population else {
      self = shape
      return
    }
    switch shape {
    case .line(let rate):
      self = .smooth(
        SmoothFamily(.line).exposed, SmoothTerm(a: rate / population, b: 1, c: 1), constant: 0)
    case .smooth(let family, var responseTerm, let constant):
      responseTerm.a /= population - constant
      self = .smooth(
        family.exposed, responseTerm, constant: -Elementary.log1p(-constant / population))
    case .kinked(let points, population: _): self = .kinked(points, population: population)
    }
  }

  private init(_ curve: Curve) {
    switch curve {
    case .linear(let curve): self = .line(rate: curve.rate)
    case .hill(let curve):
      self = .hill(max: curve.max, half: curve.half, shape: curve.shape, constant: 0)
    case .adbudg(let curve):
      self = .hill(
        max: curve.high - curve.low, half: curve.half, shape: curve.shape, constant: curve.low)
    case .exponential(let curve):
      self = .smooth(
        SmoothFamily(.exponential), SmoothTerm(a: curve.max, b: curve.scale, c: 0), constant: 0)
    case .power(let curve):
      self = .smooth(
        SmoothFamily(.power), SmoothTerm(a: curve.gain, b: curve.scale, c: curve.exponent),
        constant: 0)
    case .logarithm(let curve):
      self = .smooth(
        SmoothFamily(.logarithm), SmoothTerm(a: curve.gain, b: curve.scale, c: 0), constant: 0)
    case .logistic(let curve):
      self = .smooth(
        SmoothFamily(.tanh), SmoothTerm(a: curve.max, b: 2 / curve.rate, c: 0), constant: 0)
    case .tanh(let curve):
      self = .smooth(
        SmoothFamily(.tanh), SmoothTerm(a: curve.max, b: curve.scale, c: 0), constant: 0)
    case .points(let curve): self = .kinked(curve, population: nil)
    }
  }

  private static func hill(max: Double, half: Double, shape: Double, constant: Double) -> Self {
    .smooth(
      SmoothFamily(shape == 1 ? .hill : .shapedHill), SmoothTerm(a: max, b: half, c: shape),
      constant: constant)
  }
}
