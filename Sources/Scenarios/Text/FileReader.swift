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

  /// Tells whether a table that a scenario names may be read.
  ///
  /// - Parameters:
  ///   - path: the table.
  ///   - folder: the scenario's folder, empty for the current one.
  func reach(_ path: String, from folder: String) -> TableReach
}

/// How far away from its scenario a table is.
public enum TableReach: Hashable, Sendable {
  /// In the scenario's folder, or in one inside it.
  case inside
  /// Elsewhere, and the user trusts the scenario to name it.
  case outside
  /// Elsewhere.
  case refused
}

extension FileReader {
  /// A reader that knows no folders has everything at hand.
  public func reach(_ path: String, from folder: String) -> TableReach { .inside }
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
  /// Whether tables may stand outside of their scenario's folder.
  private let mayLeaveFolder: Bool

  /// Makes a reader.
  ///
  /// - Parameter mayLeaveFolder: whether tables may stand outside of their scenario's folder.
  public init(mayLeaveFolder: Bool = false) {
    self.mayLeaveFolder = mayLeaveFolder
  }

  /// Follows links before it compares folders, and takes a table that is not there by its name.
  public func reach(_ path: String, from folder: String) -> TableReach {
    guard let home = Self.real(folder.isEmpty ? "." : folder) else { return .inside }
    let table = Self.real(path) ?? Self.realBeginning(of: path)
    let isInside = home == "/" || table.hasPrefix(home + "/")
    return isInside ? .inside : mayLeaveFolder ? .outside : .refused
  }

  /// The path without links of what is there.
  private static func real(_ path: String) -> String? {
    guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path of what is not there: that of the longest beginning which is, without links, and the
  /// names behind it.
  private static func realBeginning(of path: String) -> String {
    var names = path.split(separator: "/", omittingEmptySubsequences: false)
    var rest: [Substring] = []
    while let name = names.popLast() {
      rest.insert(name, at: 0)
      let beginning = names.isEmpty ? "." : names == [""] ? "/" : names.joined(separator: "/")
      guard let real = real(beginning) else { continue }
      var parts = real.split(separator: "/")
      for name in rest where !name.isEmpty && name != "." {
        if name == ".." { _ = parts.popLast() } else { parts.append(name) }
      }
      return "/" + parts.joined(separator: "/")
    }
    return path
  }

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
    case ENAMETOOLONG: ReadFailure(reason: "its name is too long")
    case ELOOP: ReadFailure(reason: "its links lead in a circle")
    case ENXIO, ENODEV: ReadFailure(reason: "it is a device or a socket that cannot be opened")
    case EBADF: ReadFailure(reason: "it is closed")
    case EIO: ReadFailure(reason: "the device fails to read")
    case EMFILE, ENFILE: ReadFailure(reason: "too many files are open")
    case ENOMEM: ReadFailure(reason: "there is not enough memory")
    case EOVERFLOW, EFBIG: ReadFailure(reason: "it is too large")
    default: ReadFailure(reason: "reading fails: \(String(cString: strerror(code)))")
    }
  }
}
