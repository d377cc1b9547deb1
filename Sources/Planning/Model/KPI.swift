// SPDX-License-Identifier: GPL-3.0-or-later

/// A declared measure with a unit: an objective, a constraint, or only reported.
public struct KPI: Hashable, Sendable {
  /// The name of the KPI that every scenario has without declaring it: the money spent in all.
  public static let spend = "spend"

  /// How a KPI's value comes about.
  public enum Definition: Hashable, Sendable {
    /// What the lines bring, plus the base. For the KPI named ``KPI/spend`` the lines bring their
    /// spend.
    case delivered
    /// A linear combination of other KPIs.
    case sum([SumTerm])
    /// One KPI divided by another.
    case ratio(numerator: String, denominator: String)
    /// People out of `population` that at least one line reaches, where the lines bring how many
    /// each reaches by itself and reach them independently:
    /// `population · (1 - Π(1 - brought / population))`.
    ///
    /// Source: the Sainsbury formula; docs/mathematics.md says where it comes from and what it
    /// assumes.
    case independent(population: Double)
    /// What the lines bring in each market, combined.
    case markets(MarketCombination)
  }

  /// How a KPI's values in the markets make one.
  public enum MarketCombination: String, Hashable, Sendable, CaseIterable {
    /// Their total.
    case sum
    /// That of the worst-served market: the least, or the largest of a minimized KPI.
    case worst
  }

  /// One `coefficient · KPI` of a sum.
  public struct SumTerm: Hashable, Sendable {
    /// The factor, in units of the sum per unit of the KPI.
    public var coefficient: Double
    /// The name of the KPI.
    public var kpi: String

    /// Makes a term.
    public init(coefficient: Double, kpi: String) {
      self.coefficient = coefficient
      self.kpi = kpi
    }
  }

  /// The name, unique in the scenario.
  public var name: String
  /// What the values count, for example "people"; for money the currency's code.
  public var unit: String?
  /// The name in the catalogue of KPIs of what it measures, where its own name does not say so.
  public var measures: String?
  /// How the value comes about.
  public var definition: Definition
  /// What comes with nothing funded, in the KPI's unit; counted in totals, limits and ratios.
  public var base: Double
  /// The actual value of the last period, in the KPI's unit.
  public var last: Double?
  /// Which way is better, for an objective.
  public var objective: Objective?
  /// How much the objective, or falling short of the target, counts on its scale; above 0.
  public var weight: Double?
  /// What has to be settled first: 1 before 2, and so on; `nil` counts as 1.
  public var priority: Int?
  /// How much of what was found at the KPI's priority later priorities may give up again.
  public var giveUp: GiveUp?
  /// The value to reach, beyond which the KPI counts no more at its priority.
  public var target: Target?
  /// What one unit of the weight stands on; `nil` takes the scenario's.
  public var scale: Scale?
  /// The least value that a plan may have, in the KPI's unit.
  public var atLeast: Double?
  /// The largest value that a plan may have, in the KPI's unit.
  public var atMost: Double?
  /// Whether its values add up over the days, where that is known of what it measures; else
  /// ``isLevel`` goes by the definition and the unit.
  public var counting: GoalCounting?

  /// Makes a KPI from its parts.
  public init(
    name: String, unit: String? = nil, measures: String? = nil,
    definition: Definition = .delivered, base: Double = 0,
    last: Double? = nil, objective: Objective? = nil, weight: Double? = nil,
    priority: Int? = nil, giveUp: GiveUp? = nil, target: Target? = nil, scale: Scale? = nil,
    atLeast: Double? = nil, atMost: Double? = nil
  ) {
    self.name = name
    self.unit = unit
    self.measures = measures
    self.definition = definition
    self.base = base
    self.last = last
    self.objective = objective
    self.weight = weight
    self.priority = priority
    self.giveUp = giveUp
    self.target = target
    self.scale = scale
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

extension KPI {
  /// Whether it is one KPI divided by another.
  public var isRatio: Bool {
    if case .ratio = definition { true } else { false }
  }

  /// Whether it is counted in percent, so that 3.2 stands for 3.2%.
  public var isInPercent: Bool {
    ["%", "percent", "per cent"].contains(unit?.lowercased() ?? "")
  }

  /// Whether a value holds on any day, as a rate does, instead of adding up over the days.
  ///
  /// Ratios do, and units that say a rate: `%`, `hours per week`, `emails/day`, `mentions a day`.
  public var isLevel: Bool {
    if let counting { return counting == .level }
    let words = RateWords(unit ?? "")
    return isRatio || isInPercent || words.isPerTime || words.isPerThing
  }

  /// Whether its name or unit says that it is counted anew in each week, day or month, as
  /// `weekly reach` does.
  var isNamedForTime: Bool {
    [name, unit ?? ""].map { RateWords($0) }.contains { $0.isPerTime || $0.isRecurring }
  }
}

/// What the words of a unit or a name say of a rate.
private struct RateWords {
  private static let times = ["hour", "day", "week", "month", "quarter", "year"]

  private let words: [String]

  init(_ text: String) { words = text.lowercased().split(separator: " ").map(String.init) }

  /// Whether it says how much comes in some time: `mentions a day`, `reach per week`, `emails/day`.
  var isPerTime: Bool {
    zip(words, words.dropFirst()).contains { article, time in
      ["a", "an", "each", "every", "per"].contains(article) && Self.times.contains(time)
    } || words.contains { word in Self.times.contains { word.hasSuffix("/" + $0) } }
  }

  /// Whether it says how much there is for each of something.
  var isPerThing: Bool { words.contains("per") || words.contains { $0.contains("/") } }

  /// Whether it says that it comes again and again.
  var isRecurring: Bool {
    words.contains {
      ["hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annual"].contains($0)
    }
  }
}

/// Which way an objective is better.
public enum Objective: String, Hashable, Sendable, CaseIterable {
  /// More is better.
  case maximize
  /// Less is better.
  case minimize

  /// 1 for maximize and -1 for minimize: the factor that makes more better.
  public var sign: Double { self == .maximize ? 1 : -1 }
}

/// What an objective's weight acts on: the KPI's value divided by the scale.
public enum Scale: Hashable, Sendable {
  /// The KPI's best value minus its worst among the plans that are best for one of the objectives.
  case range
  /// The KPI's best value.
  case ideal
  /// The KPI's value in the last period.
  case baseline
  /// The size of the KPI's target; where a KPI with a target names no scale, this is it.
  case target
  /// A stated amount, in the KPI's unit.
  case amount(Double)
  /// 1: the weight acts on the raw value.
  case none
}
