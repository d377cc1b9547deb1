// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Variants, comparisons and differences")
struct VariantTests {
  /// Search brings 3 and video 2 for each unit of money, up to 80 each; variants turn that round or
  /// take money away.
  static let scenario = """
    apportion: 1
    name: Acme
    budget: 100 GBP
    kpis: {reach: {objective: maximize, unit: people}}
    campaigns:
      search: {spend: 0..80, brings: {reach: {per 1: 3}}}
      video: {spend: 0..80, brings: {reach: {per 1: 2}}}
    variants:
      tired: {campaigns: {search: {brings: {reach: {per 1: 1}}}}}
      cut: {budget: 60 GBP}
      no search: {extends: cut, campaigns: {search: {spend: 0}}}
      too much: {kpis: {reach: {at least: 900}}}

    """

  private func run(_ arguments: String..., input: String = Self.scenario) throws -> Tool.Run {
    try Tool.run(arguments, input: input)
  }

  private func spends(_ run: Tool.Run) -> [Double] {
    let plan = run.object["plan"] as? [String: Any]
    let lines = plan?["allocations"] as? [[String: Any]] ?? []
    return lines.compactMap { $0["plan"] as? Double }
  }

  // MARK: Variants

  @Test("a plan is made for the variants that are asked for, in order, and says so")
  func variantsAreSolved() throws {
    #expect(spends(try run("solve", "-", "--format", "json")) == [80, 20])
    let both = try run("solve", "-", "--format", "json", "--variant", "tired,cut")
    #expect(spends(both) == [0, 60])
    #expect(both.object["variants"] as? [String] == ["tired", "cut"])
    let set = try run(
      "solve", "-", "--format", "json", "--variant", "tired", "--variant", "cut", "--set",
      "budget=90")
    #expect(spends(set) == [10, 80])
    let text = try run("solve", "-", "--variant", " no search ").text
    #expect(text.hasPrefix("Acme · variant 'no search' · budget 60 GBP\n"))
  }

