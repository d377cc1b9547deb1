// SPDX-License-Identifier: GPL-3.0-or-later

@_exported public import Curves
@_exported public import Limits
@_exported public import Planning
@_exported public import Questions
@_exported public import Reports
@_exported public import Scenarios
@_exported public import Service
@_exported public import Verification
