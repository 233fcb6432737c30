"""Two proofs compared, story by story.

record       edition -> what a proof remembers of itself, embedded in its PDF
told         PDF -> what it remembers
inline       two texts -> the places where they differ
stories      two blocks -> what became of the one
proofs       two proofs -> what became of every block, and which only followed another
saying       the same in the words of layout staff, and as JSON
twocolour    the same over both proofs, the older in cyan, the newer in magenta
"""
