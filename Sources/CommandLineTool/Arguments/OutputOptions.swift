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

/// Where and how plans are printed.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to print (default: table, or what the output file's name says).")
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write to a file; .json, .csv or .txt sets the format. '-' is stdout.", valueName: "file"))
  var output: String?

  /// The file to write to; `nil` for stdout.
  var file: String? { output == "-" ? nil : output }

  /// The format to print in.
  var chosenFormat: OutputFormat {
    format ?? file.flatMap { OutputFormat(extensionOf: $0) } ?? .table
  }

  mutating func validate() throws {
    guard let file else { return }
    if file.isEmpty { throw ValidationError("'-o' needs the name of a file") }
    if format == nil, OutputFormat(extensionOf: file) == nil {
      throw ValidationError(
        "'\(file)' says no format; end it in .json, .csv or .txt, or add '--format'")
    }
  }
}

/// How a word about a scenario is printed.
struct StatusOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How to print: table or json.", valueName: "format"))
  var format: OutputFormat = .table

  mutating func validate() throws {
    if format == .csv { throw ValidationError("there is no table of this to print as csv") }
  }
}