  @Test("suggested commands repeat the variants")
  func commandsRepeatVariants() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "a.yaml")
    let run = try Tool.run(["solve", "a.yaml", "--variant", "no search"], in: folder.url)
    #expect(run.text.contains("apportion frontier a.yaml --variant \"no search\""))
  }

  @Test("frontier and explain take variants, and models refuse them")
  func otherCommands() throws {
    let frontier = try run(
      "frontier", "-", "--x", "reach", "--y", "spend", "--variant", "cut", "--format", "json")
    #expect(frontier.status == 0)
    #expect(frontier.object["variants"] as? [String] == ["cut"])
    #expect(try run("explain", "-", "--variant", "cut").status == 0)
    let model = try Tool.run(["frontier", "ehrgott-knapsack.mop", "--variant", "a"])
    #expect(model.status == 64)
  }

  @Test(
    "a variant that is not there is a wrong argument, with the nearest name",
    arguments: [
      ("cutt", "error: '--variant': there is no variant 'cutt'; did you mean 'cut'?\n"),
      (
        "cut,,tired",
        "error: '--variant': there is no variant ''; there is 'tired', 'cut', 'no search' and 'too much'\n"
      ),
      (
        "base",
        "error: '--variant': there is no variant 'base'; there is 'tired', 'cut', 'no search' and 'too much'\n"
      ),
    ])
  func unknownVariant(name: String, message: String) throws {
    let run = try run("solve", "-", "--variant", name)
    #expect(run.status == 64)
    #expect(run.errors == message)
  }

  @Test("validate checks every variant at once, and tells which has the mistake")
  func validation() throws {
    let good = try run("validate", "-")
    #expect(good.status == 0)
    #expect(good.text.contains("1 objective, 0 rules, 4 variants"))
    let bad = try run(
      "validate", "-",
      input: Self.scenario + "  typo: {campaigns: {vidio: {spend: 0}}}\n  minus: {budget: -5 GBP}\n"
    )
    #expect(bad.status == 65)
    #expect(
      bad.errors == """
        error[A012]: <stdin>:13:22: in the variant 'typo': 'campaigns.vidio' is not in the scenario
           13 |   typo: {campaigns: {vidio: {spend: 0}}}
              |                      ^^^^^ did you mean 'campaigns.video'?
        error[A022]: <stdin>:14:19: in the variant 'minus': 'budget' is negative
           14 |   minus: {budget: -5 GBP}
              |                   ^^^^^^ write an amount of 0 or more
        error: 2 errors

        """)
    #expect(try run("validate", "-", "--variant", "tired,cut").status == 0)
  }

  @Test("weights of a variant stand on the base's scales unless they are to be worked out anew")
  func scales() throws {
    let weighted = """
      apportion: 1
      budget: 100
      kpis: {reach: {objective: maximize, weight: 1}, trust: {objective: maximize, weight: 1}}
      campaigns:
        search: {spend: 0..100, brings: {reach: {per 1: 1}}}
        video: {spend: 0..60, brings: {trust: {per 1: 2}}}
      variants: {cut: {budget: 50}}
      """
    func amounts(_ run: Tool.Run) -> [Double] {
      let plan = run.object["plan"] as? [String: Any]
      return (plan?["scales"] as? [[String: Any]] ?? []).compactMap { $0["amount"] as? Double }
    }
    let kept = try run("solve", "-", "--variant", "cut", "--format", "json", input: weighted)
    #expect(amounts(kept) == [60, 120])
    let anew = try run(
      "solve", "-", "--variant", "cut", "--rescale", "--format", "json", input: weighted)
    #expect(amounts(anew) == [50, 100])
    let text = try run("solve", "-", "--variant", "cut", input: weighted).text
    #expect(text.contains("The scales are those of the scenario without variants"))
  }

  // MARK: Comparisons

  @Test("a comparison tells budgets, KPIs, spends with marks, missing plans and the safest plan")
  func comparison() throws {
    let run = try run("compare", "-")
    #expect(run.status == 0)
    #expect(
      run.text == """
        Acme · budget 100 GBP · base and 4 variants

                        base  tired   cut  no search  too much
        budget (GBP)     100    100    60         60       100
        against base                  -40        -40
        spent (GBP)      100    100    60         60         –
        against base                  -40        -40
        reach (people)   280    180   180        120         –
        against base           -100  -100       -160
        state           best   best  best       best   no plan

        spend on (GBP)  base  tired   cut  no search  too much
        search            80   ~ 20  ~ 60        - 0         –
        video             20   ~ 80   - 0       ~ 60         –
        Against base: + gets money now, ~ gets another amount, - gets none any more.

        too much: no plan fits; these cannot all hold: budget: at most 100 GBP and KPI
          "reach": at least 900 people

        What each plan would lose if the figures turn out to be those of
        plan for  base       tired
        base      0          -60 reach
        tired     -60 reach  0
        'cut' and 'no search' are left out here: with another budget there is other
        money to lose.

        Safest: the plan for 'tired' keeps what every scenario asks for. It loses most
        under 'base': -60 reach (-21.4%).

        """)
  }

  @Test("chosen variants alone are compared, each by itself")
  func chosenVariants() throws {
    let run = try run("compare", "-", "--variants", "cut, tired", "--format", "json")
    let comparison = run.object["comparison"] as? [String: Any]
    let scenarios = comparison?["scenarios"] as? [[String: Any]] ?? []
    #expect(scenarios.compactMap { $0["name"] as? String } == ["base", "cut", "tired"])
    #expect(run.object["schema"] as? String == "apportion.comparison/1.2")
    #expect(comparison?["safest"] is String)
    #expect((comparison?["regrets"] as? [Any])?.count == 4)
  }

  @Test("a comparison ends as one plan allows, and strictly as its worst scenario")
  func comparisonStatus() throws {
    #expect(try run("compare", "-", "--variants", "too much").status == 0)
    #expect(try run("compare", "-", "--variants", "too much", "--strict").status == 2)
    #expect(try run("compare", "-", "--variants", "cut", "--strict").status == 0)
    let none = try run("compare", "-", "--variants", "too much", "--set", "budget={exactly: 900}")
    #expect(none.status == 2)
  }

  @Test("a comparison that is cut short says so, and ends with 4 if there is a plan")
  func cutShort() throws {
    let run = try run("compare", "-", "--time-limit", "1ms", "--format", "json")
    let comparison = run.object["comparison"] as? [String: Any]
    let scenarios = comparison?["scenarios"] as? [[String: Any]] ?? []
    let plans = scenarios.compactMap { $0["plan"] as? [String: Any] }
    let isCut =
      plans.contains { $0["interruption"] as? String == "timeLimit" }
      || scenarios.contains { ($0["reason"] as? String ?? "").contains("time limit") }
    if isCut {
      #expect(run.status == (plans.isEmpty ? 5 : 4))
      #expect((run.object["message"] as? String ?? "").hasPrefix("stopped by the time limit; "))
    } else {
      #expect(run.status == 0)
    }
    #expect(try self.run("compare", "-", "--time-limit", "1h").status == 0)
  }

  @Test("a comparison without variants, or with wrong ones, is refused")
  func wrongComparisons() throws {
    let plain = try run("compare", "-", input: Samples.small)
    #expect(plain.status == 65)
    #expect(plain.errors.contains(":1:1: the scenario has no variants to compare"))
    #expect(try run("compare", "-", "--variants", "cuts").errors.contains("did you mean 'cut'?"))
    #expect(try run("compare", "-", "--all", "--variants", "cut").status == 64)
    #expect(try run("compare", "ehrgott-knapsack.mop").status == 64)
    let broken = try run("compare", "-", "--set", "budget=nonsense")
    #expect(broken.status == 65)
    #expect(broken.errors.split(separator: "\n").count { $0.hasPrefix("error[") } == 1)
  }

  @Test("a comparison is the same bytes on every run, and has a row for every figure as CSV")
  func comparisonData() throws {
    let first = try run("compare", "-", "--format", "json")
    let second = try run("compare", "-", "--format", "json")
    #expect(first.output == second.output)
    let csv = try run("compare", "-", "--format", "csv").text
    #expect(csv.hasPrefix("variant,kind,name,under,value,change,mark,note\nbase,budget,,,100,,,\n"))
    #expect(csv.contains("\nno search,line,search,,0,-80,-,\n"))
    #expect(csv.contains("\nbase,regret,priority 1,tired,60,,,\n"))
    #expect(!csv.contains("\nbase,regret,priority 1,cut,"))
    #expect(csv.contains("\ntoo much,no plan,"))
  }

  @Test("answers that hold plans against each other fit their schemas, and JSON Lines part them")
  func schemas() throws {
    let folder = try saved("no search")
    for (kind, arguments) in [
      ("comparison", ["compare", "s.yaml"]), ("difference", ["diff", "a.json", "b.json"]),
      ("sweep", ["sweep", "s.yaml", "--over", "budget=0..200", "--steps", "3"]),
      ("sweep", ["sweep", "s.yaml", "--over", "budget=-1..200"]),
      ("comparison", ["compare", "s.yaml", "--variants", "x"]),
      ("plan", ["solve", "s.yaml", "--variant", "cut"]),
    ] {
      let text = try Tool.run(["schema", kind]).text
      let run = try Tool.run(arguments + ["--format", "json"], in: folder.url)
      #expect(
        try SchemaValidator(text, isClosed: true).complaints(run.object) == [], "\(arguments)")
    }
    let lines = try Tool.run(["compare", "s.yaml", "--format", "jsonl"], in: folder.url).text
    #expect(lines.split(separator: "\n").count == 6)
    #expect(lines.split(separator: "\n")[1].contains("\"record\":\"scenario\""))
    let workbook = try Tool.run(["diff", "a.json", "b.json", "-o", "d.xlsx"], in: folder.url)
    #expect(workbook.status == 64)
  }

  // MARK: Differences

  /// Two saved plans, `a.json` and `b.json`, of the base and of a variant.
  private func saved(_ variant: String = "tired") throws -> Folder {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "s.yaml")
    _ = try Tool.run(["solve", "s.yaml", "-o", "a.json"], in: folder.url)
    _ = try Tool.run(["solve", "s.yaml", "--variant", variant, "-o", "b.json"], in: folder.url)
    return folder
  }

  @Test("two saved plans are told apart line by line and KPI by KPI")
  func difference() throws {
    let folder = try saved("no search")
    let run = try Tool.run(["diff", "a.json", "b.json"], in: folder.url)
    #expect(run.status == 0)
    #expect(
      run.text == """
        a.json to b.json: the plans differ in 2 lines and 2 KPIs

           line (GBP)  before  after  change
        -  search          80      0     -80
        ~  video           20     60     +40
        ────────────────────────────────────
           total          100     60     -40

        KPI    before  after  change          unit
        reach     280    120    -160  -57.1%  people
        spend     100     60     -40  -40.0%  GBP

        """)
  }

  @Test("with '--exit-code' plans that differ end with 1, and the same plan with 0")
  func differenceStatus() throws {
    let folder = try saved()
    let run = { (arguments: [String]) in try Tool.run(["diff"] + arguments, in: folder.url) }
    #expect(try run(["a.json", "b.json", "--exit-code"]).status == 1)
    #expect(try run(["a.json", "b.json"]).status == 0)
    let same = try run(["a.json", "a.json", "--exit-code"])
    #expect(same.status == 0)
    #expect(same.text == "a.json to a.json: the plans are the same\n")
    let data = try run(["a.json", "b.json", "--exit-code", "--format", "json"])
    #expect(data.status == 1)
    #expect(data.object["status"] as? String == "no")
    #expect(data.object["schema"] as? String == "apportion.difference/1.1")
    #expect((data.object["difference"] as? [String: Any])?["different"] as? Bool == true)
  }

  @Test(
    "what is no saved plan is refused, with what it is",
    arguments: [
      ("{", "this is not JSON"), ("[1]", "it is no saved plan"),
      ("{\"a\": 1}", "it is no saved plan"),
      ("{\"schema\": \"apportion.frontier/1.3\"}", "it is 'apportion.frontier/1.3', not a plan"),
      (
        "{\"schema\": \"apportion.plan/2.0\"}",
        "it is written as 'apportion.plan/2.0', and this program reads 'apportion.plan/1.x'"
      ),
      ("{\"schema\": \"apportion.plan/1.9\", \"plan\": 5}", "it is no saved plan"),
      (
        "{\"schema\": \"apportion.plan/1.3\", \"status\": \"infeasible\", \"plan\": null}",
        "there is no plan in it: it ended with 'infeasible'"
      ),
      ("", "this is not JSON"),
    ])
  func notPlans(text: String, message: String) throws {
    let folder = try saved()
    try folder.write(text, to: "c.json")
    let run = try Tool.run(["diff", "a.json", "c.json"], in: folder.url)
    #expect(run.status == 65)
    #expect(
      run.errors.hasPrefix("error: 'c.json': \(message)")
        || run.errors.hasPrefix("error[A002]: c.json:1:1: \(message)"))
  }

  @Test("a plan that is not there, and two from stdin, are refused")
  func missingPlans() throws {
    let folder = try saved()
    #expect(try Tool.run(["diff", "a.json", "x.json"], in: folder.url).status == 66)
    #expect(try Tool.run(["diff", "-", "-"], in: folder.url).status == 64)
  }

  @Test("a comparison can be sent: as a page, a workbook and Markdown")
  func sent() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "a.yaml")
    let run = try Tool.run(
      ["compare", "a.yaml", "-o", "c.html", "-o", "c.md", "-o", "c.xlsx"], in: folder.url)
    #expect(run.status == 0)
    let page = try folder.text("c.html")
    let text = try folder.text("c.md")
    for title in ["Without a plan", "What each plan brings", "Who gets what"] {
      #expect(page.contains("<h2>\(title)</h2>"), "\(title)")
      #expect(text.contains("## \(title)\n"), "\(title)")
    }
    for name in ["base", "tired", "cut", "no search", "too much"] {
      #expect(page.contains(">\(name)</th>"), "\(name)")
    }
    #expect(try Data(contentsOf: folder["c.xlsx"]).starts(with: Data("PK".utf8)))
  }
}
