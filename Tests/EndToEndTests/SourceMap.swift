// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What the sources say of themselves, read as text: modules, their folders, and which of these use
/// which.
///
/// Types are known by name; what extensions add is not followed.
struct SourceMap {
  /// A source file.
  struct File {
    /// The module's name.
    let module: String
    /// The folder inside the module; empty for files beside the folders.
    let folder: String
    /// The file's name.
    let name: String
    /// The modules that it imports.
    let imports: Set<String>
    /// The types that other files can see.
    let declared: Set<String>
    /// Every name in it that begins with a capital.
    let named: Set<String>
  }

  /// A folder that uses another one, by a type.
  struct Use: Hashable, CustomStringConvertible {
    let from: String
    let to: String
    let file: String
    let type: String

    var description: String { "\(from) uses \(to): \(type) in \(file)" }
  }

  let files: [File]

  /// Reads every Swift file under a folder of modules.
  ///
  /// - Complexity: linear in the text.
  init(_ sources: URL) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let parts = path.split(separator: "/").map(String.init)
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      let words = Self.words(in: Array(text.utf8))
      return File(
        module: parts[0], folder: parts.count > 2 ? parts[1] : "", name: parts[parts.count - 1],
        imports: Self.followers(of: ["import"], words), declared: Self.declared(words),
        named: Set(words.lazy.map(\.text).filter { $0.first?.isUppercase == true }))
    }
  }

  /// The modules' names.
  var modules: Set<String> { Set(files.map(\.module)) }

  /// The folders of a module.
  func folders(of module: String) -> Set<String> {
    Set(files.lazy.filter { $0.module == module && !$0.folder.isEmpty }.map(\.folder))
  }

  /// Which folders of a module use which others; files beside the folders count as a folder of no
  /// name.
  ///
  /// - Complexity: linear in the names of the module's files.
  func uses(in module: String) -> Set<Use> {
    let files = files.filter { $0.module == module }
    var homes: [String: String] = [:]
    for file in files {
      for type in file.declared { homes[type] = homes[type] ?? file.folder }
    }
    var uses: Set<Use> = []
    for file in files {
      for type in file.named {
        guard let home = homes[type], home != file.folder else { continue }
        uses.insert(Use(from: file.folder, to: home, file: file.name, type: type))
      }
    }
    return uses
  }

  private struct Word {
    let text: String
    /// How many braces are open before it.
    let depth: Int
  }

  private static let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol"]

  private static func declared(_ words: [Word]) -> Set<String> {
    var declared: Set<String> = []
    for index in words.indices.dropLast() {
      guard words[index].depth == 0, kinds.contains(words[index].text) else { continue }
      let isHidden = index > 0 && ["private", "fileprivate"].contains(words[index - 1].text)
      if !isHidden { declared.insert(words[index + 1].text) }
    }
    return declared
  }

  private static func followers(of heads: Set<String>, _ words: [Word]) -> Set<String> {
    Set(
      words.indices.dropLast().filter { words[$0].depth == 0 && heads.contains(words[$0].text) }
        .map { words[$0 + 1].text })
  }

  /// The words of a text outside of comments and strings.
  private static func words(in bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var depth = 0
    var start: Int?
    var index = 0
    func isWord(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte >= 0x80
    }
    func has(_ text: StaticString) -> Bool {
      let end = index + text.utf8CodeUnitCount
      return end <= bytes.count
        && bytes[index..<end].elementsEqual(
          UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    func skip(past text: StaticString) {
      index += text.utf8CodeUnitCount
      while index < bytes.count, !has(text) { index += 1 }
      index += text.utf8CodeUnitCount
    }
    while index < bytes.count {
      if isWord(bytes[index]) {
        start = start ?? index
        index += 1
        continue
      }
      if let first = start {
        words.append(
          Word(text: String(decoding: bytes[first..<index], as: UTF8.self), depth: depth))
        start = nil
      }
      if has("//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if has("\"\"\"") {
        skip(past: "\"\"\"")
      } else if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""),
          bytes[index] != UInt8(ascii: "\n")
        {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      } else {
        if bytes[index] == UInt8(ascii: "{") { depth += 1 }
        if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
        index += 1
      }
    }
    return words
  }
}
