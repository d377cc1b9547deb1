// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The C library's elementary functions: the one place where the engine takes them from.
///
/// Results may differ in the last digit between C libraries, never between runs on one machine.
package enum Elementary {
  /// e to the power of `x`.
  @inline(__always)
  package static func exp(_ x: Double) -> Double { _exp(x) }

  /// e to the power of `x`, minus 1, without cancellation near 0.
  @inline(__always)
  package static func expm1(_ x: Double) -> Double { _expm1(x) }

  /// The natural logarithm of `x`.
  @inline(__always)
  package static func log(_ x: Double) -> Double { _log(x) }

  /// The natural logarithm of `1 + x`, without cancellation near 0.
  @inline(__always)
  package static func log1p(_ x: Double) -> Double { _log1p(x) }

  /// `x` to the power of `y`.
  @inline(__always)
  package static func pow(_ x: Double, _ y: Double) -> Double { _pow(x, y) }

  /// The hyperbolic tangent of `x`.
  @inline(__always)
  package static func tanh(_ x: Double) -> Double { _tanh(x) }
}

@inline(__always) private func _exp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func _expm1(_ x: Double) -> Double { expm1(x) }
@inline(__always) private func _log(_ x: Double) -> Double { log(x) }
@inline(__always) private func _log1p(_ x: Double) -> Double { log1p(x) }
@inline(__always) private func _pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
@inline(__always) private func _tanh(_ x: Double) -> Double { tanh(x) }
