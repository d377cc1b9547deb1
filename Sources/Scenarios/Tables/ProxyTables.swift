// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables that a proxy names, as far as they could be read.
struct ProxyTables: Sendable {
  /// What the proxy and its distal KPI were in the past.
  var history: Table?
  /// Scored units of the proxy.
  var scores: Table?
}
