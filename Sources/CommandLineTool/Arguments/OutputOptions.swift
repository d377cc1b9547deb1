// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// How every command speaks.
struct TalkOptions: ParsableArguments {
  /// When to use colour.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: "When to use colour.")
  var color: ColorChoice = .auto

  @Flag(help: "Say nothing on stderr but errors.")
  var quiet = false
}

/// Where and how answers are printed.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to print (default: table, or what the output file's name says).")
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write to a file, whose ending sets the format: \(OutputFormat.endings). '-' is stdout. Can be repeated.",
      valueName: "file"), completion: .file())
  var output: [String] = []

  /// Every place to print to, in the order in which they were named; stdout if none was.
  var destinations: [Destination] {
    guard !output.isEmpty else { return [Destination(file: nil, format: format ?? .table)] }
    return output.map { name in
      let file = name == "-" ? nil : name
      return Destination(
        file: file, format: format ?? file.flatMap { OutputFormat(extensionOf: $0) } ?? .table)
    }
  }

  mutating func validate() throws {
    if output.count > 1, format != nil {
      throw ValidationError(
        "'--format' is for one output; each of several files has the format that its name says")
    }
    if Set(output).count < output.count { throw ValidationError("'-o' names a file twice") }
    for file in output where file != "-" {
      if file.isEmpty { throw ValidationError("'-o' needs the name of a file") }
      if format == nil, OutputFormat(extensionOf: file) == nil {
        throw ValidationError(
          "'\(file)' says no format; end it in \(OutputFormat.endings), or add '--format'")
      }
    }
  }
}

/// A place to print to.
struct Destination: Hashable {
  /// The file; `nil` for stdout.
  var file: String?
  /// What is printed there.
  var format: OutputFormat
}

/// How a word about a scenario is printed.
struct StatusOptions: ParsableArguments {
  @Option(help: "How to print: table, json or jsonl.")
  var format: OutputFormat = .table

  /// The place to print to.
  var destinations: [Destination] { [Destination(file: nil, format: format)] }
}
