// SPDX-License-Identifier: GPL-3.0-or-later

import CCSV

/// One cell of a CSV text.
struct CSVCell: Sendable {
  /// What it holds, without quotes.
  let text: String
  /// Its bytes in the text, quotes included.
  let range: Range<Int>
}

/// Cuts CSV into cells with libcsv in strict mode, keeping their places.
enum CSVReader {
  /// Where and why a text stopped being CSV.
  enum Problem: Hashable, Sendable {
    /// A quote inside a cell that does not begin with one, or text behind a closing quote.
    case strayQuote(Int)
    /// The quote at this offset is never closed.
    case openQuote(Int)
    /// There was not enough memory.
    case memory
  }

  /// The rows of a text, without blank lines, up to the first problem.
  ///
  /// - Complexity: linear in the number of bytes.
  static func rows(of bytes: [UInt8]) -> (rows: [[CSVCell]], problem: Problem?) {
    var parser = csv_parser()
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else { return ([], .memory) }
    defer { csv_free(&parser) }
    let collector = Collector(bytes: bytes)
    let context = Unmanaged.passUnretained(collector).toOpaque()
    var start = 0
    while start < bytes.count {
      // A cell or row can end only at a comma or a line break, so that pieces up to one tell where it ended.
      let end = pieceEnd(in: bytes, from: start)
      collector.position = end - 1
      let taken = bytes[start..<end].withUnsafeBytes { piece in
        csv_parse(&parser, piece.baseAddress, piece.count, endCell, endRow, context)
      }
      guard taken == end - start else {
        let problem =
          csv_error(&parser) == CSV_EPARSE ? Problem.strayQuote(start + taken) : .memory
        return (collector.rows, problem)
      }
      start = end
    }
    collector.position = bytes.count
    guard csv_fini(&parser, endCell, endRow, context) == 0 else {
      return (collector.rows, .openQuote(collector.nextCellStart))
    }
    return (collector.rows, nil)
  }

  private static func pieceEnd(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        return end
      }
    }
    return end
  }

  /// What the callbacks write to.
  private final class Collector {
    var rows: [[CSVCell]] = []
    var row: [CSVCell] = []
    var start = 0
    var position = 0
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The first byte of the cell that is being read, behind blanks and blank lines.
    var nextCellStart: Int {
      var first = start
      while first < position, " \t\r\n".utf8.contains(bytes[first]) { first += 1 }
      return first
    }

    func endCell(_ text: String) {
      let first = nextCellStart
      var last = position
      while last > first, " \t".utf8.contains(bytes[last - 1]) { last -= 1 }
      row.append(CSVCell(text: text, range: first..<last))
      start = position + 1
    }

    func endRow() {
      rows.append(row)
      row = []
    }
  }

  private static let endCell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?)
      -> Void = { cell, count, context in
        guard let context else { return }
        let text = String(
          decoding: UnsafeRawBufferPointer(start: cell, count: cell == nil ? 0 : count),
          as: UTF8.self)
        Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().endCell(text)
      }

  private static let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    guard let context else { return }
    Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().endRow()
  }
}
