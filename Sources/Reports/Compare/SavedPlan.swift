// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A plan that was saved as JSON, reduced to what can be held against another one.
public struct SavedPlan: Hashable, Sendable {
  /// The scenario's title, where it has one.
  public var name: String?
  /// The variants that were put into the scenario.
  public var variants: [String]
  /// The currency of all money, where it was named.
  public var currency: String?
  let outline: PlanOutline
  /// What its weights stand on.
  let scales: [ObjectiveScale]

  /// Why a text is no saved plan.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is not JSON.
    case notJSON
    /// It is JSON, but nothing that `solve` writes; with the schema that it names.
    case notAPlan(schema: String?)
    /// It is the answer to a question that has no plan; with how it ended.
    case noPlan(status: String)
    /// It has another major version than this program reads.
    case otherVersion(String)

    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .notJSON: "it is not JSON; save a plan with 'apportion solve FILE -o plan.json'"
      case .notAPlan(nil):
        "it is no saved plan; save one with 'apportion solve FILE -o plan.json'"
      case .notAPlan(let schema?):
        "it is '\(schema)', not a plan; save one with 'apportion solve FILE -o plan.json'"
      case .noPlan(let status): "there is no plan in it: it ended with '\(status)'"
      case .otherVersion(let schema):
        "it is written as '\(schema)', and this program reads '\(SavedPlan.family)/\(SavedPlan.major).x'"
      }
    }
  }

  static let family = "apportion.plan"
  static let major = "1"

  /// Reads what `solve` wrote with `--format json`.
  ///
  /// - Complexity: linear in the size of the text.
  public init(json bytes: [UInt8]) throws(Failure) {
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let heading = try? decoder.decode(Heading.self, from: data) else {
      throw (try? decoder.decode(Anything.self, from: data)) == nil
        ? .notJSON : .notAPlan(schema: nil)
    }
    let parts = heading.schema.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == Self.family else {
      throw .notAPlan(schema: heading.schema)
    }
    guard parts[1].split(separator: ".").first.map(String.init) == Self.major else {
      throw .otherVersion(heading.schema)
    }
    guard let answer = try? decoder.decode(Answer.self, from: data) else {
      throw .notAPlan(schema: nil)
    }
    guard let plan = answer.plan else { throw .noPlan(status: heading.status ?? "no plan") }
    name = plan.name
    variants = answer.variants ?? []
    currency = plan.currency
    outline = PlanOutline(
      lines: plan.allocations.map {
        PlanOutline.Line(name: $0.line, spend: $0.plan, package: $0.package)
      },
      figures: plan.kpis.map {
        PlanOutline.Figure(
          name: $0.name, unit: $0.unit, objective: $0.objective.flatMap(Objective.init),
          value: $0.value)
      })
    scales = (plan.scales ?? []).compactMap { scale in
      guard let amount = scale.amount, let kind = scale.kind else { return nil }
      return ObjectiveScale(
        kpi: scale.kpi, objective: .maximize, weight: 1, scale: kind, amount: amount,
        isConstant: scale.constant ?? false)
    }
  }

  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  private struct Heading: Decodable {
    var schema: String
    var status: String?
  }

  private struct Answer: Decodable {
    struct Plan: Decodable {
      struct Allocation: Decodable {
        var line: String
        var plan: Double
        var package: String?
      }
      struct Figure: Decodable {
        var name: String
        var unit: String?
        var value: Double?
        var objective: String?
      }
      struct Scale: Decodable {
        var kpi: String
        var scale: String?
        var amount: Double?
        var constant: Bool?

        /// How the scale was asked for, where it could have moved.
        var kind: Planning.Scale? {
          switch scale {
          case "range": .range
          case "ideal": .ideal
          case "baseline": .baseline
          case "target": .target
          default: nil
          }
        }
      }
      var name: String?
      var currency: String?
      var scales: [Scale]?
      var allocations: [Allocation]
      var kpis: [Figure]
    }
    var variants: [String]?
    var plan: Plan?
  }
}
