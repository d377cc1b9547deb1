// SPDX-License-Identifier: GPL-3.0-or-later

/// Searches for what an author may have meant among all names of a file.
///
/// Only so many are made, so that reading a file full of unknown names takes time in proportion to
/// its size.
struct NameSearches {
  /// How many searches are made.
  static let limit = 100

  private var left = limit

  /// The nearest of names, see ``NearestName/nearest(to:among:)``; `nil` once no searches are left,
  /// when the names are not even gathered.
  mutating func nearest<Names: Sequence<String>>(
    to name: String, among names: @autoclosure () -> Names
  ) -> String? {
    guard left > 0 else { return nil }
    left -= 1
    return NearestName.nearest(to: name, among: names())
  }
}
