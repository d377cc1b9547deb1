// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is said where the system gives no more memory, which Swift answers with an abort.
enum LastWords {
  /// So much memory there is on every machine that this is not about.
  private static let room = 64 << 20
  /// What was to be done on a signal before, by its number.
  nonisolated(unsafe) private static let before = UnsafeMutablePointer<sigaction>.allocate(
    capacity: 65)

  /// From now on an abort for want of memory ends with a sentence and status 74.
  ///
  /// Any other abort ends as it would have.
  static func prepare() {
    // Where there is no memory even for the words of an abort, these are read from nowhere.
    for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS] {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = say
      #else
        action.__sigaction_handler.sa_handler = say
      #endif
      before[Int(number)] = sigaction()
      sigaction(number, &action, before + Int(number))
    }
  }

  /// Only calls that are safe in a handler, and nothing that takes memory.
  private static let say: @convention(c) (Int32) -> Void = { number in
    let found = mmap(nil, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    if found == MAP_FAILED {
      let words: StaticString = "error: there is not enough memory\n"
      _ = write(2, words.utf8Start, words.utf8CodeUnitCount)
      _exit(74)
    }
    munmap(found, room)
    sigaction(number, before + Int(number), nil)
    raise(number)
  }
}
