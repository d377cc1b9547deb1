// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the process begins and ends.
@main
enum Main {
  static func main() {
    // Limits of time count from here.
    _ = SystemCalls.age
    LastWords.prepare()
    SystemCalls.shareHeap()
    SystemCalls.ignoreFailuresOfWriting()
    SystemCalls.unblockSignals()
    SystemCalls.runWithRoom {
      SystemCalls.end(Session(Array(CommandLine.arguments.dropFirst())).run())
    }
  }
}
