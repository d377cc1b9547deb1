// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("The page on the architecture")
struct ArchitectureTests {
  /// A row of the page's table of modules.
  private struct Row {
    let module: String
    let folders: [String]
  }

  private func page() throws -> String {
    try String(
      contentsOf: Repository.root.appending(path: "docs/architecture.md"), encoding: .utf8)
  }

  private func rows() throws -> [Row] {
    try page().split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, let module = Self.quoted(cells[1]).first else { return nil }
      return Row(module: module, folders: Self.quoted(cells[3]))
    }
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private func map() throws -> SourceMap {
    try SourceMap(Repository.root.appending(path: "Sources"))
  }

  @Test("every module and folder stands on it, and nothing that is not there")
  func isComplete() throws {
    let map = try map()
    let rows = try rows().filter { !["CFlags", "CGLPKSupport"].contains($0.module) }
    #expect(Set(rows.map(\.module)) == map.modules)
    for row in rows {
      #expect(Set(row.folders) == map.folders(of: row.module), "\(row.module)")
      #expect(Set(row.folders).count == row.folders.count, "\(row.module)")
    }
  }

  @Test("every folder and type that its text names is there")
  func namesWhatIsThere() throws {
    let map = try map()
    let modules = try rows().map(\.module)
    let types = map.files.reduce(into: Set(modules)) { $0.formUnion($1.declared) }
    let folders = modules.reduce(into: Set<String>()) { $0.formUnion(map.folders(of: $1)) }
    for name in Self.quoted(try page()[...]) {
      let parts = name.split(separator: "/").map(String.init)
      if parts.count == 2, modules.contains(parts[0]) {
        let isThere =
          map.folders(of: parts[0]).contains(parts[1])
          || map.files.contains { $0.module == parts[0] && $0.name == "\(parts[1]).swift" }
        #expect(isThere, "\(name)")
      } else if name.first?.isUppercase == true, name.allSatisfy({ $0.isLetter || $0 == "." }) {
        let type = String(name.prefix { $0 != "." })
        let isNamed = types.contains(type) || folders.contains(type)
        #expect(isNamed || name == "Package.swift" || type == "ArchitectureTests", "\(name)")
      }
    }
  }

  @Test("a module imports only modules that stand above it")
  func modulesPointUp() throws {
    let map = try map()
    let order = try rows().map(\.module)
    #expect(order.count >= map.modules.count)
    for file in map.files {
      let own = try #require(order.firstIndex(of: file.module))
      for (place, module) in order.enumerated() where file.imports.contains(module) {
        #expect(place < own, "\(file.module)/\(file.name) imports \(module)")
      }
    }
  }

  @Test("a folder uses only folders that stand before it, so that none go in a circle")
  func foldersPointBack() throws {
    let map = try map()
    for row in try rows() {
      for use in map.uses(in: row.module) {
        let from = row.folders.firstIndex(of: use.from)
        let to = row.folders.firstIndex(of: use.to)
        let isBack = if let from, let to { to < from } else { false }
        #expect(isBack, "\(row.module): \(use)")
      }
    }
  }

  @Test("every file that the lists of what to edit name is there")
  func listsNameFiles() throws {
    let guide = try String(
      contentsOf: Repository.root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    let named = Self.quoted(guide[...]).filter { $0.contains("/") && !$0.contains(" ") }
    #expect(named.count > 40)
    for name in named where !name.hasPrefix(".build") {
      let below = ["docs/", "Tests/"].contains { name.hasPrefix($0) } ? name : "Sources/\(name)"
      let path = Repository.root.appending(path: below).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name)")
    }
  }

  @Test("every link of a guide to a file leads to one")
  func linksLead() throws {
    let root = Repository.root
    let docs = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "docs").path)
    let guides = docs.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    for guide in guides.sorted() + ["README.md", "CONTRIBUTING.md"] {
      let file = root.appending(path: guide)
      let text = try String(contentsOf: file, encoding: .utf8)
      for part in text.split(separator: "](").dropFirst() {
        let link = part.prefix { $0 != ")" && $0 != "#" }
        guard !link.isEmpty, !link.contains(":"), !link.contains(" ") else { continue }
        let path = file.deletingLastPathComponent().appending(path: String(link)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(guide): \(link)")
      }
    }
  }
}
