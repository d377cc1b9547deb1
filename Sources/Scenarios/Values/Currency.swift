// SPDX-License-Identifier: GPL-3.0-or-later

/// The currencies that a scenario may name.
///
/// Source: ISO 4217, list one (current currencies), without metals, funds, bond-market units and
/// test codes.
enum Currency {
  /// Whether a text is the code of a currency.
  static func isCode(_ text: String) -> Bool { codes.contains(text) }

  /// Whether a text looks as if it was meant as a code: three letters.
  static func looksLikeCode(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 3 && text.allSatisfy { $0.isASCII && $0.isLetter }
  }

  /// The code closest to a misspelt one: the same letters in another order first, then one letter
  /// off.
  static func nearest(to text: String) -> String? {
    let wanted = text.uppercased()
    if isCode(wanted) { return wanted }
    let letters = wanted.sorted()
    return common.first { $0.sorted() == letters }
      ?? common.first { zip($0, wanted).count { $0 != $1 } == 1 }
      ?? codes.filter { $0.sorted() == letters }.min()
  }

  private static let common = ["USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "INR"]

  private static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL \
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF \
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
    UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split(separator: " ").map(String.init))
}
