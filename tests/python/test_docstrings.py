"""The examples of the documentation run."""

import ast
import doctest
from pathlib import Path

import pytest

import pullquote as pq

STUB = Path(pq.__file__).with_name("_core.pyi")


def examples():
    parser = doctest.DocTestParser()
    for node in ast.walk(ast.parse(STUB.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            continue
        text = ast.get_docstring(node) or ""
        name = getattr(node, "name", "_core")
        test = parser.get_doctest(text, vars(pq).copy(), name, STUB.name, 0)
        if test.examples:
            yield pytest.param(test, id=name)


@pytest.mark.parametrize("test", list(examples()))
def test_stub(test):
    failed, tried = doctest.DocTestRunner().run(test)
    assert tried
    assert not failed


def test_every_public_member_is_documented():
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    bare = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert bare == []


def test_all_is_there():
    assert sorted(pq.__all__) == pq.__all__
    assert all(hasattr(pq, name) for name in pq.__all__)
