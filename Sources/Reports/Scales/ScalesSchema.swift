// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of what weights stand on.
enum ScalesSchema {
  /// The scales, and what to write to keep them.
  static let scales = PlanSchema.heading.merging([
    "kpis": .list(
      .object([
        "scale": .the("scale"),
        "write": .optionalText.meaning("What to write behind 'scale' to keep it."),
      ])),
    "settings": .list(.text).meaning("The same for '--set'."),
  ]) { $1 }
}
