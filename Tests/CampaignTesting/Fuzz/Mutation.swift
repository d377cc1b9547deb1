// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Ways to spoil a text: most keep its form, so that what comes is often read and planned.
enum Mutation: CaseIterable, Sendable {
  /// A number times a power of ten, its negative, 0, or an end of what is allowed.
  case number
  /// A number a little larger or smaller.
  case nudge
  /// Two numbers change places.
  case swapNumbers
  /// What stands behind two colons, or in two cells, changes places.
  case swapValues
  /// A line appears twice, goes, or moves.
  case lines
  /// A key of a map in braces appears twice or goes.
  case entries
  /// A word of the format takes the place of another word.
  case word
  /// A piece of punctuation is put in.
  case piece
  /// Bytes are changed, lost or doubled.
  case bytes

  /// How many of a hundred mutations are of this kind.
  private var weight: Int {
    switch self {
    case .number: 30
    case .nudge: 30
    case .swapNumbers: 14
    case .swapValues: 6
    case .lines: 5
    case .entries: 5
    case .word: 6
    case .piece: 2
    case .bytes: 2
    }
  }

  /// Any of them, the ones that keep the form more often.
  static func any(_ dice: inout Dice) -> Mutation {
    var draw = dice.whole(0...99)
    for mutation in allCases {
      draw -= mutation.weight
      if draw < 0 { return mutation }
    }
    return .number
  }

  /// The bytes, spoilt once.
  func spoil(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    guard !bytes.isEmpty else { return Array(dice.pick(Self.pieces).utf8) }
    switch self {
    case .number, .nudge: return spoilNumber(bytes, &dice)
    case .swapNumbers: return swap(Self.numbers(in: bytes), bytes, &dice)
    case .swapValues: return swap(Self.values(in: bytes), bytes, &dice)
    case .lines: return spoilLines(bytes, &dice)
    case .entries: return spoilEntries(bytes, &dice)
    case .word:
      let words = Self.spans(in: bytes) { $0 >= 0x61 && $0 <= 0x7A }
      guard !words.isEmpty else { return bytes }
      return replace(dice.pick(words), in: bytes, by: dice.pick(Self.words))
    case .piece:
      let place = dice.whole(0...bytes.count)
      return replace(place..<place, in: bytes, by: dice.pick(Self.pieces))
    case .bytes:
      let place = dice.whole(0...bytes.count - 1)
      let end = min(bytes.count, place + dice.whole(1...12))
      switch dice.whole(0...2) {
      case 0:
        var spoilt = bytes
        spoilt[place] = UInt8(dice.whole(0...255))
        return spoilt
      case 1: return Array(bytes[..<place] + bytes[end...])
      default: return Array(bytes[..<end] + bytes[place...])
      }
    }
  }

  private func spoilNumber(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let numbers = Self.numbers(in: bytes)
    guard !numbers.isEmpty else { return bytes }
    let span = dice.pick(numbers)
    let text = String(decoding: bytes[span], as: UTF8.self)
    let value = Double(text) ?? 1
    if self == .nudge {
      let factor = dice.pick([0.5, 0.9, 0.999_999, 1.000_001, 1.1, 2, 3])
      return replace(span, in: bytes, by: written(brief(value * factor, digits: 8)))
    }
    let new: String =
      switch dice.whole(0...9) {
      case 0: "0"
      case 1: "-\(text)"
      case 2: dice.pick(["1e-12", "1e15", "9.99e14", "1e-11", "1e16", "1e-13", "1e308", "1e999"])
      case 3: text + dice.pick(["k", "M", "%", " GBP", " EUR", "..", "e3", ".5", "0000000"])
      case 4: written(value + 1)
      default:
        written(brief(value * dice.pick(Self.factors), digits: 8))
      }
    return replace(span, in: bytes, by: new)
  }

