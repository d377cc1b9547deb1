// SPDX-License-Identifier: GPL-3.0-or-later

/// Which memory of a series counts.
package enum SeriesMemory: Hashable, Sendable {
  /// Values that resemble those of the period before. By chance a short series also seems to
  /// alternate, which is left aside.
  case resemblance
  /// Values that resemble those of the period before or turn round, as changes from period to
  /// period do.
  case any
}

extension [PairedSeries.Pair] {
  /// The correlation of the pairs, with as many of them counted as say something new.
  ///
  /// Values that resemble those of the period before, as in a trend or a season, repeat what is
  /// known already. With autocorrelations r₁ and r₂ of the two series from one period to the next,
  /// n pairs count as `n · (1 - r₁r₂)/(1 + r₁r₂)`, and never as more than n.
  ///
  /// Source: Bretherton et al. (1999), "The effective number of spatial degrees of freedom of a
  /// time-varying field", Journal of Climate 12, eq. 31, after Bartlett (1935).
  ///
  /// - Complexity: that of the correlation.
  package func correlationWithMemory(
    _ kind: Correlation.Kind = .pearson, counting counted: SeriesMemory = .resemblance
  ) -> Measured<Correlation> {
    let correlation = correlation(kind)
    guard case .value(var found) = correlation else { return correlation }
    let memories = [memory(map(\.first)), memory(map(\.second))]
    if counted == .resemblance, memories.contains(where: { $0 <= 0 }) { return correlation }
    let product = memories[0] * memories[1]
    if product > 0 { found.effectiveSize *= (1 - product) / (1 + product) }
    return .value(found)
  }

  /// The autocorrelation of values from one period to the next; 0 for a constant series.
  private func memory(_ values: [Double]) -> Double {
    guard let deviations = Deviations(values) else { return 0 }
    var product = 0.0
    for index in indices.dropFirst() where self[index].position == self[index - 1].position + 1 {
      product += deviations.values[index] * deviations.values[index - 1]
    }
    return product / deviations.square
  }
}
