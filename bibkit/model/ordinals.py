"""Numbers of editions in words."""

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: str(number) for number, word in enumerate(_ORDINALS.split(), 1)}
