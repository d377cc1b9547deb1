// SPDX-License-Identifier: GPL-3.0-or-later

/// One way for all lines of a class to spend, with what it contributes to every row.
struct Proposal {
  /// The class.
  var classIndex: Int
  /// The contribution to each row, in the caller's units.
  var activities: [Double]
  /// The spend of each member of the class.
  var spends: [Double]
  /// The option of each member, among all, in a class of lines that need choices; else empty.
  var options: [Int32] = []
  /// The last master solve in which it had a share.
  var lastUsed: Int
}
