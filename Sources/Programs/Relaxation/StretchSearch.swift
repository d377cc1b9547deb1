// SPDX-License-Identifier: GPL-3.0-or-later

/// A function at one end of a stretch: the part that bends down, with its slope and bend, and the
/// part that bends up.
struct StretchEnd {
  var concave = 0.0
  var convex = 0.0
  var slope = 0.0
  var bend = 0.0

  var value: Double { concave + convex }
}

/// A range of amounts on which one part of a function bends down and the rest bends up.
struct Stretch {
  var lower: Double
  var upper: Double
  var left = StretchEnd()
  var right = StretchEnd()
  /// Whether any part bends up.
  var bendsUp = false

  /// The highest point of tangents plus chord, an upper bound on the function: where, as a share of
  /// the way, and how high.
  ///
  /// `nil` where the bound is at an end, which is a value of the function itself.
  var peak: (place: Double, bound: Double)? {
    let width = upper - lower
    let rise = (right.convex - left.convex) / width
    let first = left.slope + rise
    let last = right.slope + rise
    guard first > 0, last < 0 else { return nil }
    if first.isInfinite { return (0x1p-10, right.value - last * width) }
    let place = min(max((right.value - left.value - last * width) / (first - last), 0), width)
    return (place / width, left.value + first * place)
  }
}

/// Searches stretches of one option of one line for the highest value, with a bound on what it may
/// miss.
struct StretchSearch {
  /// The worth of taking the option, and of one unit of its amount.
  let fixed: Double
  let slope: Double
  /// The highest value seen.
  private(set) var best: Double
  /// Where it was seen, once it is higher than that given at the start.
  private(set) var amount = 0.0
  /// What no value passes.
  private(set) var bound: Double
  let tolerance: Double
  /// Where the search may begin.
  let guess: Double

  private static let passLimit = 60
  private static let halvingLimit = 200

  init(fixed: Double, slope: Double, best: Double, tolerance: Double, guess: Double) {
    self.fixed = fixed
    self.slope = slope
    self.best = best
    self.bound = best
    self.tolerance = tolerance
    self.guess = guess
  }

  /// Searches a stretch; `sample` reads the function inside of it.
  mutating func run(_ stretch: Stretch, sample: (Double) -> StretchEnd) {
    var open = [stretch]
    var halvings = 0
    while let stretch = open.popLast() {
      guard let peak = stretch.peak, peak.bound > best + tolerance else {
        if let peak = stretch.peak { bound = max(bound, peak.bound) }
        continue
      }
      if !stretch.bendsUp {
        climb(stretch, from: peak.place, sample)
        continue
      }
      let width = stretch.upper - stretch.lower
      let middle = stretch.lower + width * min(max(peak.place, 0.05), 0.95)
      guard halvings < Self.halvingLimit, middle > stretch.lower, middle < stretch.upper else {
        bound = max(bound, peak.bound)
        continue
      }
      halvings += 1
      let end = sample(middle)
      consider(end.value, at: middle)
      var (low, high) = (stretch, stretch)
      low.upper = middle
      low.right = end
      high.lower = middle
      high.left = end
      open.append(high)
      open.append(low)
    }
    bound = max(bound, best)
  }

  private mutating func consider(_ value: Double, at x: Double) {
    if value > best {
      best = value
      amount = x
    }
  }

  /// Newton's method inside a bracket, on a stretch that bends down.
  private mutating func climb(
    _ stretch: Stretch, from share: Double, _ sample: (Double) -> StretchEnd
  ) {
    var low = stretch.lower
    var high = stretch.upper
    var x = guess > low && guess < high ? guess : low + share * (high - low)
    for pass in 0... {
      let end = sample(x)
      consider(end.value, at: x)
      let miss = end.slope > 0 ? end.slope * (high - x) : end.slope * (low - x)
      if miss <= tolerance || pass >= Self.passLimit || high - low <= x * 0x1p-51 {
        bound = max(bound, end.value + max(0, miss))
        return
      }
      if end.slope > 0 { low = x } else { high = x }
      let step = end.bend < 0 ? x - end.slope / end.bend : .nan
      x = step > low && step < high ? step : low + (high - low) / 2
    }
  }
}