  private func swap(
    _ spans: [Range<Int>], _ bytes: [UInt8], _ dice: inout Dice
  ) -> [UInt8] {
    guard spans.count > 1 else { return bytes }
    let first = dice.whole(0...spans.count - 2)
    let second = dice.whole(first + 1...spans.count - 1)
    let (a, b) = (spans[first], spans[second])
    return Array(
      bytes[..<a.lowerBound] + bytes[b] + bytes[a.upperBound..<b.lowerBound] + bytes[a]
        + bytes[b.upperBound...])
  }

  private func spoilLines(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let place = dice.whole(0...lines.count - 1)
    switch dice.whole(0...2) {
    case 0: lines.insert(lines[place], at: dice.whole(0...lines.count))
    case 1: lines.remove(at: place)
    default:
      let line = lines.remove(at: place)
      lines.insert(line, at: dice.whole(0...lines.count))
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private func spoilEntries(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let entries = Self.spans(in: bytes) { ![0x7B, 0x7D, 0x2C, 0x0A].contains($0) }
    guard !entries.isEmpty else { return bytes }
    let entry = dice.pick(entries)
    if dice.chance(0.5) {
      return replace(entry, in: bytes, by: "")
    }
    let place = dice.pick(entries).lowerBound
    return Array(bytes[..<place] + bytes[entry] + [0x2C] + bytes[place...])
  }

  private func replace(_ span: Range<Int>, in bytes: [UInt8], by text: String) -> [UInt8] {
    Array(bytes[..<span.lowerBound] + Array(text.utf8) + bytes[span.upperBound...])
  }

  // MARK: Where things are

  private static func spans(
    in bytes: [UInt8], where belongs: (UInt8) -> Bool
  ) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      if belongs(byte) {
        start = start ?? place
      } else if let from = start {
        spans.append(from..<place)
        start = nil
      }
    }
    if let start { spans.append(start..<bytes.count) }
    return spans
  }

  private static func numbers(in bytes: [UInt8]) -> [Range<Int>] {
    spans(in: bytes) { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
      .filter { bytes[$0].contains { $0 != 0x2E } }
  }

  /// What stands behind colons, and cells of tables.
  private static func values(in bytes: [UInt8]) -> [Range<Int>] {
    spans(in: bytes) { ![0x3A, 0x7B, 0x7D, 0x2C, 0x0A].contains($0) }
      .filter { $0.count > 1 || $0.lowerBound > 0 }
  }

  private static let factors = [1e-9, 1e-6, 1e-3, 0.1, 0.1, 10, 10, 1e3, 1e6]

  private static let words = [
    "maximize", "minimize", "weight", "priority", "target", "at least", "at most", "exactly",
    "give up", "scale", "range", "ideal", "none", "baseline", "base", "last", "ratio", "sum",
    "combine", "independent", "population", "per", "market", "worst", "spend", "budget", "all",
    "campaigns", "creators", "each", "line", "channel", "category", "count of", "units of",
    "change of", "lines changed", "kpi", "from", "if", "then", "not", "hill", "exponential",
    "power", "log", "logistic", "tanh", "adbudg", "points", "envelope", "concave", "beyond",
    "flat", "rate", "of", "buys", "price", "whole", "true", "false", "step", "fee", "packages",
    "booked", "must", "by", "remove", "extends", "variants", "rules", "groups", "null", "yes",
    "UP", "FX", "MI", "INTORG", "value", "low", "high", "metrics", "date", "impressions",
  ]

  private static let pieces = [
    "{", "}", "[", "]", ":", ": ", ",", "\n", "  ", "- ", "? ", "\"", "'", "#", " #", "&a", "*a",
    "!", "|", ">", "%", "@", "\t", "---\n", "...", "<<", "\\", "..", "é", "\u{A0}", "\u{0}", "-",
    "1e999", "+5%", "k", "GBP", " of ", " x ", "~", "\r", "\u{FEFF}", "東", "\u{1B}[31m", "NaN",
    "\u{202E}", "inf", "0x1F", "1,5",
  ]
}
