// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the bytes of files come from.
public protocol FileReader: Sendable {
  /// Gives the bytes of a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - limit: more bytes than this are of no use; a reader stops one byte later.
  /// - Returns: the file's bytes, at most one more than `limit`.
  /// - Throws: why the file cannot be read.
  func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8]
}

/// Why a file could not be read.
public struct ReadFailure: Error, Hashable, Sendable {
  /// The reason in plain words, for example "there is no such file".
  public let reason: String

  /// Makes a failure.
  public init(reason: String) {
    self.reason = reason
  }
}

/// Reads from the file system and standard input.
public struct SystemFileReader: FileReader {
  /// Makes a reader.
  public init() {}

  /// The bytes of a file, at most one more than `limit`; `-` is standard input.
  public func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    if path.utf8.contains(0) { throw ReadFailure(reason: "there is no such file") }
    if path == "-" { return try bytes(from: STDIN_FILENO, limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    return try bytes(from: descriptor, limit: limit)
  }

  private func bytes(from descriptor: Int32, limit: Int) throws(ReadFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= limit {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw failure(errno)
      }
    }
    return bytes.count > limit + 1 ? Array(bytes[...limit]) : bytes
  }

  private func failure(_ code: Int32) -> ReadFailure {
    switch code {
    case ENOENT, ENOTDIR: ReadFailure(reason: "there is no such file")
    case EACCES, EPERM: ReadFailure(reason: "there is no permission to read it")
    case EISDIR: ReadFailure(reason: "it is a folder")
    default: ReadFailure(reason: "reading fails with system error \(code)")
    }
  }
}
