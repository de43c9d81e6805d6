"""The screens.

What Textual reads from the environment at its first import is set here, unless the user did:
no animation, 16 colours, and no kitty keyboard protocol, which a dropped SSH session leaves on.
"""

import os

for _nombre, _valor in (
    ("TEXTUAL_ANIMATIONS", "none"),
    ("TEXTUAL_COLOR_SYSTEM", "standard"),
    ("TEXTUAL_DISABLE_KITTY_KEY", "1"),
):
    os.environ.setdefault(_nombre, _valor)
