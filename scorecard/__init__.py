"""The core of the scorecard: model, warehouse, verdicts, board, charts and pages' machinery.

Modules import only from what stands left of them:
model → warehouse → verdicts → board → (labels, charts, reports) → ui → pages.
"""
