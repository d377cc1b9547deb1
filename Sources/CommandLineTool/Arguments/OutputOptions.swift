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
    let identities = output.filter { $0 != "-" }.compactMap(FilePath.identity)
    if Set(identities).count < identities.count {
      throw ValidationError("two of '-o' are the same file")
    }
    for file in output where file != "-" {
      if file.isEmpty { throw ValidationError("'-o' needs the name of a file") }
      if format == nil, OutputFormat(extensionOf: file) == nil {
        throw ValidationError(
          "'\(file)' says no format; end it in \(OutputFormat.endings), or add '--format'")
      }
    }
  }
}

extension OutputOptions {
  /// Refuses to write over what is read, whatever it is called.
  ///
  /// - Parameter inputs: the files that are read; `-` is stdin.
  func refuseReplacing(_ inputs: [String]) throws(Failure) {
    for file in output where file != "-" { try Self.refuse(replacing: inputs, by: file) }
  }

  /// Refuses an output that is one of the inputs, by whatever name.
  static func refuse(replacing inputs: [String], by file: String) throws(Failure) {
    guard let output = FilePath.identity(file) else { return }
    for input in inputs {
      let identity = input == "-" ? FilePath.identityOfInput : FilePath.identity(input)
      guard identity == output else { continue }
      let name = input == "-" ? "stdin" : "'\(input)'"
      throw Failure(
        .usage,
        input == file
          ? "'\(file)' is read; name another file for the answer"
          : "'\(file)' is the file of \(name), which is read; name another file for the answer")
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
