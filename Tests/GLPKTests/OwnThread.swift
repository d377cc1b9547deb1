// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A thread of its own for one closure.
///
/// Tests that wait for one another must not do so on Swift's few shared threads: two of them would
/// wait for ever.
final class OwnThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let thread: pthread_t

  /// Starts `body`.
  init(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
      &thread, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
        return nil
      }, work)
    precondition(status == 0, "no thread")
    self.thread = thread
  }

  /// Waits until it has ended. To be called once.
  func join() {
    pthread_join(thread, nil)
  }
}
