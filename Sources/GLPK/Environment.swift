// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// What GLPK has allocated for the calling thread.
///
/// Leak checkers see GLPK's blocks as reachable, so this is how a leak shows.
package struct GLPKMemory: Hashable, Sendable {
  /// The number of blocks.
  package var blocks: Int

  /// Their size in bytes.
  package var bytes: Int

  /// What is allocated now.
  package static func usage() -> GLPKMemory {
    var blocks: CInt = 0
    var bytes = 0
    unsafe cglpk_memory_usage(&blocks, &bytes)
    return GLPKMemory(blocks: Int(blocks), bytes: bytes)
  }
}

/// The library that is linked.
package enum GLPKVersion {
  /// Its version, such as "5.0".
  package static var current: String { unsafe String(cString: cglpk_version()) }
}
