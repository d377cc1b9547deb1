// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// The tool as a whole.
struct ApportionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apportion",
    abstract: "Spreads a budget over campaigns when several KPIs matter.",
    usage: "apportion <command> [<options>]",
    discussion: """
      A scenario file says what may be spent, what it brings and what must hold. The answer is a plan, or the \
      trade-off between two KPIs, each with a proof of how good it is.

      Start here:
        apportion init my-plan.yaml          write a scenario to start from
        apportion validate my-plan.yaml      is it right?
        apportion solve my-plan.yaml         the best plan
        apportion explain my-plan.yaml       what its weights mean
        apportion audit my-plan.yaml         do its goals, KPIs and weights go together?
        apportion frontier my-plan.yaml      what one KPI costs in another
        apportion goals my-plan.yaml         are the goals met, and how good are they?
        apportion compare my-plan.yaml       the plan beside those of its variants
        apportion sweep my-plan.yaml --over budget=1M..2M
                                             what more or less money would bring
        apportion proxies my-plan.yaml       what it costs to plan for the wrong KPI

      Exit status:
        0   done                             64  wrong arguments
        1   done, and the answer is no       65  wrong scenario
        2   no plan fits                     66  the input cannot be read
        3   a limit is missing               73, 74  the output cannot be written
        4   stopped early, with a plan       70  a defect
        5   stopped early, without one
      """,
    version: Version.current,
    subcommands: answering)

  /// The commands.
  static let answering: [any AnsweringCommand.Type] = [
    InitCommand.self, ValidateCommand.self, SolveCommand.self, ExplainCommand.self,
    GoalsCommand.self, FrontierCommand.self, CompareCommand.self, SweepCommand.self,
    ProxiesCommand.self,
    DiffCommand.self, ScalesCommand.self,
    ImportCommand.self, AuditCommand.self, KPIsCommand.self, SchemaCommand.self,
    CompletionsCommand.self,
    ManualCommand.self,
  ]
}
