// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// The manual page, made of the help of all commands, so that the two never differ.
///
/// Source of the language: man(7).
enum ManualPage {
  /// The page.
  static var text: String {
    let root = HelpText(ApportionCommand.helpMessage(for: ApportionCommand.self, columns: wide))
    var page = ".TH APPORTION 1 \"\" \"apportion \(plain(Version.current))\" \"User Commands\"\n"
    page += section("NAME", "apportion \\- " + inline(root.overview.first ?? ""))
    page += section(
      "SYNOPSIS", ".B apportion\n.I command\n.RI [ options ]")
    page += section("DESCRIPTION", lines(Array(root.overview.dropFirst())))
    page += ".SH COMMANDS\n"
    for command in ApportionCommand.answering {
      page += part(command)
    }
    page += section("ENVIRONMENT", environment)
    page += section(
      "SEE ALSO", "The guides in docs/ of the sources: cli.md, scenario-format.md, output.md.")
    return page
  }

  /// Lines are broken by man, not before.
  private static let wide = 10_000

  private static let environment =
    entry("NO_COLOR", "If set, nothing is coloured unless '--color always' asks for it.")
    + entry("TERM", "If it is 'dumb', nothing is coloured and no progress is shown.")
    + entry("COLUMNS", "How wide tables in a terminal are.")
    + entry("TMPDIR", "Where workbooks are put together; /tmp without it.")

  private static func section(_ title: String, _ text: String) -> String {
    ".SH \(title)\n\(text)" + (text.hasSuffix("\n") ? "" : "\n")
  }

  private static func part(_ command: any AnsweringCommand.Type) -> String {
    let help = HelpText(ApportionCommand.helpMessage(for: command, columns: wide))
    var text = ".SS " + inline(help.usage) + "\n" + lines(help.overview)
    for (label, meaning) in help.entries { text += entry(label, meaning) }
    return text
  }

  private static func entry(_ label: String, _ meaning: String) -> String {
    ".TP\n.B \(inline(label))\n\(line(meaning))\n"
  }

  /// Sentences as paragraphs, and what is indented as it is.
  private static func lines(_ lines: [String]) -> String {
    var text = ""
    var isVerbatim = false
    for line in lines {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isVerbatim {
        text += isIndented ? ".PP\n.nf\n.RS 4\n" : ".RE\n.fi\n"
        isVerbatim = isIndented
      }
      if isIndented {
        text += self.line(String(line.dropFirst(2))) + "\n"
      } else {
        text += line.isEmpty ? ".PP\n" : self.line(line) + "\n"
      }
    }
    return text + (isVerbatim ? ".RE\n.fi\n" : "")
  }

  /// A line of text; one that begins with a point or an apostrophe would be a request.
  private static func line(_ text: String) -> String {
    let escaped = inline(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func inline(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  private static func plain(_ text: String) -> String { text.filter { $0 != "\"" } }
}

/// The help of a command, taken apart.
private struct HelpText {
  /// What the command is for, with examples.
  var overview: [String] = []
  /// How it is called.
  var usage = ""
  /// Arguments and options, each with its meaning.
  var entries: [(label: String, meaning: String)] = []

  init(_ text: String) {
    var section = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let (name, rest) = Self.heading(line) {
        section = name
        if name == "OVERVIEW" { overview.append(rest) }
        if name == "USAGE" { usage = rest }
        continue
      }
      switch section {
      case "OVERVIEW": overview.append(line)
      case "ARGUMENTS", "OPTIONS": add(line)
      default: break
      }
    }
    while overview.last?.isEmpty == true { overview.removeLast() }
  }

  /// `OVERVIEW: Finds the best plan.`, or `OPTIONS:`.
  private static func heading(_ line: String) -> (name: String, rest: String)? {
    for name in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS"]
    where line.hasPrefix("\(name):") {
      let rest = line.dropFirst(name.count + 1)
      return (name, String(rest.drop { $0 == " " }))
    }
    return nil
  }

  /// A label, its meaning behind at least two blanks or on the next line.
  private mutating func add(_ line: String) {
    let isLabel = line.hasPrefix("  ") && !line.hasPrefix("   ")
    let text = line.drop { $0 == " " }
    guard !text.isEmpty else { return }
    guard isLabel else {
      if !entries.isEmpty {
        let meaning = entries[entries.count - 1].meaning
        entries[entries.count - 1].meaning = meaning.isEmpty ? String(text) : "\(meaning) \(text)"
      }
      return
    }
    var label = ""
    for character in text {
      if character == " ", label.last == " " { break }
      label.append(character)
    }
    let meaning = text.dropFirst(label.count).drop { $0 == " " }
    while label.last == " " { label.removeLast() }
    entries.append((label, String(meaning)))
  }
}
