"""Laws: relations that are more than an equation, one module each.

A module declares `LAW`, its name, and `judge(claim, settings) -> Check`. A rule names it
under `relation: {law: <name>}`.
"""
