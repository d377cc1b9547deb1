// SPDX-License-Identifier: GPL-3.0-or-later

/// Chooses where to split a relaxation whose mix is no plan.
struct ChoiceBranching {
  let program: ChoiceProgram
  let effects: RowEffects
  /// Roughly how large each row gets; above 0.
  let rowSizes: [Double]

  /// What a row without a price counts, compared to the one that counts most: a mix may be what
  /// keeps it from having one.
  private static let unpricedShare = 1e-3
  /// A line with less than this share of its amounts left is not halved.
  private static let leastShare = 1e-7

  /// A way to split, with what is left of the line on either side.
  struct Split {
    var split: ChoiceSplit
    var line: Int
    var first: ChoiceDomain.Line
    var second: ChoiceDomain.Line
  }

  /// The split of the line whose mix misstates most: by how much, at the prices of the rows and a
  /// little more, the parts of the mix differ from their mean; ties go to the first line. `nil` if
  /// no line mixes different uses.
  ///
  /// - Parameter uses: the mix of some lines, as options by position in the line.
  func split(
    _ uses: [(line: Int, parts: [(use: ChoiceProgram.Use, share: Double)])],
    rowWeights: [Double], domain: ChoiceDomain
  ) -> Split? {
    var best: (split: Split, score: Double)?
    let rowWeights = importance(rowWeights)
    for (line, parts) in uses {
      guard let split = split(line, parts, domain) else { continue }
      let score = spread(line, parts, rowWeights)
      if score > best?.score ?? -1 { best = (split, score) }
    }
    return best?.split
  }

  /// What a unit of each row counts, above 0 for all.
  private func importance(_ rowWeights: [Double]) -> [Double] {
    let counted = zip(rowWeights, rowSizes).map { abs($0) * $1 }
    let most = counted.reduce(0, max)
    let least = most > 0 ? Self.unpricedShare * most : 1
    return zip(counted, rowSizes).map { ($0 + least) / $1 }
  }

  private func spread(
    _ line: Int, _ parts: [(use: ChoiceProgram.Use, share: Double)], _ rowWeights: [Double]
  ) -> Double {
    var mean: [Int: Double] = [:]
    let all = parts.map { effects.effects(of: $0.use, line: line) }
    for (part, own) in zip(parts, all) {
      for effect in own { mean[effect.row, default: 0] += part.share * effect.value }
    }
    var spread = 0.0
    for (part, own) in zip(parts, all) {
      var rest = mean
      for effect in own { rest[effect.row, default: 0] -= effect.value }
      for row in rest.keys.sorted() {
        spread += part.share * rowWeights[row] * abs(rest[row] ?? 0)
      }
    }
    return spread
  }

  /// The split of the line of which most is left, where no mix says where to split.
  ///
  /// Its options are split in two, or its amounts at their middle; ties go to the first line. A
  /// line that only helps to state others is nobody's decision. `nil` if no line has more than next
  /// to nothing of its amounts left.
  func halving(_ lines: [Int], domain: ChoiceDomain) -> Split? {
    var widest: (split: Split, share: Double)?
    for line in lines where !program.helpers.contains(line) {
      guard let (split, share) = halving(line, domain) else { continue }
      if share > widest?.share ?? Self.leastShare { widest = (split, share) }
    }
    return widest?.split
  }

  /// A line split in two, and how much of it is left: how many options, or what share of the
  /// amounts of one.
  private func halving(_ line: Int, _ domain: ChoiceDomain) -> (split: Split, share: Double)? {
    var left = domain.line(line, of: program)
    let ranges = left.options.compactMap { option in
      domain.range(of: option, of: line, in: program).map { (option: option, range: $0) }
    }
    if ranges.count > 1 {
      let taken = ranges.prefix(ranges.count / 2).map(\.option)
      return (split(line, left, taking: taken), Double(ranges.count))
    }
    guard let (option, range) = ranges.first else { return nil }
    left.options = [option]
    let data = program.data[program.options[line][option].index]
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else { return nil }
    var middle = range.lowerBound + width / 2
    if data.step > 0 {
      let count = ((middle - data.lower) / data.step).rounded(.down)
      middle = data.lower + (count + 0.5) * data.step
    }
    let share = data.step > 0 ? 1 : min(1, width / (data.upper - data.lower))
    return (split(line, left, at: middle), share)
  }

  private func split(
    _ line: Int, _ left: ChoiceDomain.Line, taking options: [Int]
  ) -> Split {
    var (first, second) = (left, left)
    first.options = options
    second.options = left.options.filter { !options.contains($0) }
    return Split(
      split: .options(line: line, Set(options)), line: line, first: first, second: second)
  }

  private func split(_ line: Int, _ left: ChoiceDomain.Line, at place: Double) -> Split {
    var (first, second) = (left, left)
    first.upper = min(left.upper, place)
    second.lower = max(left.lower, place)
    return Split(split: .amount(line: line, place), line: line, first: first, second: second)
  }

  private func split(
    _ line: Int, _ parts: [(use: ChoiceProgram.Use, share: Double)], _ domain: ChoiceDomain
  ) -> Split? {
    let left = domain.line(line, of: program)
    var shares: [Int: Double] = [:]
    for part in parts { shares[part.use.option, default: 0] += part.share }
    let byShare = shares.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    if byShare.count > 1 { return split(line, left, taking: [byShare[0].key]) }
    guard let option = byShare.first?.key,
      let range = domain.range(of: option, of: line, in: program),
      let place = place(parts, program.data[program.options[line][option].index], range)
    else { return nil }
    return split(line, left, at: place)
  }

  /// Where between the amounts of a mix to cut: at the mean, between two steps where there are
  /// steps.
  private func place(
    _ parts: [(use: ChoiceProgram.Use, share: Double)], _ data: ChoiceProgram.OptionData,
    _ range: ClosedRange<Double>
  ) -> Double? {
    let low = parts.reduce(Double.infinity) { min($0, $1.use.amount) }
    let high = parts.reduce(0) { max($0, $1.use.amount) }
    let width = high - low
    guard width > 1e-9 * high else { return nil }
    let total = parts.reduce(0) { $0 + $1.share }
    let mean = parts.reduce(0) { $0 + $1.share * $1.use.amount } / total
    if data.step > 0 {
      let count = ((mean - data.lower) / data.step).rounded(.down)
      let first = ((low - data.lower) / data.step).rounded()
      let last = ((high - data.lower) / data.step).rounded() - 1
      return data.lower + (min(max(count, first), last) + 0.5) * data.step
    }
    return min(max(mean, low + 0.1 * width), high - 0.1 * width)
  }
}
