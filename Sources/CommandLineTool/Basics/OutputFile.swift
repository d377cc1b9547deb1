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
  /// What is no regular file, for example `/dev/null` or a pipe, is written to as it is. A link is
  /// followed, to a file that is yet to be made as well. A file that nobody may write to stays.
  /// Where there is a file of that name already, it is replaced only if `mayReplace` says so.
  static func write(
    _ bytes: [UInt8], to path: String, mayReplace: Bool = true
  ) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw .cannotCreate(reason()) }
      if !mayReplace { return try TemporaryFile.make(bytes, path, mayReplace: false) }
      return try TemporaryFile.make(bytes, try FilePath.end(ofLinks: path), mayReplace: true)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard mayReplace else { throw .exists }
      try refuseProtected(path, status)
      try TemporaryFile.make(
        bytes, FilePath.real(path) ?? path, permissions: status.st_mode & 0o777, mayReplace: true)
    case S_IFDIR: throw .cannotCreate("it is a folder")
    default: try writeThrough(bytes, to: path)
    }
  }

  /// Refuses a file that may not be written to: giving its name to another file needs the folder's
  /// permission alone.
  private static func refuseProtected(_ path: String, _ status: stat) throws(Failure) {
    guard status.st_mode & 0o222 != 0 else {
      throw .cannotCreate("it is protected against writing")
    }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotCreate(reason()) }
    close(descriptor)
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotCreate(reason()) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor)
  }

  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    do throws(SystemCalls.Failure) {
      try SystemCalls.write(bytes, to: descriptor)
    } catch {
      throw .cannotWrite(error.reason)
    }
  }

  static func reason() -> String {
    SystemCalls.Failure(number: errno).reason
  }
}
