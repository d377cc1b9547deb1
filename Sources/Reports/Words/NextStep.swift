// SPDX-License-Identifier: GPL-3.0-or-later

/// A command to try after reading a report.
struct NextStep {
  /// What stands before the file: `solve`, `frontier`.
  var verb: String
  /// What stands behind the file, each as the program is to get it.
  var arguments: [String]
  /// What it is good for, with nothing in it that a terminal would act on.
  let purpose: String?

  init(verb: String, arguments: [String], purpose: String? = nil) {
    self.verb = verb
    self.arguments = arguments
    self.purpose = purpose.map(DisplayText.visible)
  }

  /// The command with everything quoted that a shell would take apart; `nil` for a scenario from
  /// standard input, which is gone by the time it could be asked again.
  ///
  /// It repeats how the scenario was asked about, before the step's own arguments, because a later
  /// one counts.
  func command(_ options: TextOptions) -> String? {
    guard options.fileName != "-" else { return nil }
    let variants = options.variants
    let chosen = variants.isEmpty ? [] : ["--variant", variants.joined(separator: ",")]
    let words =
      [options.fileName] + options.switches + chosen
      + options.settings.flatMap { ["--set", $0] } + arguments
    return (["apportion", verb] + words.map(Self.quoted)).joined(separator: " ")
  }

  /// The word as a POSIX shell must be given it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "._-/=:+,%@".unicodeScalars.contains($0)
      }
    if isPlain { return word }
    if word.allSatisfy({ !"\"\\$`!\n".contains($0) }) { return "\"\(word)\"" }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// A `path=value` for `--set`, or `nil` for a name that no quotes fit around.
  ///
  /// Names that hold points, equal signs or quotes are put in quotes, as `--set` reads them.
  static func setting(_ path: [String], _ value: String) -> String? {
    var keys: [String] = []
    for key in path {
      if !key.contains(where: { ".='\"".contains($0) }) {
        keys.append(key)
      } else if !key.contains("\"") {
        keys.append("\"\(key)\"")
      } else if !key.contains("'") {
        keys.append("'\(key)'")
      } else {
        return nil
      }
    }
    return keys.joined(separator: ".") + "=" + value
  }
}
