"""FEEL (DMN 1.5, chapter 10) by itself: expressions compiled once and run often, and why one came to
what it did. The same names stand in `tenet`.

>>> from tenet import feel
>>> feel.evaluate("sum([1, 2.50]) * 2")
Decimal('7.00')
>>> feel.Expression("年营业额 >= 1000000", ["年营业额"]).evaluate({"年营业额": 2000000})
True
"""

from ._feel import Expression, Slot, evaluate, trace

__all__ = ["Expression", "Slot", "evaluate", "trace"]
