"""What the formats of tagged text share: RIS, refer, MEDLINE and Web of Science (`bibkit.syntax.tagged`).

A format is a form of lines, a table of what each tag means, and the type of work that it says. What a tag means is a
function that takes lines into a `TaggedReading`; `takes` has those that several formats need. A line whose tag has no
meaning, or whose text its field can't take, is kept under the name of the format, tag by tag, and goes out to it again.
"""
