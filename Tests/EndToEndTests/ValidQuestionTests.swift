// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// A question that has an answer, and was once refused one because of a check.
struct ValidQuestion: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String]
  let scenario: String

  init(_ name: String, _ arguments: [String], _ scenario: String) {
    self.name = name
    self.arguments = arguments
    self.scenario = scenario
  }

  var testDescription: String { name }
}

@Suite("Valid questions are answered")
struct ValidQuestionTests {
  @Test("With proof, and with every check passed", arguments: ValidQuestion.all)
  func answered(_ question: ValidQuestion) throws {
    var arguments = question.arguments
    arguments.insert("-", at: 1)
    let run = try Tool.run(arguments + ["--format", "json"], input: question.scenario)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("A KPI that is named twice is a wrong argument")
  func twice() throws {
    let scenario = """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize}, leads: {objective: maximize}}
      campaigns: {a: {spend: 0..80k, brings: {reach: {per 1k: 9}, leads: {per 1k: 3}}}}
      """
    for arguments in [
      ["--kpis", "reach,reach"], ["--kpis", "reach,leads,reach"],
      ["--x", "reach", "--y", "reach"],
    ] {
      let run = try Tool.run(["frontier", "-"] + arguments, input: scenario)
      #expect(run.status == 64, "\(arguments)")
    }
  }

  @Test("A limit of any size is kept to what lines contribute", arguments: [1, 3, 7, 42, 99])
  func naturalLimits(_ least: Int) throws {
    let run = try Tool.run(
      ["solve", "-", "--format", "json"],
      input: ValidQuestion.profit.replacing("at least: 1 ", with: "at least: \(least) "))
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("Whatever is asked for beside people who count once, a plan comes", arguments: 0..<12)
  func people(_ step: Int) throws {
    let trials = 200_000 + 20_000 * step
    let run = try Tool.run(
      ["solve", "launch-net-reach.yaml", "--at", "trials=\(trials)", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
  }
}

extension ValidQuestion {
  static let profit = """
    apportion: 1
    kpis:
      reach: {objective: maximize, weight: 5}
      signups: {objective: maximize, weight: 3, base: 9k}
      profit: {sum: 40 GBP * signups - spend, at least: 1 }
    campaigns:
      search: {spend: 100k..450k, brings: {reach: {hill: {max: 380k, half: 160k}}, signups: {hill: {max: 28k, half: 220k}}}}
      video: {spend: 0..500k, brings: {reach: {exponential: {max: 900k, scale: 300k}}}}
      ooh: {spend: 0..300k, brings: {reach: {per 1k: 900}}}
    rules:
      balance: {spend on: search, at most: 2 x spend on video}
    """

  static let all: [ValidQuestion] = [
    ValidQuestion("a limit on a difference of large sums", ["solve"], profit),
    ValidQuestion(
      "values asked of two concave lines", ["solve", "--at", "leads=280k,reach=6"],
      """
      apportion: 1
      budget: 228k
      kpis: {reach: {objective: maximize}, leads: {objective: maximize}}
      campaigns:
        c0: {spend: 0..135k, brings: {reach: {power: {gain: 14.6, scale: 356k, exponent: 0.71}}, leads: {hill: {max: 609k, half: 30k}}}}
        c1: {spend: 104k..450k, brings: {reach: {log: {gain: 13, scale: 378k}}, leads: {per 1k: 1090}}}
      """),
    ValidQuestion(
      "values asked beside people who count once", ["solve", "--at", "trials=275k"],
      """
      apportion: 1
      budget: 1.1M EUR
      kpis:
        people: {combine: independent, population: 20M, objective: maximize}
        trials: {objective: maximize}
        contacts: {}
      campaigns:
        tv: {spend: 0..2.5M, brings: {contacts: {hill: {max: 13M, half: 500k}}, people: {rate: 100%, of: contacts}, trials: {hill: {max: 260k, half: 700k}}}}
        video: {spend: 0..1.2M, brings: {trials: {hill: {max: 190k, half: 500k}}}}
      creators:
        kim: {packages: {reel: {fee: 70k, brings: {trials: 10k}}}}
      """),
    ValidQuestion(
      "a cap on the cost of people who count once", ["solve", "--gap", "1e-6"],
      """
      apportion: 1
      budget: 80300
      kpis:
        reach: {objective: maximize}
        people: {combine: independent, population: 5M}
        cpp: {ratio: spend / people, at most: 0.01367}
      creators:
        k0: {packages: {p2: {fee: 9380, brings: {reach: 19500, people: 645k}}}}
        k3: {packages: {p2: {fee: 30800, brings: {reach: 20200, people: 916k}}}}
      """),
    ValidQuestion(
      "people who count once beside raw values", ["solve"],
      """
      apportion: 1
      kpis:
        reach: {objective: maximize, weight: 0.91, scale: none}
        people: {combine: independent, population: 5000000, objective: maximize, weight: 6.5}
        spend: {objective: minimize, weight: 0.5}
      creators:
        k8: {packages: {p0: {fee: 56000, brings: {reach: 52500, people: 411000}}, p1: {fee: 72000, brings: {reach: 70600, people: 470000}}, p2: {fee: 37000, brings: {reach: 69700, people: 380000}}}}
        k9: {packages: {p0: {fee: 71000, brings: {reach: 55600, people: 533000}}, p1: {fee: 28000, brings: {people: 79200}}, p2: {fee: 60000, brings: {reach: 120000, people: 354000}}}}
        k10: {packages: {p0: {fee: 45000, brings: {reach: 23500, people: 400000}}, p1: {fee: 70000, brings: {reach: 61800, people: 170000}}}}
      """),
    ValidQuestion(
      "lines changed beside curves that bend both ways", ["solve"],
      """
      apportion: 1
      budget: 5000
      kpis: {leads: {objective: maximize}}
      campaigns:
        c0: {spend: 0..2990, last: 1520, brings: {leads: {hill: {max: 918000, half: 2650, shape: 1.6}}}}
        c1: {spend: 0..2990, brings: {leads: {hill: {max: 700000, half: 1650}}}}
        c2: {spend: 0..2990, brings: {leads: {hill: {max: 500000, half: 1250, shape: 2.6}}}}
        c3: {spend: 0..2990, brings: {leads: {hill: {max: 300000, half: 850, shape: 3}}}}
      rules: {r0: {lines changed: [c0], at most: 1}}
      """),
    ValidQuestion(
      "an even spread over a frontier that is flat",
      ["frontier", "--x", "profit", "--y", "reach", "--points", "2"],
      """
      apportion: 1
      budget: 78800
      kpis:
        reach: {base: 174, objective: maximize}
        profit: {at most: 74040, objective: maximize, sum: 380 * reach - spend}
      campaigns:
        c0: {spend: 0..23900, minimum if active: 3580, brings: {reach: {points: {0: 0, 7230: 45.6, 7610: 59.8, 7700: 60.1, 15200: 69.3, 19300: 91.2}, beyond: flat}}}
        c1: {spend: 0..49200, step: 7000, brings: {reach: {points: {0: 0, 3470: 2.42, 9650: 28.6, 22900: 19.2, 24600: 3.2}, beyond: flat, envelope: concave}}}
        c2: {spend: 0..41600, step: 5900, brings: {reach: {hill: {max: 103, half: 38300}}}}
        c3: {spend: 7070..36500, brings: {reach: {logistic: {max: 42.9, rate: 3.4e-5}}}}
        c5: {spend: 0..43200, commission: 12.5%, brings: {}}
      creators:
        k0: {packages: {p0: {fee: 1700, brings: {reach: 43}}, p1: {fee: 14000, brings: {reach: 55}}, p2: {fee: 11000, brings: {reach: 6.9}}}}
        k1: {packages: {p0: {fee: 15000, brings: {reach: 22}}, p1: {fee: 5800, brings: {reach: 37.3}}}}
        k2: {packages: {p0: {fee: 2600, brings: {}}, p1: {fee: 7600, brings: {}}, p2: {fee: 3600, brings: {reach: 15}}}}
      """),
    ValidQuestion(
      "no line that meets what is required", ["frontier", "--x", "reach", "--y", "spend"],
      """
      apportion: 1
      budget: 100k
      kpis: {reach: {objective: maximize}}
      creators:
        a: {figures: {authenticity: 50}, packages: {p: {fee: 10k, brings: {reach: 10k}}}}
        b: {figures: {authenticity: 60}, packages: {p: {fee: 20k, brings: {reach: 30k}}}}
      requires: {authenticity: {at least: 70}}
      """),
    ValidQuestion(
      "a hill so steep that its powers overflow", ["solve"],
      """
      apportion: 1
      budget: 50k
      kpis: {reach: {objective: maximize}}
      campaigns:
        a: {spend: 0..40k, brings: {reach: {hill: {max: 5, half: 1e-3, shape: 200}}}}
        b: {spend: 0..40k, brings: {reach: {per 1k: 90}}}
      """),
  ]
}
