"""Which records are of one work: what tells it, what keeps two records apart, and which are worth comparing.

`compare` judges two records, `pairs` finds those of many that are worth it, `grouped` joins what belongs together.
Checks, the taking in of records and the merging of duplicates all ask here.
"""

from bibkit.same_work.compare import compare
from bibkit.same_work.groups import WorkGroup, work_groups
from bibkit.same_work.pairs import judged_pairs
from bibkit.same_work.verdict import Degree, Relation, Verdict
from bibkit.same_work.work import ComparedWork

__all__ = [
    "ComparedWork",
    "Degree",
    "Relation",
    "Verdict",
    "WorkGroup",
    "compare",
    "judged_pairs",
    "work_groups",
]
