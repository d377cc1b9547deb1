// SPDX-License-Identifier: GPL-3.0-or-later

import Curves
import Planning
import Testing

@testable import Scenarios

/// Files that are imported in a test, in order.
struct Imported {
  var files: [(name: String, text: String)]
  var question = CurveImport.Question()

  init(
    _ files: KeyValuePairs<String, String>, _ ask: (inout CurveImport.Question) -> Void = { _ in }
  ) {
    self.files = files.map { ($0.key, $0.value) }
    ask(&question)
  }

  /// What comes of them.
  func made() throws -> CurveImport.Made {
    let reader = MemoryReader(
      Dictionary(files.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first }))
    return try CurveImport.scenario(of: files.map(\.name), question, reading: reader)
  }

  /// The scenario that comes of them, read again, in a variant if one is named.
  func scenario(in variant: String? = nil) throws -> Scenario {
    let made = try made()
    let variants = variant.map { [$0] } ?? []
    return try load(made.scenario, variants: variants, tables: tables(of: made)).scenario.scenario
  }

  func tables(of made: CurveImport.Made) -> [String: String] {
    Dictionary(made.tables.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// All complaints, each as `file:line:column message`; a question that does not fit is its
  /// message.
  func complaints() -> [String] {
    do {
      return try made().warnings.map {
        "\($0.severity.rawValue): \($0.place.briefly) \($0.message)"
      }
    } catch {
      switch error as? CurveImport.Failure {
      case .invalid(let diagnostics):
        return diagnostics.all.filter { $0.severity == .error }.map {
          "\($0.place.briefly) \($0.message)"
        }
      case .question(let message): return [message]
      case .noInput(let path, let reason): return ["\(path) \(reason)"]
      case nil: return ["\(error)"]
      }
    }
  }
}

extension Place {
  fileprivate var briefly: String { "\(file):\(line):\(column)" }
}

extension Scenario {
  /// The points of a campaign's curve, as spends and values.
  func points(_ campaign: String, _ kpi: String) -> [[Double]] {
    for line in campaigns where line.name == campaign {
      for delivery in line.brings where delivery.kpi == kpi {
        if case .curve(.points(let points), _) = delivery.response {
          return zip(points.spends, points.values).map { [$0, $1] }
        }
      }
    }
    return []
  }
}
