// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of scenario files, for editors that complete and check YAML by one.
///
/// It knows keys and the form of values. What contradicts itself, and names that nothing has, only `validate` finds.
///
/// Source: JSON Schema, draft 7 (2018).
public enum ScenarioSchema {
  /// The schema in JSON.
  public static let text = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": "apportion.scenario",
      "description": "A planning question for apportion: budget, KPIs, campaigns and creators, rules and trade-off.",
      "type": "object",
      "required": ["apportion", "kpis"],
      "anyOf": [{ "required": ["campaigns"] }, { "required": ["creators"] }],
      "additionalProperties": false,
      "properties": {
        "apportion": { "description": "The version of the format, 1.", "enum": [1, "1"] },
        "name": { "description": "A title.", "type": ["string", "number"] },
        "period": {
          "description": "The days that curves and budget are totals for, for example 2026-07-01..2026-09-30.",
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} *[.]{2} *[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "budget": {
          "description": "At most this much, 1.2M GBP, or all of it, {exactly: 1.2M GBP}.",
          "anyOf": [
            { "$ref": "#/definitions/amount" },
            {
              "type": "object",
              "required": ["exactly"],
              "additionalProperties": false,
              "properties": { "exactly": { "$ref": "#/definitions/amount" } }
            }
          ]
        },
        "rates": {
          "description": "What one unit of other currencies is worth in the scenario's own: {USD: 0.79}.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/amount" }
        },
        "requires": {
          "description": "What figures of creators must reach to be considered: {authenticity: at least 80}.",
          "type": "object",
          "additionalProperties": {
            "anyOf": [
              { "type": "string" },
              {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "at least": { "$ref": "#/definitions/share" },
                  "at most": { "$ref": "#/definitions/share" }
                }
              }
            ]
          }
        },
        "markets": {
          "description": "The regions or segments in which KPIs 'per: market' are counted.",
          "$ref": "#/definitions/names"
        },
        "step": { "$ref": "#/definitions/amount" },
        "kpis": {
          "description": "What matters, by name.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/kpi" }
        },
        "campaigns": {
          "description": "What takes any amount of money in a range, by name; 'from' names a table.",
          "type": "object",
          "properties": { "from": { "type": "string" } },
          "additionalProperties": { "$ref": "#/definitions/campaign" }
        },
        "creators": {
          "description": "What is booked with one package or not at all, by name; 'from' names a table.",
          "type": "object",
          "properties": { "from": { "type": "string" } },
          "additionalProperties": { "$ref": "#/definitions/creator" }
        },
        "curves": {
          "description": "A table of measured curves.",
          "anyOf": [
            { "type": "string" },
            {
              "type": "object",
              "required": ["from"],
              "additionalProperties": false,
              "properties": {
                "from": { "type": "string" },
                "envelope": { "$ref": "#/definitions/envelope" },
                "beyond": { "$ref": "#/definitions/beyond" }
              }
            }
          ]
        },
        "groups": {
          "description": "Names for sets of lines.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/names" }
        },
        "rules": {
          "description": "What must hold, by name.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/rule" }
        },
        "business objectives": {
          "description": "What the organization wants in the end, by name, each with the KPI that measures it.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "required": ["kpi"],
            "additionalProperties": false,
            "properties": { "kpi": { "$ref": "#/definitions/name" } }
          }
        },
        "goals": {
          "description": "What is to be reached by when, by name.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/goal" }
        },
        "proxies": {
          "description": "KPIs that stand for others, with what the past says about it.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/proxy" }
        },
        "actuals": {
          "description": "A table of what was counted: date, kpi, value, and optionally line and post.",
          "anyOf": [
            { "type": "string" },
            {
              "type": "object",
              "required": ["from"],
              "additionalProperties": false,
              "properties": {
                "from": { "type": "string" },
                "as of": {
                  "description": "The last day that counts, 2026-08-18.",
                  "type": "string",
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                }
              }
            }
          ]
        },
        "variants": {
          "description": "Named sets of changes to the scenario.",
          "type": "object",
          "additionalProperties": {
            "type": "object",
            "properties": {
              "extends": {
                "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/names" }]
              }
            }
          }
        },
        "audit": {
          "description": "What the audit goes by.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "silence": {
              "description": "Findings that are accepted: the code, and why.",
              "type": "object",
              "additionalProperties": false,
              "patternProperties": { "^G[0-9]{3}$": { "type": "string", "pattern": "[^ ]" } }
            }
          }
        },
        "trade-off": {
          "description": "What counts for all KPIs.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "scale": { "$ref": "#/definitions/scale" },
            "targets": { "enum": ["shortfall", "worst off"] }
          }
        }
      },
      "definitions": {
        "amount": {
          "description": "A number or an amount of money: 1200, 1.2k, 1.2M GBP; with a decimal point, and nothing between thousands.",
          "type": ["number", "string"],
          "pattern": "^[^,;£$€]+$"
        },
        "share": {
          "description": "A share: 30% or 0.3.",
          "type": ["number", "string"],
          "pattern": "^[^,;]+$"
        },
        "proxy": {
          "description": "What a KPI stands for: {for: policies, history: history.csv}.",
          "type": "object",
          "required": ["for"],
          "additionalProperties": false,
          "properties": {
            "for": { "description": "The KPI that matters in the end.", "type": "string" },
            "lag": {
              "description": "How many periods of the history it follows later: 2, or 0..6 to look for it.",
              "type": ["integer", "string"]
            },
            "history": {
              "description": "A table with the columns date and both KPIs.",
              "type": "string"
            },
            "scores": {
              "description": "A table with the columns line, score and converted, a row for each unit.",
              "type": "string"
            },
            "threshold": { "$ref": "#/definitions/share" },
            "qualified as": {
              "description": "The KPI that counts only units with a score at or above the threshold.",
              "type": "string"
            }
          }
        },
        "range": {
          "description": "Least and most, 100k..450k, 100k.. without a most, or one amount.",
          "type": ["number", "string"],
          "pattern": "^[^,;£$€]+$"
        },
        "name": { "type": ["string", "number"] },
        "names": {
          "description": "A list of names.",
          "type": "array",
          "minItems": 1,
          "items": { "$ref": "#/definitions/name" }
        },
        "set": {
          "description": "Lines: all, campaigns, creators, a name of a line, channel, category or group, or a list of names.",
          "anyOf": [{ "$ref": "#/definitions/name" }, { "$ref": "#/definitions/names" }]
        },
        "scale": {
          "description": "What one unit of a weight stands on: range, ideal, baseline, target, none, or an amount.",
          "type": ["number", "string"]
        },
        "envelope": { "enum": ["concave", "none"] },
        "beyond": { "enum": ["flat"] },
        "kpi": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "objective": {
              "description": "Which way is better; without it the KPI is only limited or reported.",
              "enum": ["maximize", "minimize"]
            },
            "weight": { "description": "How much it counts on its scale.", "$ref": "#/definitions/amount" },
            "priority": { "description": "1 is settled before 2.", "type": "integer", "minimum": 1 },
            "give up": {
              "description": "What later priorities may take back: a share, or an amount of the KPI.",
              "$ref": "#/definitions/share"
            },
            "target": {
              "description": "A value to reach, which may be missed.",
              "anyOf": [{ "$ref": "#/definitions/share" }, { "$ref": "#/definitions/target" }]
            },
            "scale": { "$ref": "#/definitions/scale" },
            "unit": { "description": "What is counted.", "$ref": "#/definitions/name" },
            "base": { "description": "What comes with nothing funded.", "$ref": "#/definitions/amount" },
            "last": { "description": "The value of the last period.", "$ref": "#/definitions/share" },
            "at least": { "$ref": "#/definitions/share" },
            "at most": { "$ref": "#/definitions/share" },
            "ratio": { "description": "One KPI divided by another: spend / signups.", "type": "string" },
            "sum": { "description": "A sum of KPIs: 40 GBP * signups - spend.", "type": "string" },
            "combine": {
              "description": "How what lines bring comes together.",
              "enum": ["independent", "sum", "worst"]
            },
            "population": { "description": "How many people there are to reach.", "$ref": "#/definitions/amount" },
            "per": { "enum": ["market"] },
            "measures": {
              "description": "What it measures, by the catalogue of KPIs, where its own name does not say so.",
              "$ref": "#/definitions/name"
            }
          }
        },
        "target": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "at least": { "$ref": "#/definitions/share" },
            "at most": { "$ref": "#/definitions/share" },
            "exactly": { "$ref": "#/definitions/share" },
            "under": { "description": "What a miss below counts: 2, or 2@1 at priority 1.", "type": ["number", "string"] },
            "over": { "description": "What a miss above counts: 2, or 2@1 at priority 1.", "type": ["number", "string"] }
          }
        },
        "market": {
          "description": "One market, or shares of markets that add up to 100%.",
          "anyOf": [
            { "$ref": "#/definitions/name" },
            { "type": "object", "additionalProperties": { "$ref": "#/definitions/share" } }
          ]
        },
        "campaign": {
          "description": "A campaign; a table called 'from' is named by a text.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "channel": { "$ref": "#/definitions/name" },
            "market": { "$ref": "#/definitions/market" },
            "spend": { "$ref": "#/definitions/range" },
            "buys": { "$ref": "#/definitions/purchase" },
            "minimum if active": { "$ref": "#/definitions/amount" },
            "set-up fee": { "$ref": "#/definitions/amount" },
            "commission": { "$ref": "#/definitions/share" },
            "step": { "$ref": "#/definitions/amount" },
            "last": { "description": "What was spent in the last period.", "$ref": "#/definitions/amount" },
            "brings": {
              "description": "What it brings of each KPI.",
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/response" }
            },
            "platform objective": { "$ref": "#/definitions/platformObjective" }
          }
        },
        "purchase": {
          "type": "object",
          "required": ["unit", "price"],
          "additionalProperties": false,
          "properties": {
            "unit": { "description": "What one unit is called.", "$ref": "#/definitions/name" },
            "price": { "$ref": "#/definitions/tiers" },
            "applies to": { "$ref": "#/definitions/scope" },
            "from": { "$ref": "#/definitions/amount" },
            "to": { "$ref": "#/definitions/amount" },
            "whole": { "description": "Whether only whole units can be bought.", "type": "boolean" }
          }
        },
        "tiers": {
          "description": "An amount, or amounts by count: {1..10: 10k, 11..: 8k}.",
          "anyOf": [
            { "$ref": "#/definitions/amount" },
            { "type": "object", "additionalProperties": { "$ref": "#/definitions/amount" } }
          ]
        },
        "scope": { "enum": ["units in tier", "all units"] },
        "response": {
          "type": "object",
          "minProperties": 1,
          "additionalProperties": false,
          "patternProperties": { "^per [^u]": { "$ref": "#/definitions/amount" } },
          "properties": {
            "hill": { "$ref": "#/definitions/hill" },
            "exponential": { "$ref": "#/definitions/exponential" },
            "power": { "$ref": "#/definitions/power" },
            "log": { "$ref": "#/definitions/log" },
            "logistic": { "$ref": "#/definitions/logistic" },
            "tanh": { "$ref": "#/definitions/tanh" },
            "adbudg": { "$ref": "#/definitions/adbudg" },
            "points": {
              "description": "Values by spend, which begin at 0 and rise: {0: 0, 50k: 12}.",
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/amount" }
            },
            "envelope": { "$ref": "#/definitions/envelope" },
            "beyond": { "$ref": "#/definitions/beyond" },
            "rate": { "$ref": "#/definitions/share" },
            "of": { "description": "The KPI of the same campaign that the rate is of.", "$ref": "#/definitions/name" },
            "per unit": { "$ref": "#/definitions/tiers" },
            "applies to": { "$ref": "#/definitions/scope" },
            "by market": {
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/response" }
            }
          }
        },
        "hill": {
          "type": "object",
          "required": ["max", "half"],
          "additionalProperties": false,
          "properties": {
            "max": { "$ref": "#/definitions/amount" },
            "half": { "$ref": "#/definitions/amount" },
            "shape": { "$ref": "#/definitions/amount" }
          }
        },
        "exponential": {
          "type": "object",
          "required": ["max", "scale"],
          "additionalProperties": false,
          "properties": {
            "max": { "$ref": "#/definitions/amount" },
            "scale": { "$ref": "#/definitions/amount" }
          }
        },
        "power": {
          "type": "object",
          "required": ["gain", "scale", "exponent"],
          "additionalProperties": false,
          "properties": {
            "gain": { "$ref": "#/definitions/amount" },
            "scale": { "$ref": "#/definitions/amount" },
            "exponent": { "$ref": "#/definitions/amount" }
          }
        },
        "log": {
          "type": "object",
          "required": ["gain", "scale"],
          "additionalProperties": false,
          "properties": {
            "gain": { "$ref": "#/definitions/amount" },
            "scale": { "$ref": "#/definitions/amount" }
          }
        },
        "logistic": {
          "type": "object",
          "required": ["max", "rate"],
          "additionalProperties": false,
          "properties": {
            "max": { "$ref": "#/definitions/amount" },
            "rate": { "$ref": "#/definitions/amount" }
          }
        },
        "tanh": {
          "type": "object",
          "required": ["max", "scale"],
          "additionalProperties": false,
          "properties": {
            "max": { "$ref": "#/definitions/amount" },
            "scale": { "$ref": "#/definitions/amount" }
          }
        },
        "adbudg": {
          "type": "object",
          "required": ["low", "high", "shape", "half"],
          "additionalProperties": false,
          "properties": {
            "low": { "$ref": "#/definitions/amount" },
            "high": { "$ref": "#/definitions/amount" },
            "shape": { "$ref": "#/definitions/amount" },
            "half": { "$ref": "#/definitions/amount" }
          }
        },
        "creator": {
          "type": "object",
          "required": ["packages"],
          "additionalProperties": false,
          "properties": {
            "category": { "$ref": "#/definitions/name" },
            "market": { "$ref": "#/definitions/market" },
            "packages": {
              "description": "What can be booked, by name.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": { "$ref": "#/definitions/package" }
            },
            "booked": {
              "description": "What is settled already: true, false, or the name of a package.",
              "type": ["boolean", "string"]
            },
            "figures": {
              "description": "What is known of the creator besides, for requirements.",
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/share" }
            },
            "commission": { "$ref": "#/definitions/share" },
            "last": { "description": "What was paid in the last period.", "$ref": "#/definitions/amount" },
            "platform objective": { "$ref": "#/definitions/platformObjective" }
          }
        },
        "package": {
          "type": "object",
          "required": ["fee"],
          "additionalProperties": false,
          "properties": {
            "fee": { "$ref": "#/definitions/amount" },
            "brings": {
              "description": "A figure for each KPI.",
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/figure" }
            }
          }
        },
        "figure": {
          "anyOf": [
            { "$ref": "#/definitions/amount" },
            {
              "type": "object",
              "required": ["by market"],
              "additionalProperties": false,
              "properties": {
                "by market": {
                  "type": "object",
                  "additionalProperties": { "$ref": "#/definitions/amount" }
                }
              }
            }
          ]
        },
        "goal": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "kpi": { "description": "The KPI that measures it.", "$ref": "#/definitions/name" },
            "baseline": {
              "description": "What the target is compared with; the KPI's last value if left out.",
              "$ref": "#/definitions/share"
            },
            "target": {
              "description": "A value, 18k or at least 18k, or a change of the baseline: +25%, +3pp, -500.",
              "type": ["number", "string"]
            },
            "by": {
              "description": "A day, 2026-09-30, or days from the period's start, 60 days.",
              "type": "string",
              "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[0-9]+[kM]? +(days?|weeks?)$"
            },
            "serves": { "description": "A business objective.", "$ref": "#/definitions/name" },
            "must": { "description": "Whether every plan must reach it.", "type": "boolean" },
            "goal type": {
              "enum": [
                "awareness", "engagement", "traffic", "leads", "sales", "efficiency", "retention"
              ]
            },
            "rank": { "enum": ["primary", "secondary"] },
            "review": {
              "description": "How often it is looked at.",
              "enum": ["weekly", "biweekly", "monthly"]
            },
            "counts as": {
              "description": "Whether values add up over the days; a ratio's do not.",
              "enum": ["total", "level"]
            }
          }
        },
        "platformObjective": {
          "description": "What the platform is set to work for, by the name of a KPI of the scenario or of the catalogue.",
          "$ref": "#/definitions/name"
        },
        "limit": {
          "description": "An amount, 30% of budget, 20% of last, 30% of brand, or 2 x spend on radio.",
          "type": ["number", "string"]
        },
        "rule": {
          "description": "A measure held against a limit, or a condition between two lines.",
          "type": "object",
          "additionalProperties": false,
          "anyOf": [
            { "required": ["spend on"] },
            { "required": ["count of"] },
            { "required": ["units of"] },
            { "required": ["change of"] },
            { "required": ["lines changed"] },
            { "required": ["kpi", "from"] },
            { "required": ["if"] }
          ],
          "properties": {
            "spend on": { "$ref": "#/definitions/set" },
            "count of": { "$ref": "#/definitions/set" },
            "units of": { "$ref": "#/definitions/set" },
            "change of": { "$ref": "#/definitions/set" },
            "lines changed": { "$ref": "#/definitions/set" },
            "kpi": { "$ref": "#/definitions/name" },
            "from": { "$ref": "#/definitions/set" },
            "at least": { "$ref": "#/definitions/limit" },
            "at most": { "$ref": "#/definitions/limit" },
            "exactly": { "$ref": "#/definitions/limit" },
            "each": { "enum": ["channel", "category", "line"] },
            "if": { "$ref": "#/definitions/name" },
            "then": { "$ref": "#/definitions/name" },
            "not": { "$ref": "#/definitions/name" }
          }
        }
      }
    }

    """#
}
