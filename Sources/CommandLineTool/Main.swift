// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the process begins and ends.
@main
enum Main {
  static func main() {
    SystemCalls.ignoreFailuresOfWriting()
    SystemCalls.unblockSignals()
    SystemCalls.end(Session(Array(CommandLine.arguments.dropFirst())).run())
  }
}
