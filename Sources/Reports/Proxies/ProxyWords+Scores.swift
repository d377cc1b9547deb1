// SPDX-License-Identifier: GPL-3.0-or-later

import Alignment
import Planning
import Statistics

/// What is said about scores.
extension ProxyWords {
  func sentences(_ quality: ProxyQuality) -> [String] {
    var sentences: [String] = []
    if let above = quality.above, let below = quality.below, let threshold = quality.threshold {
      let at = FigureFormat.amount(threshold)
      let parts =
        "\(outOf(above)) at \(at) or above converted, \(outOf(below)) below"
      switch quality.isTelling {
      case true?: sentences.append("The score tells units apart: \(parts).")
      default: sentences.append("The score does not surely tell units apart: \(parts).")
      }
    }
    for line in quality.lines where line.contradictsModel {
      guard let modelled = line.modelled else { continue }
      sentences.append(
        "The scenario has \(Percentage.share(modelled)) of \(proxy.kpi) from '\(line.line)' become "
          + "\(proxy.distal), and the scored ones speak for "
          + "\(Self.span(ofShare: line.converted.interval())).")
    }
    let few = quality.lines.filter { $0.converted.size < ProxyQuality.fewUnits }
    if !few.isEmpty {
      let names = Amounts.list(few.map { "'\($0.line)' (\($0.converted.size))" }, most: 5)
      sentences.append("Few units are scored of \(names): their shares are uncertain.")
    }
    if let name = proxy.qualified {
      sentences.append("'\(name)' counts this share of what each line brings.")
    }
    return sentences
  }

  private func outOf(_ share: ObservedShare) -> String {
    guard let value = share.value else { return "none" }
    return "\(Percentage.share(value)) of \(FixedPoint.text(Double(share.size), decimals: 0))"
  }

  func stepRemark(_ quality: ProxyQuality) -> String {
    "Gain: what the plan that is best for units at or above the threshold brings of "
      + "\(proxy.distal) beyond the plan that is best for \(proxy.kpi). Only units that were "
      + "scored are known: a threshold chosen here should be checked against later ones."
  }
}
