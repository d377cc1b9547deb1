// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario as the generator made it up: what its file says, in words of its own.
///
/// The evaluator reads this and never the file, so that nothing of the product stands between the
/// two.
struct Described: Sendable {
  /// How money is limited as a whole.
  enum Budget: Sendable {
    case atMost(Double)
    case exactly(Double)

    var amount: Double {
      switch self {
      case .atMost(let amount), .exactly(let amount): amount
      }
    }
  }

  var budget: Budget?
  var currency: String?
  /// What one unit of another currency is worth.
  var rates: [String: Double] = [:]
  var markets: [String] = []
  var step: Double?
  var kpis: [Measure] = []
  /// Campaigns, then creators.
  var lines: [Line] = []
  var groups: [(name: String, members: [String])] = []
  var rules: [Rule] = []
  /// The least of each figure that creators need.
  var requires: [(figure: String, least: Double)] = []
  /// What a must asks for.
  var must: Must?
  var targets: String?
  /// How the command asks for a plan besides what the file says.
  var question = Question.declared
  /// What is written in a way of its own: in a table, by a setting, in a variant.
  var form = Form()

  /// The way in which the parts of the file are written.
  struct Form: Sendable {
    /// The budget comes by `--set`.
    var setsBudget = false
    /// The budget comes by a variant.
    var variesBudget = false
    /// Creators stand in a table.
    var tabulatesCreators = false
    /// Points stand in a table of curves.
    var tabulatesCurves = false
  }

  /// How a plan is asked for.
  enum Question: Sendable {
    case declared
    case balanced
    case at([(kpi: String, value: Double)])
  }

  /// A goal that every plan has to meet, of a KPI of which more is better.
  struct Must: Sendable {
    var kpi: String
    /// What is to be there by the deadline.
    var least: Double
    /// The days from the start of the period of 92 days up to the deadline.
    var days: Int?
  }

  /// A KPI.
  struct Measure: Sendable {
    enum Kind: Sendable {
      case added(base: Double)
      case sum([(factor: Double, kpi: String)])
      case ratio(of: String, per: String)
      case audience(population: Double, base: Double)
      case market(worst: Bool)
      case spend
    }
    var name: String
    var kind: Kind
    var objective: Direction?
    var weight: Double?
    var priority: Int?
    /// What later priorities may take back, as a share.
    var giveUp: Double?
    var target: Target?
    /// `range`, `ideal`, `baseline`, `none` or an amount, as written.
    var scale: String?
    var last: Double?
    var atLeast: Double?
    var atMost: Double?
  }

  enum Direction: String, Sendable {
    case maximize
    case minimize

    /// 1 where more is better, else -1.
    var sign: Double { self == .maximize ? 1 : -1 }
  }

  /// A value to reach.
  struct Target: Sendable {
    /// `at least`, `at most`, `exactly`, or nothing where the objective says it.
    var side: String?
    var value: Double
  }

  /// A campaign or a creator.
  struct Line: Sendable {
    enum Kind: Sendable {
      case money(least: Double, most: Double?, step: Double?)
      case units(Units)
      case creator(packages: [Package], booked: Booked)
    }
    /// What is settled of a creator.
    enum Booked: Sendable {
      case open
      case some
      case none
      case package(Int)
    }
    var name: String
    var kind: Kind
    /// The channel of a campaign, the category of a creator.
    var family: String?
    /// Shares by market, of KPIs that are counted by market.
    var market: [(name: String, share: Double)] = []
    var minimum: Double = 0
    var fee: Double = 0
    var commission: Double = 0
    var last: Double?
    /// The currency in which the range is written, where it is another one.
    var currency: String?
    var figures: [(name: String, value: Double)] = []
    var brings: [(kpi: String, response: Response)] = []

    var isCreator: Bool {
      if case .creator = kind { true } else { false }
    }
  }

  /// What is bought in units.
  struct Units: Sendable {
    var prices: [Tier]
    var forAll: Bool
    var from: Double
    var to: Double
    var whole: Bool
  }

  /// What counts from one number of units to another.
  struct Tier: Sendable {
    var first: Int
    var last: Int?
    var value: Double
  }

  /// A package of a creator.
  struct Package: Sendable {
    var name: String
    var fee: Double
    /// Of a KPI that is counted by market one figure for each, else one.
    var brings: [(kpi: String, figures: [Double])]
  }

  /// What a campaign brings of a KPI.
  indirect enum Response: Sendable {
    case curve(Shape)
    case share(Double, of: String)
    case perUnit([Tier], forAll: Bool)
    case byMarket([(market: String, response: Response)])
  }

  /// A curve over money.
  enum Shape: Sendable {
    case line(per: Double, value: Double)
    case hill(max: Double, half: Double, shape: Double)
    case exponential(max: Double, scale: Double)
    case power(gain: Double, scale: Double, exponent: Double)
    case log(gain: Double, scale: Double)
    case logistic(max: Double, rate: Double)
    case tanh(max: Double, scale: Double)
    case adbudg(low: Double, high: Double, shape: Double, half: Double)
    /// Straight between points, flat beyond; as an envelope the least concave curve above them.
    case points([Point], envelope: Bool)
  }

  struct Point: Sendable {
    var x: Double
    var y: Double
  }

  /// A rule.
  struct Rule: Sendable {
    enum Kind: Sendable {
      case limit(Quantity, of: Members, each: String?, [Bound])
      case condition(ifActive: String, then: Bool, other: String)
    }
    var name: String
    var kind: Kind
  }

  /// What a rule measures.
  enum Quantity: Sendable, Equatable {
    case spend
    case count
    case units
    case change
    case linesChanged
    case kpi(String)
  }

  /// A set of lines: a name, or a list of names.
  enum Members: Sendable {
    case named(String)
    case list([String])
  }

  /// A limit of a rule.
  struct Bound: Sendable {
    enum Figure: Sendable {
      case amount(Double)
      case ofBudget(Double)
      case ofSpend(Double)
      case ofLast(Double)
      case ofSet(Double, String)
      case times(Double, Quantity, String)
    }
    var side: String
    var figure: Figure
  }
}
