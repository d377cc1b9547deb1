// SPDX-License-Identifier: GPL-3.0-or-later

/// Which version of the tool this is.
enum Version {
  /// The version in the making.
  static let current = "0.1.0-dev"
}
