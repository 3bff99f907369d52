"""People and organisations across the articles of a batch, and reprints of one quotation."""

import pyarrow as pa
import pytest

import pullquote as pq

COLUMNS = {
    "person": "int32",
    "type": "string",
    "name": "string",
    "variants": "list<item: string>",
    "acronym": "string",
    "roles": "list<item: string>",
    "organisations": "list<item: string>",
    "countries": "list<item: string>",
    "articles": "int32",
    "mentions": "int32",
    "quotes": "int32",
    "entities": "list<item: struct<article_id: string, entity: int32>>",
}
TEXTS = {
    "monday": "“The stores are full,” Senegal's Agriculture Minister Mariama Ndiaye said. Ndiaye left for Thies.",
    "tuesday": "Minister Mariama Ndiaye met millers. “But the stores are full, and farmers know it,” she said.",
    "sports": "“We lost our nerve in the second half,” said striker Mariama Ndiaye.",
    "empty": None,
}


@pytest.fixture(scope="module")
def batch():
    return pq.Pipeline().batch(TEXTS.values(), ids=TEXTS)


@pytest.fixture(scope="module")
def people(batch):
    return batch.people()


def test_columns(people):
    assert {field.name: str(field.type) for field in pa.schema(pq.schema("people"))} == COLUMNS
    assert people.columns == list(COLUMNS)
    people.to_arrow().validate(full=True)
    assert len(pq.Pipeline().batch([]).people()) == 0


def test_a_minister_is_one_and_a_striker_another(people):
    minister, striker = [row for row in people.to_dicts() if row["name"] == "Mariama Ndiaye"]
    assert (minister["articles"], minister["quotes"], minister["countries"]) == (2, 2, ["SN"])
    assert minister["roles"] == ["Agriculture Minister", "Minister"]
    assert minister["variants"] == ["Ndiaye"]
    assert (striker["articles"], striker["roles"]) == (1, ["striker"])


def test_people_join_with_entities(batch, people):
    entities = {(row["article_id"], row["entity"]): row for row in batch.entities.to_dicts()}
    folded = [(member, row) for row in people.to_dicts() for member in row["entities"]]
    assert len(folded) == sum(row["type"] in ("PERSON", "ORG") for row in entities.values())
    for member, row in folded:
        entity = entities[member["article_id"], member["entity"]]
        assert entity["type"] == row["type"]
        assert entity["name"] in (row["name"], *row["variants"])


def test_threads_change_nothing():
    texts = [*pq.samples().values()] * 8
    one, many = (pq.Pipeline(threads=threads).batch(texts).people().to_dicts() for threads in (1, 2))
    assert one == many


def test_reprints_share_a_fingerprint():
    texts = [
        "“We will organise the harbours again, and nobody will lose a pension over it,” said Ada Obi.",
        "“We will organize the harbors again,” Obi said, “and nobody will lose a pension.”",
        "“Everybody will lose a pension over the harbours,” said Ben Cole.",
    ]
    first, second, other = pq.Pipeline().batch(texts).quotes["fingerprint"]
    assert first == second is not None
    assert first != other
