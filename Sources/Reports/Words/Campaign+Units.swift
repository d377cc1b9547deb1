// SPDX-License-Identifier: GPL-3.0-or-later

import Planning

extension Campaign {
  /// How units are bought, or `nil` where money is spent without them.
  var unitPurchase: UnitPurchase? {
    if case .units(let purchase) = purchase { purchase } else { nil }
  }
}
