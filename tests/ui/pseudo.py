"""A language in which every translated word stands in brackets and is a third longer."""

from PySide6.QtCore import QTranslator

OPENS, CLOSES, FILL = "\u27e6", "\u27e7", "\u02d9"


class PseudoLanguage(QTranslator):
    """Translates everything that is asked for; what it was not asked for shows."""

    def isEmpty(self):  # noqa: N802  as Qt calls it
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        del context, disambiguation, n
        return f"{OPENS}{source}{FILL * round(len(source) * 0.3)}{CLOSES}" if source else source


def outside(text):
    """What stands in a text without brackets around it, innermost pairs taken out first."""
    depth, left = 0, []
    for sign in text:
        if sign == OPENS:
            depth += 1
            left.append(" ")
        elif sign == CLOSES:
            depth = max(0, depth - 1)
        elif depth == 0:
            left.append(sign)
    return "".join(left)
