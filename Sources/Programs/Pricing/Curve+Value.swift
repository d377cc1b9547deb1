// SPDX-License-Identifier: GPL-3.0-or-later

public import Curves

extension Curve {
  /// The curve's value at a spend of at least 0, in the KPI's unit, as the solver evaluates it.
  public func solverValue(at spend: Double) -> Double {
    switch PricedShape(self) {
    case .line(let rate): rate * spend
    case .smooth(let family, let atom, let constant):
      constant + atom.jet(family, at: spend).value
    case .kinked(let points): KinkedAtom(points).value(at: spend)
    }
  }
}
