// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files that are there whole or not at all.
enum OutputFile {
  /// Why a file was not written.
  enum Failure: Error {
    /// There is a file of that name already.
    case exists
    /// It cannot be created there.
    case cannotCreate(String)
    /// The disk or the device failed while writing.
    case cannotWrite(String)
  }

  /// Writes bytes to a file, by way of a new file beside it that then takes its name.
  ///
  /// What is no regular file, for example `/dev/null` or a pipe, is written to as it is, and a link is followed. Where
  /// there is a file of that name already, it is replaced only if `mayReplace` says so.
  static func write(
    _ bytes: [UInt8], to path: String, mayReplace: Bool = true
  ) throws(Failure) {
    guard let target = resolved(path) else {
      return try replace(path, with: bytes, permissions: 0o666, mayReplace: mayReplace)
    }
    guard mayReplace else { throw .exists }
    switch target.mode & S_IFMT {
    case S_IFREG:
      try replace(
        target.path, with: bytes, permissions: target.mode & 0o777, isNew: false, mayReplace: true)
    case S_IFDIR: throw .cannotCreate("it is a folder")
    default: try writeThrough(bytes, to: target.path)
    }
  }

  /// Where a path leads and what is there; `nil` where there is nothing.
  private static func resolved(_ path: String) -> (path: String, mode: mode_t)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    guard let real = realpath(path, nil) else { return (path, status.st_mode) }
    defer { free(real) }
    return (String(cString: real), status.st_mode)
  }

  private static func replace(
    _ path: String, with bytes: [UInt8], permissions: mode_t, isNew: Bool = true, mayReplace: Bool
  ) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw .cannotCreate(reason()) }
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    do {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor)
      // The mask of the process must not take away what the old file granted.
      if !isNew { fchmod(descriptor, permissions) }
      // Devices without storage refuse to sync; that loses nothing.
      if fsync(descriptor) != 0, errno != EINVAL { throw Failure.cannotWrite(reason()) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .cannotWrite("\(error)")
    }
    if mayReplace {
      guard rename(temporary, path) == 0 else { throw .cannotCreate(reason()) }
      isDone = true
      return
    }
    // A link fails where a file has appeared in the meantime; a rename would replace it.
    if link(temporary, path) == 0 { return }
    switch errno {
    case EEXIST: throw .exists
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: try writeNew(bytes, to: path)
    default: throw .cannotCreate(reason())
    }
  }

  /// Writes to a file of that name, which must not be there yet, on file systems that have no links.
  private static func writeNew(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw errno == EEXIST ? .exists : .cannotCreate(reason()) }
    defer { close(descriptor) }
    do throws(Failure) {
      try writeAll(bytes, to: descriptor)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotCreate(reason()) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(bytes, to: descriptor)
    } catch {
      throw .cannotWrite(error.reason)
    }
  }

  private static func reason() -> String {
    SystemCalls.Failure(number: errno).reason
  }
}
