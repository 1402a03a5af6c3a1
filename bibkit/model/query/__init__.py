"""The selection language: `tag:alignment year>=2022 -author:"Brown, Tom"`.

    query  = terms joined by `and` (or nothing), `or`, `not` (or `-`), with parentheses; `and` binds tighter than `or`
    term   = field ":" value       the field holds the value; names, dates and labels each in their way (`terms`)
           | field op value        op is = != < <= > >= or ~, a regular expression
           | "has:" field          or "missing:"
           | text                  any text of the record holds it

What people may ask is told by `bibkit/cli/topics/query.md`. A query is a tree (`tree`) whose leaves each ask for one
column of a record (`values`), so that an index that keeps columns answers it without the records.
"""

from bibkit.model.query.error import QueryError
from bibkit.model.query.parse import Query, parse_query

__all__ = ["Query", "QueryError", "parse_query"]
