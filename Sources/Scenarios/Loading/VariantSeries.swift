// SPDX-License-Identifier: GPL-3.0-or-later

/// The scenarios that the variants of a file make with the same settings, one after another.
///
/// Tables are read once for all variants that change none, and of a variant that builds on another
/// only its own changes are put in where the other was loaded before it: a chain of variants takes
/// time in proportion to its length.
public struct VariantSeries {
  /// The scenario with a variant in it, and all that the variant builds on.
  private struct Stage {
    var name: String
    var merge: VariantMerge
  }

  private let document: ScenarioDocument
  private let overrides: [Override]
  /// What has read the tables, and the scenario with them.
  private let ground: (loader: Loader, root: Node)
  /// The variant that was loaded last, behind the one that it builds on.
  private var stages: [Stage] = []

  /// Reads the tables of a scenario.
  public init(_ document: ScenarioDocument, overrides: [Override] = []) {
    self.document = document
    self.overrides = overrides
    var loader = Loader(document)
    let root = loader.ground(overrides: overrides)
    ground = (loader, root)
  }

  /// The scenario with variants and the settings put in; the same as
  /// ``ScenarioDocument/load(_:overrides:)`` gives.
  public mutating func load(_ choice: VariantChoice) throws(LoadError) -> LoadedScenario {
    guard let merge = merge(choice) else { return try document.load(choice, overrides: overrides) }
    var loader = ground.loader
    return try loader.check(loader.finished(merge, overrides: overrides), choice)
  }

  /// The changes of a choice on the tables of the scenario without variants; `nil` where they say
  /// which tables are read.
  private mutating func merge(_ choice: VariantChoice) -> VariantMerge? {
    if choice.names.count == 1, let variant = document.variants[choice.names[0]],
      variant.bases.count == 1,
      let position = stages.firstIndex(where: { $0.name == variant.bases[0].text })
    {
      let changes = variant.changesByTime
      guard changes.early.isEmpty else { return nil }
      var merge = stages[position].merge
      merge.merge(changes.late, of: variant)
      stages = [stages[position], Stage(name: variant.name, merge: merge)]
      return merge
    }
    var merge = VariantMerge(root: ground.root)
    for variant in document.variants.sequence(choice) {
      let changes = variant.changesByTime
      guard changes.early.isEmpty else { return nil }
      merge.merge(changes.late, of: variant)
    }
    if choice.names.count == 1 { stages = [Stage(name: choice.names[0], merge: merge)] }
    return merge
  }
}

extension ScenarioDocument {
  /// The positions of choices, each behind that of the variant that it builds on and otherwise in
  /// their own order.
  ///
  /// - Complexity: linear in the variants of the file.
  public func order(of choices: [VariantChoice]) -> [Int] {
    var positions: [String: Int] = [:]
    for (position, choice) in choices.enumerated() where choice.names.count == 1 {
      positions[choice.names[0]] = position
    }
    var order: [Int] = []
    var met: Set<Int> = []
    for position in choices.indices {
      var chain: [Int] = []
      var next: Int? = position
      while let current = next, met.insert(current).inserted {
        chain.append(current)
        let variant = choices[current].names.first.flatMap { variants[$0] }
        next = variant.flatMap { $0.bases.count == 1 ? positions[$0.bases[0].text] : nil }
      }
      order += chain.reversed()
    }
    return order
  }
}
