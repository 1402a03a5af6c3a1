"""What web services say of works: JSON of Crossref, DataCite, OpenAlex and others, each by a table of ways in its tree.

`reading` has the machine, `takes` what a value can mean, `people` the names. A service is one file: the types of works
that it knows, what each value means, and what it says of itself (counts, scores, when it looked), which is left out and
named once a text. Whatever else has no field of a record is kept under the service's name, by the way to it.
"""
