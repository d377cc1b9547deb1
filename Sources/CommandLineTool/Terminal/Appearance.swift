// SPDX-License-Identifier: GPL-3.0-or-later

/// What a stream can show.
struct Appearance: Hashable {
  /// Whether colour is welcome.
  var isColoured: Bool
  /// Whether it shows signs outside of ASCII.
  var isUnicode: Bool
  /// How many columns it has.
  var width: Int
  /// Whether a line can be written over, for progress.
  var isLive: Bool

  /// For files: text alone.
  static let file = Appearance(isColoured: false, isUnicode: true, width: 80, isLive: false)

  /// For pages, whose tables and pictures have more room.
  static let page = Appearance(isColoured: false, isUnicode: true, width: 100, isLive: false)

  /// What a stream of the process can show.
  ///
  /// Colour follows the stream: a terminal gets it unless `NO_COLOR` is set or `TERM` is `dumb`;
  /// anything else does not.
  init(of descriptor: Int32, color: TalkOptions.ColorChoice) {
    let isTerminal = SystemCalls.isTerminal(descriptor)
    let isDumb = SystemCalls.environment("TERM") == "dumb"
    isColoured =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isDumb && SystemCalls.environment("NO_COLOR") == nil
      }
    isUnicode = !isTerminal || Self.isLocaleUnicode
    width =
      isTerminal
      ? SystemCalls.environment("COLUMNS").flatMap(Int.init)
        ?? SystemCalls.columns(of: descriptor) ?? 80
      : 80
    isLive = isTerminal && !isDumb
  }

  private init(isColoured: Bool, isUnicode: Bool, width: Int, isLive: Bool) {
    self.isColoured = isColoured
    self.isUnicode = isUnicode
    self.width = width
    self.isLive = isLive
  }

  /// Whether the locale's encoding is UTF-8; where none is set, it is taken to be.
  private static var isLocaleUnicode: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap({ SystemCalls.environment($0) }).first else {
      return true
    }
    let encoding = locale.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8")
  }
}
