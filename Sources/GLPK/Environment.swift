// SPDX-License-Identifier: GPL-3.0-or-later

import CGLPKSupport

/// What GLPK has allocated for the calling thread.
///
/// Leak checkers see GLPK's blocks as reachable, so this is how a leak shows.
public struct GLPKMemory: Hashable, Sendable {
  /// The number of blocks.
  public var blocks: Int

  /// Their size in bytes.
  public var bytes: Int

  /// What is allocated now.
  public static func usage() -> GLPKMemory {
    var blocks: CInt = 0
    var bytes = 0
    unsafe cglpk_memory_usage(&blocks, &bytes)
    return GLPKMemory(blocks: Int(blocks), bytes: bytes)
  }
}

/// The library that is linked.
public enum GLPKVersion {
  /// Its version, such as "5.0".
  public static var current: String { unsafe String(cString: cglpk_version()) }
}
