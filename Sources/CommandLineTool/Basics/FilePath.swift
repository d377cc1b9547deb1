// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where paths lead.
enum FilePath {
  /// What tells two files apart, whatever their paths look like.
  enum Identity: Hashable {
    /// A file that is there, by its device and its number on it.
    case file(device: UInt64, number: UInt64)
    /// A file that is yet to be made, by its path without links.
    case path(String)
  }

  /// A folder, empty or with its last slash, and the name in it.
  static func parts(_ path: String) -> (folder: String, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path[...]) }
    let next = path.utf8.index(after: slash)
    return (String(path[..<next]), path[next...])
  }

  /// The path without links, if something is there.
  static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path to which a chain of links leads that nothing stands at the end of; the path itself
  /// where it is no link.
  static func end(ofLinks path: String) throws(OutputFile.Failure) -> String {
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(path, &buffer, Int(PATH_MAX))
      guard count >= 0 else { return path }
      let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = target.hasPrefix("/") ? target : parts(path).folder + target
    }
    throw .cannotCreate(SystemCalls.Failure(number: ELOOP).reason)
  }

  /// Whether a path names a file, or a link that leads nowhere: what is written there would take
  /// something's place.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFREG }
    return lstat(path, &status) == 0
  }

  /// What tells a file from others; `nil` where there is no telling, as for what is no regular
  /// file.
  static func identity(_ path: String) -> Identity? {
    var status = stat()
    if stat(path, &status) == 0 { return identity(status) }
    guard errno == ENOENT, let end = try? end(ofLinks: path) else { return nil }
    let (folder, name) = parts(end)
    guard let real = real(folder.isEmpty ? "." : folder) else { return nil }
    return .path(real + "/" + name)
  }

  /// What tells the file of standard input from others.
  static var identityOfInput: Identity? {
    var status = stat()
    return fstat(0, &status) == 0 ? identity(status) : nil
  }

  private static func identity(_ status: stat) -> Identity? {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    return .file(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
