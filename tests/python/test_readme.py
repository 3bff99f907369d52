"""The Python code of the README runs, in order, as one program."""

import re

from expectations import TESTS

README = (TESTS.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def test_code_runs(capsys):
    assert BLOCKS
    names = {}
    for block in BLOCKS:
        exec(compile(block, "README.md", "exec"), names)
    assert "The money is there." in capsys.readouterr().out
