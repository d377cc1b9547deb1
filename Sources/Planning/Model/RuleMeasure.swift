// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that a line has so much of, besides KPIs.
public enum LineQuantity: Int, Hashable, Sendable, CaseIterable {
  /// The money spent on it.
  case spend
  /// 1 where it is active: a campaign that gets money, a creator that is booked.
  case active
  /// 1 where it gets another amount of money than in the last period.
  case changed
  /// The units bought.
  case units
}

extension Rule {
  /// Something that can be counted over a set of lines.
  public struct Measure: Hashable, Sendable {
    /// What can be counted.
    public enum Kind: Hashable, Sendable {
      /// Money spent.
      case spend
      /// How many of the lines are active: campaigns that get money, creators that are booked.
      case count
      /// Units bought, spend divided by the campaign's price; the lines must be bought in units.
      case units
      /// What the lines bring of a KPI that has a ``LinearForm``, without its base.
      case kpi(String)
      /// Money spent minus what was spent in the last period.
      case change
      /// How many of the lines get another amount of money than in the last period; only with
      /// `at most`.
      case changed
    }

    /// What is counted.
    public var kind: Kind
    /// The lines that are measured.
    public var lines: LineSet

    /// Makes a measure.
    public init(_ kind: Kind, of lines: LineSet) {
      self.kind = kind
      self.lines = lines
    }

    /// Money spent on the lines.
    public static func spend(_ lines: LineSet) -> Self { Self(.spend, of: lines) }
    /// How many of the lines are active.
    public static func count(_ lines: LineSet) -> Self { Self(.count, of: lines) }
    /// Units bought.
    public static func units(_ lines: LineSet) -> Self { Self(.units, of: lines) }
    /// What the lines bring of a KPI.
    public static func kpi(_ name: String, from lines: LineSet) -> Self {
      Self(.kpi(name), of: lines)
    }
    /// Money spent minus what was spent in the last period.
    public static func change(_ lines: LineSet) -> Self { Self(.change, of: lines) }
    /// How many of the lines get another amount of money than in the last period.
    public static func changed(_ lines: LineSet) -> Self { Self(.changed, of: lines) }
  }
}

extension Rule.Measure.Kind {
  /// What it comes in.
  public enum Unit: Hashable, Sendable {
    /// Money.
    case money
    /// Units bought, one by one.
    case units
    /// Lines, which come whole.
    case lines
    /// The unit of a KPI.
    case kpi(String)
  }

  /// What each line adds to it.
  public enum Part: Hashable, Sendable {
    /// What it has of a quantity, less what it had of that in the last period where that is said.
    case quantity(LineQuantity, isLessLast: Bool = false)
    /// What it brings of a KPI.
    case kpi(String)
  }

  /// All that is to be known of a kind by whoever reads, checks, states or words rules.
  public struct Traits: Sendable {
    /// The key in a scenario file that says what is measured.
    public var key: String
    /// The key that holds the lines, mostly the same.
    public var linesKey: String
    /// What stands before the lines in words.
    public var phrase: String
    /// What it comes in.
    public var unit: Unit
    /// What each line adds to it.
    public var part: Part
    /// Whether it cannot be below 0.
    public var isNeverNegative = true
    /// Whether every line has to say what it got in the last period.
    public var needsLast = false
    /// Whether it may be held against another measure, rather than against a number alone.
    public var isComparable = true

    fileprivate init(_ key: String, phrase: String? = nil, in unit: Unit, _ part: Part) {
      self.key = key
      linesKey = key
      self.phrase = phrase ?? key
      self.unit = unit
      self.part = part
    }

    /// Whether it counts money.
    public var isMoney: Bool { unit == .money || unit == .kpi(KPI.spend) }
  }

  /// Every kind, that of KPIs without a name, in the order in which they are suggested.
  public static let all: [Self] = [.spend, .count, .units, .kpi(""), .change, .changed]

  /// The kinds whose key holds the lines.
  public static let ofLines = all.filter { $0.traits.key == $0.traits.linesKey }

  /// What is to be known of it.
  public var traits: Traits {
    switch self {
    case .spend: return Traits("spend on", in: .money, .quantity(.spend))
    case .count: return Traits("count of", in: .lines, .quantity(.active))
    case .units: return Traits("units of", in: .units, .quantity(.units))
    case .kpi(let name):
      var traits = Traits("kpi", phrase: "\(name) from", in: .kpi(name), .kpi(name))
      traits.linesKey = "from"
      traits.isNeverNegative = name == KPI.spend
      return traits
    case .change:
      var traits = Traits("change of", in: .money, .quantity(.spend, isLessLast: true))
      traits.isNeverNegative = false
      traits.needsLast = true
      return traits
    case .changed:
      var traits = Traits(
        "lines changed", phrase: "lines changed among", in: .lines, .quantity(.changed))
      traits.needsLast = true
      traits.isComparable = false
      return traits
    }
  }
}
