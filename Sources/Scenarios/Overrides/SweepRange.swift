// SPDX-License-Identifier: GPL-3.0-or-later

/// A setting with a range instead of a value, `budget=800k..1.6M`: a run of scenarios that differ
/// in one number.
public struct SweepRange: Hashable, Sendable {
  /// The path as it was written.
  public let path: String
  /// The first number, as written but without `k`, `M` and `%`: 20 for `20%`.
  public let first: Double
  /// The last number; above the first.
  public let last: Double
  /// What stands behind each number, `%`, ` GBP`, `% of budget`; empty for nothing.
  public let suffix: String

  /// Reads a range.
  ///
  /// What stands behind the last number counts for both.
  ///
  /// - Parameter text: `path=first..last`.
  /// - Throws: what is wrong, and what to write.
  public static func parse(_ text: String) throws(InvalidSweep) -> SweepRange {
    guard let setting = try? Override.parse(text) else { throw .init(text, .noPath) }
    let value = setting.value[...].trimmed
    guard let dots = AmountText.firstRange(of: "..", in: value) else { throw .init(text, .noRange) }
    let low = value[..<dots.lowerBound].trimmed
    let high = value[dots.upperBound...].trimmed
    if low.isEmpty || high.isEmpty || high.first == "." { throw .init(text, .noRange) }
    let first = try End(low, of: text)
    let last = try End(high, of: text)
    // What stands behind the last number counts for both, but 10..20% could mean either.
    let isShared = first.suffix == (last.suffix.hasPrefix("%") ? "%" : "")
    guard isShared || first.suffix == last.suffix else { throw .init(text, .twoUnits) }
    if first.number == last.number { throw .init(text, .noWidth) }
    if first.number > last.number { throw .init(text, .reversed) }
    return SweepRange(
      path: setting.path, first: first.number, last: last.number, suffix: last.suffix)
  }

  /// The same range in a currency, where it is about the budget and names none.
  public func counted(in currency: String?) -> SweepRange {
    guard path == "budget", suffix.isEmpty, let currency else { return self }
    return SweepRange(path: path, first: first, last: last, suffix: " \(currency)")
  }

  /// The numbers of an even run from the first to the last.
  ///
  /// - Precondition: at least 2.
  public func values(_ count: Int) -> [Double] {
    precondition(count >= 2, "a run has two ends")
    return (0..<count).map { step in
      if step == count - 1 { return last }
      return first + (last - first) * (Double(step) / Double(count - 1))
    }
  }

  /// The setting with one number in place of the range.
  public func override(at value: Double) -> Override {
    let digits = "\(value)"
    let number = digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    return Override(
      description: "\(path)=\(number)\(suffix)", path: path, value: number + suffix,
      option: "--over")
  }

  /// A number and what stands behind it.
  private struct End {
    var number: Double
    var suffix: String

    init(_ text: Substring, of whole: String) throws(InvalidSweep) {
      let word = text.prefix { $0 != " " }
      let isShare = word.last == "%"
      do throws(BadValue) {
        number = try NumberText.number(isShare ? word.dropLast() : word, expected: "number")
      } catch {
        throw .init(whole, .badNumber(error.message, advice: error.suggestion))
      }
      suffix = (isShare ? "%" : "") + text.dropFirst(word.count)
    }
  }
}

/// A range to sweep over that is none.
public struct InvalidSweep: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Reason: Hashable, Sendable {
    /// There is no `path=`.
    case noPath
    /// There are no two ends.
    case noRange
    /// An end is no number.
    case badNumber(String, advice: String?)
    /// The ends have different things behind their numbers.
    case twoUnits
    /// The ends are the same.
    case noWidth
    /// The first end is the larger one.
    case reversed
  }

  /// The range as it was written.
  public let text: String
  /// What is wrong with it.
  public let reason: Reason

  init(_ text: String, _ reason: Reason) {
    self.text = text
    self.reason = reason
  }

  /// What is wrong, and what to write.
  public var description: String {
    let text = Quoting.quoted(text)
    return switch reason {
    case .noPath, .noRange: "\(text) is not a range; write it as budget=800k..1.6M"
    case .badNumber(let message, let advice):
      "\(message) in \(text)" + (advice.map { "; \($0)" } ?? "")
    case .twoUnits: "the ends of \(text) are in different units; write both in the same"
    case .noWidth: "the ends of \(text) are the same"
    case .reversed: "\(text) runs from the larger end to the smaller; write the smaller first"
    }
  }
}
