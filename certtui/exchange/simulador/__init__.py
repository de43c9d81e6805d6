"""A COSFAC for bases of `pruebas`: reads a lot by its own reading of the norm and answers it.

It shares no rule with the checks that run before a lot is made, so that one can catch the other.
"""
