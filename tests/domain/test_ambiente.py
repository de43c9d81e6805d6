"""Tests of the environment."""

import pytest

from certtui.domain.ambiente import Ambiente


def test_there_are_two_environments_and_no_third() -> None:
    assert [a.value for a in Ambiente] == ["pruebas", "productivo"]
    with pytest.raises(ValueError, match="demo"):
        Ambiente("demo")
