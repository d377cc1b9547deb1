// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written in full before it gets its name.
///
/// Where the system can, it has no name at all until it is whole, so that nothing is left over
/// whatever ends the process. Elsewhere its name begins with a dot, and signals wait until it is
/// gone.
enum TemporaryFile {
  /// Makes a file of some bytes at a path.
  ///
  /// - Parameters:
  ///   - permissions: those of the file that is replaced; `nil` for a new file, which gets the
  ///     usual ones.
  ///   - mayReplace: whether a file that is there may lose its name to this one.
  static func make(
    _ bytes: [UInt8], _ path: String, permissions: mode_t? = nil, mayReplace: Bool
  ) throws(OutputFile.Failure) {
    let folder = FilePath.parts(path).folder
    let temporary = "\(folder).apportion-\(getpid()).tmp"
    let nameless = openNameless(in: folder, permissions ?? 0o666)
    if nameless < 0 {
      return try withSignalsBlocked { () throws(OutputFile.Failure) in
        let descriptor = open(
          temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions ?? 0o666)
        guard descriptor >= 0 else { throw .cannotCreate(OutputFile.reason()) }
        defer { unlink(temporary) }
        try fill(descriptor, with: bytes, permissions: permissions)
        try give(temporary, path, mayReplace: mayReplace)
      }
    }
    let link = "/proc/self/fd/\(nameless)"
    defer { close(nameless) }
    try fill(nameless, with: bytes, permissions: permissions, closing: false)
    try withSignalsBlocked { () throws(OutputFile.Failure) in
      guard linkat(AT_FDCWD, link, AT_FDCWD, temporary, Int32(AT_SYMLINK_FOLLOW)) == 0 else {
        throw .cannotCreate(OutputFile.reason())
      }
      defer { unlink(temporary) }
      try give(temporary, path, mayReplace: mayReplace)
    }
  }

  /// Gives the file its name; the caller takes the temporary one away.
  private static func give(
    _ temporary: String, _ path: String, mayReplace: Bool
  ) throws(OutputFile.Failure) {
    if mayReplace {
      guard rename(temporary, path) == 0 else { throw .cannotCreate(OutputFile.reason()) }
      return
    }
    // A link fails where a file has appeared in the meantime; a rename would replace it.
    if link(temporary, path) == 0 { return }
    switch errno {
    case EEXIST: throw .exists
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // On file systems without links the name is taken first.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw errno == EEXIST ? .exists : .cannotCreate(OutputFile.reason())
      }
      close(descriptor)
      guard rename(temporary, path) == 0 else {
        let reason = OutputFile.reason()
        unlink(path)
        throw .cannotCreate(reason)
      }
    default: throw .cannotCreate(OutputFile.reason())
    }
  }

  /// Writes all bytes and waits until they are stored.
  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], permissions: mode_t?, closing: Bool = true
  ) throws(OutputFile.Failure) {
    defer { if closing { close(descriptor) } }
    try OutputFile.writeAll(bytes, to: descriptor)
    // The mask of the process must not take away what the old file granted.
    if let permissions { fchmod(descriptor, permissions) }
    // Devices without storage refuse to sync; that loses nothing.
    if fsync(descriptor) != 0, errno != EINVAL { throw .cannotWrite(OutputFile.reason()) }
  }

  /// A file without a name on the file system of a folder; below 0 where there is no such thing.
  private static func openNameless(in folder: String, _ permissions: mode_t) -> Int32 {
    #if os(Linux)
      guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
      // The flag O_TMPFILE, which Swift does not import.
      let flag: Int32 = 0o20_000_000 | O_DIRECTORY
      return open(folder.isEmpty ? "." : folder, O_WRONLY | O_CLOEXEC | flag, permissions)
    #else
      return -1
    #endif
  }

  /// Lets signals that would end the process wait for a moment.
  private static func withSignalsBlocked(
    _ body: () throws(OutputFile.Failure) -> Void
  ) throws(OutputFile.Failure) {
    let before = SystemCalls.blockSignals()
    defer { SystemCalls.restoreSignals(before) }
    try body()
  }
}
