// SPDX-License-Identifier: GPL-3.0-or-later

import CFlags

/// A request to stop, made on any thread and seen by every solve that was given the token.
///
/// The flag is a C atomic, because C reads it in the middle of a solve. It cannot be lowered again.
@safe public final class CancellationToken: Sendable {
  // Immutable, and what it points to is atomic.
  package nonisolated(unsafe) let flag: OpaquePointer

  /// A token that has not been cancelled.
  public init() {
    guard let made = unsafe cflag_create() else {
      preconditionFailure("no memory for a flag")
    }
    unsafe flag = made
  }

  deinit {
    unsafe cflag_destroy(flag)
  }

  /// Asks every solve that was given this token to stop.
  ///
  /// A simplex run notices within 500 pivots, a search within one node.
  public func cancel() {
    unsafe cflag_raise(flag)
  }

  /// Whether ``cancel()`` has been called.
  public var isCancelled: Bool {
    unsafe cflag_is_raised(flag)
  }
}

extension CancellationToken {
  /// The token that Ctrl-C, SIGTERM and SIGHUP cancel.
  ///
  /// The first use installs the handlers, for the life of the process: the first signal cancels the
  /// token, the second ends the process at once with status 130 (SIGINT), 143 (SIGTERM) or 129
  /// (SIGHUP). A signal that the process was started to ignore stays ignored.
  public static let cancelledBySignals: CancellationToken = {
    let token = CancellationToken()
    unsafe cflag_raise_on_signals(token.flag)
    return token
  }()

  /// The number of the signal that cancelled ``cancelledBySignals``, 2, 15 or 1, once one has
  /// arrived.
  public static var arrivedSignal: Int? {
    let number = cflag_arrived_signal()
    return number == 0 ? nil : Int(number)
  }
}
