// SPDX-License-Identifier: GPL-3.0-or-later

@_exported public import Alignment
@_exported public import Curves
@_exported public import GLPK
@_exported public import Limits
@_exported public import Models
@_exported public import Pareto
@_exported public import Planning
@_exported public import Programs
@_exported public import Questions
@_exported public import Reports
@_exported public import Scenarios
@_exported public import Service
@_exported public import Statistics
@_exported public import Verification
