// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls to the operating system that the tool makes, each with its trap taken care of.
enum SystemCalls {
  /// A call that failed, by the system's number for it.
  struct Failure: Error {
    /// The system's number, `errno`.
    let number: Int32

    /// Whether nobody reads what is written.
    var isBrokenPipe: Bool { number == EPIPE }

    /// What went wrong, in the system's words.
    var reason: String { String(cString: strerror(number)) }
  }

  private static let start = ContinuousClock.now

  /// How long the process has been running since ``Main`` first asked.
  static var age: Duration { start.duration(to: .now) }

  /// Makes writing to a closed pipe, and past the size that files may have, an error instead of an
  /// end without a word.
  static func ignoreFailuresOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Lets all threads take memory from one heap.
  ///
  /// Where there is little, the second thread gets no heap of its own, and would ask for one again
  /// with every block that it takes.
  static func shareHeap() {
    #if canImport(Glibc)
      // 'mallopt' is not among what Swift sees of the C library.
      typealias Setting = @convention(c) (Int32, Int32) -> Int32
      guard let found = dlsym(nil, "mallopt") else { return }
      let mostHeaps: Int32 = -8
      _ = unsafeBitCast(found, to: Setting.self)(mostHeaps, 1)
    #endif
  }

  /// Lets Ctrl-C, SIGTERM and SIGHUP through.
  ///
  /// A parent may have blocked them for itself, as a worker thread of Dispatch has, and a child
  /// inherits that.
  static func unblockSignals() {
    var signals = endingSignals
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Lets the signals that end the process wait; gives what to restore.
  static func blockSignals() -> sigset_t {
    var signals = endingSignals
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    return before
  }

  /// Lets through what was let through before.
  static func restoreSignals(_ before: sigset_t) {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// The signals that ask the process to end.
  private static var endingSignals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    return signals
  }

  /// Runs something on a stack of its own, so that files with much in each other are read whatever
  /// the process was given.
  ///
  /// Where there is no thread to be had, it runs on the stack of the process.
  static func runWithRoom(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return body() }
    defer { pthread_attr_destroy(&attributes) }
    let stackSize = 16 << 20
    guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return body() }
    let box = Unmanaged.passRetained(Work(body: body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(
      &thread, &attributes,
      { context in
        #if canImport(Darwin)
          let context: UnsafeMutableRawPointer? = context
        #endif
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return body()
    }
    #if canImport(Darwin)
      if let thread { pthread_join(thread, nil) }
    #else
      pthread_join(thread, nil)
    #endif
  }

  /// What a thread is to run.
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Writes all of a text.
  static func write(_ text: String, to descriptor: Int32) throws(Failure) {
    try write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of some bytes.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Failure(number: errno)
      }
    }
  }

  /// Whether a stream is somebody's terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// How many columns a stream's terminal has, if it is one.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The value of an environment variable; `nil` if it is not there or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Ends the process.
  static func end(_ status: ExitStatus) -> Never {
    exit(status.code)
  }
}
