// SPDX-License-Identifier: GPL-3.0-or-later

package import Limits

extension SearchLimits {
  /// The share of a score below which the arithmetic of master and pricing cannot tell plans apart;
  /// a gap asked for beneath it is met at it, and the bound says so.
  package static let resolution = 0x1p-34
}
