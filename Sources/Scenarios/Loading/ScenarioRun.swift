// SPDX-License-Identifier: GPL-3.0-or-later

/// A scenario of a file in which one number runs over a range; everything else of it is read once.
public struct ScenarioRun: Sendable {
  /// What runs.
  public let range: SweepRange
  /// The scenario at the first number.
  public let first: LoadedScenario
  /// Whether the scenario takes whole numbers alone there, as where lines are counted.
  public private(set) var isWhole = false

  private let document: ScenarioDocument
  private let choice: VariantChoice
  private let overrides: [Override]
  /// The scenario without the number, and what of it stays as it is; `nil` where the number stands
  /// among what tables fill.
  private let settled: (loader: Loader, root: Node, kept: Decoder.Kept?)?

  /// Reads the scenario, and puts the first and the last number in.
  ///
  /// - Parameters:
  ///   - document: the scenario's file, read.
  ///   - choice: the variants that are put in.
  ///   - overrides: settings that are put in before the number.
  ///   - range: what runs.
  /// - Throws: ``LoadError/invalid(_:)`` with every complaint about the scenario at the first or
  ///   the last number.
  /// - Complexity: linear in the size of the file, its tables and the changes.
  public init(
    _ document: ScenarioDocument, _ choice: VariantChoice = .base, overrides: [Override] = [],
    over range: SweepRange
  ) throws(LoadError) {
    self.document = document
    self.choice = choice
    self.overrides = overrides
    self.range = range
    let setting = range.override(at: range.first)
    var loader = Loader(document)
    let root = loader.root(choice, overrides: overrides)
    if !OverrideApplication.isAboutTables(setting, in: root) {
      var own = loader
      first = try own.load(setting, in: root, choice)
      let section = OverridePath.keys(setting.path, in: root)?.first ?? ""
      settled = (loader, root, own.kept?.besides(section))
    } else {
      first = try document.load(choice, overrides: overrides + [setting])
      settled = nil
    }
    // The last number may be out of range although the first is not; better told before any work.
    _ = try load(at: range.last)
    isWhole = countsWhole
  }

  /// The scenario with a number in it.
  ///
  /// - Complexity: linear in the size of the scenario; files and tables are not read again, nor
  ///   lines that stay as they are.
  public func load(at value: Double) throws(LoadError) -> LoadedScenario {
    let setting = range.override(at: value)
    guard let settled else {
      return try document.load(choice, overrides: overrides + [setting])
    }
    var loader = settled.loader
    return try loader.load(setting, in: settled.root, choice, keeping: settled.kept)
  }

  /// The numbers of an even run from the first to the last, each once; whole ones where no others
  /// fit.
  ///
  /// - Precondition: at least 2.
  public func values(_ count: Int) -> [Double] {
    let values = range.values(count)
    guard isWhole else { return values }
    return values.map { $0.rounded() }.reduce(into: []) { kept, value in
      if kept.last != value { kept.append(value) }
    }
  }

  /// The number halfway between two others; `nil` where none that fits is between them.
  public func middle(_ left: Double, _ right: Double) -> Double? {
    let middle = left + (right - left) / 2
    let value = isWhole ? middle.rounded(.down) : middle
    return value > min(left, right) && value < max(left, right) ? value : nil
  }

  /// Whether whole numbers fit and one between two of them does not.
  private var countsWhole: Bool {
    let first = range.first
    guard first == first.rounded(), first + 1 <= range.last else { return false }
    return (try? load(at: first + 1)) != nil && (try? load(at: first + 0.5)) == nil
  }
}
