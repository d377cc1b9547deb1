// SPDX-License-Identifier: GPL-3.0-or-later

/// An allocation with its KPI values, the proof of how good it is, and what binds it.
public struct Plan: Hashable, Sendable {
  /// What one line gets.
  public struct Allocation: Hashable, Sendable {
    /// The line's name.
    public var line: String
    /// The money spent on the line, fees and commission included.
    public var spend: Double
    /// The part of the money that is a set-up fee, which the curves do not see.
    public var setUpFee: Double
    /// The part of the money that is commission, which the curves do not see.
    public var commission: Double
    /// The package that a creator is booked with; `nil` for a creator that is left out and for
    /// campaigns.
    public var package: String?
    /// The units bought, for a campaign bought in units.
    public var units: Double?
    /// What holds this line alone where it is; empty where nothing does. What holds several lines
    /// is in ``Plan/limiting``.
    public var binding: [Binding]

    /// Makes an allocation.
    package init(
      line: String, spend: Double, setUpFee: Double = 0, commission: Double = 0,
      package: String? = nil,
      units: Double? = nil, binding: [Binding] = []
    ) {
      self.line = line
      self.spend = spend
      self.setUpFee = setUpFee
      self.commission = commission
      self.package = package
      self.units = units
      self.binding = binding
    }
  }

  /// Something that holds a line's spend where it is.
  public enum Binding: Hashable, Sendable {
    /// The campaign's own least.
    case least
    /// The campaign's least if it is active.
    case minimumIfActive
    /// The creator was booked, or left out, before planning.
    case settled
    /// The campaign's own most.
    case most
    /// A limit on this line alone, at which the plan leaves it no room.
    case limit(LimitID)
  }

  /// The value of one KPI.
  public struct Value: Hashable, Sendable {
    /// The KPI's name.
    public var kpi: String
    /// The value with its base, in the KPI's unit; `nil` for a ratio whose denominator is 0.
    public var value: Double?

    /// Makes a value.
    package init(kpi: String, value: Double?) {
      self.kpi = kpi
      self.value = value
    }
  }

  /// What each line gets: campaigns in the order of the scenario, then creators in that order.
  public var allocations: [Allocation]
  /// The value of every KPI in the order of the scenario, then `spend` if it is not declared.
  public var values: [Value]
  /// The proof of how good the plan is.
  public var certificate: Certificate
  /// The limits that hold the plan, each once, in the order of the scenario: the plan leaves no
  /// room at them, and the proof cannot do without them. Where a search proved the bound whose
  /// steps are not kept, all without room. The budget is one of them too where what is left buys
  /// nothing that would make the plan better.
  public var limiting: [LimitID]

  /// Makes a plan.
  package init(
    allocations: [Allocation], values: [Value], certificate: Certificate,
    limiting: [LimitID] = []
  ) {
    self.allocations = allocations
    self.values = values
    self.certificate = certificate
    self.limiting = limiting
  }

  /// The money spent in all.
  public var totalSpend: Double { allocations.reduce(0) { $0 + $1.spend } }

  /// The value of a KPI, or `nil` if there is none of that name or it has no value.
  ///
  /// - Complexity: linear in the number of KPIs.
  public func value(of kpi: String) -> Double? {
    values.first { $0.kpi == kpi }?.value
  }

  /// How much better any plan could be, see ``Certificate/gap``.
  public var gap: Double { certificate.gap }
}
