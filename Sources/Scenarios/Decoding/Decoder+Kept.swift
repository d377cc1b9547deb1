// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Decoder {
  /// The lines of a scenario, which need not be decoded again where something else has changed, and
  /// which are most of a large one.
  struct Kept {
    private(set) var campaigns: [Campaign]?
    private(set) var creators: [Creator]?
    let currency: String?
    let usedRates: Set<String>

    fileprivate init(
      campaigns: [Campaign], creators: [Creator], currency: String?, usedRates: Set<String>
    ) {
      self.campaigns = campaigns
      self.creators = creators
      self.currency = currency
      self.usedRates = usedRates
    }

    /// What stays where something in a section changes; `nil` where the section has a say in what
    /// lines come to.
    func besides(_ section: String) -> Kept? {
      var kept = self
      switch section {
      case "campaigns": kept.campaigns = nil
      case "creators": kept.creators = nil
      case "budget", "step", "requires", "kpis", "groups", "rules", "trade-off", "goals": break
      default: return nil
      }
      return kept
    }
  }

  /// What was decoded of the lines.
  var decoded: Kept {
    Kept(
      campaigns: readLines.campaigns, creators: readLines.creators, currency: currency,
      usedRates: usedRates)
  }
}
