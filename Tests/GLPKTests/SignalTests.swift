// SPDX-License-Identifier: GPL-3.0-or-later

import GLPK
import Glibc
import Limits
import Testing

/// Sends this process a signal. Not `raise`: the threads that tests run on block signals.
private func send(_ number: CInt) {
  kill(getpid(), number)
}

/// Waits for a signal to arrive; a test that waits in vain ends with another status than expected.
private func waitUntil(_ condition: () -> Bool) {
  for _ in 0..<10_000 where !condition() { usleep(1000) }
}

@Suite("Signals cancel, and end what does not stop")
struct SignalTests {
  @Test("the first Ctrl-C cancels the token and a solve with it")
  func first() async {
    await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_DFL)
      let token = CancellationToken.cancelledBySignals
      precondition(!token.isCancelled && CancellationToken.arrivedSignal == nil)
      send(SIGINT)
      waitUntil { token.isCancelled }
      precondition(token.isCancelled && CancellationToken.arrivedSignal == 2)
      var options = SimplexOptions()
      options.cancellation = token
      let outcome = try withProblem(LinearModel(.minimize)) { try $0.solve(options) }
      precondition(outcome.stop == .cancelled)
    }
  }

  @Test("a second Ctrl-C ends the process with 130")
  func second() async {
    await #expect(processExitsWith: .exitCode(130)) {
      signal(SIGINT, SIG_DFL)
      let token = CancellationToken.cancelledBySignals
      send(SIGINT)
      waitUntil { token.isCancelled }
      send(SIGINT)
      waitUntil { false }
    }
  }

  @Test("SIGTERM after SIGTERM ends the process with 143")
  func terminated() async {
    await #expect(processExitsWith: .exitCode(143)) {
      signal(SIGTERM, SIG_DFL)
      let token = CancellationToken.cancelledBySignals
      send(SIGTERM)
      waitUntil { token.isCancelled }
      precondition(CancellationToken.arrivedSignal == 15)
      send(SIGTERM)
      waitUntil { false }
    }
  }

  @Test("a signal that was ignored stays ignored")
  func ignored() async {
    await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_IGN)
      let token = CancellationToken.cancelledBySignals
      send(SIGINT)
      send(SIGINT)
      usleep(20_000)
      precondition(!token.isCancelled)
    }
  }
}
