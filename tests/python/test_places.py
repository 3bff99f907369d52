"""Places in the table of entities: which country, region or city they are."""

import pytest

import pullquote as pq

PIPE = pq.Pipeline(threads=1)
LINK = ("country", "geonames_id", "latitude", "longitude")


def place(text, name):
    rows = [row for row in PIPE.article(text).entities.to_dicts() if row["name"] == name]
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "number", "point"),
    [
        ("Bakers went on strike in Paris on Monday, officials said.", "Paris", "FR", 2988507, (48.8534, 2.3488)),
        ("PARIS, Texas (AP) - Bakers in Paris went on strike.", "Paris", "US", 4717560, (33.6609, -95.5555)),
        ("TRIPOLI, Lebanon (AP) - Boats left Tripoli at dawn.", "Tripoli", "LB", 266826, (34.4335, 35.8442)),
        ("Engineers closed a bridge in Nairobi on Monday.", "Nairobi", "KE", 184745, (-1.2833, 36.8167)),
        ("Voters in Tbilisi said Georgia would change.", "Georgia", "GE", 614540, None),
        ("Voters in Atlanta said Georgia would change.", "Georgia", "US", 4197000, None),
    ],
)
def test_namesakes_are_told_apart(text, name, country, number, point):
    row = place(text, name)
    assert (row["country"], row["geonames_id"]) == (country, number)
    if point:
        assert (row["latitude"], row["longitude"]) == pytest.approx(point, abs=1e-3)


def test_a_region_has_a_number_and_no_point():
    row = place("Voters in Atlanta said Georgia would change.", "Georgia")
    assert row["geonames_id"] == 4197000
    assert (row["latitude"], row["longitude"]) == (None, None)


def test_a_people_has_a_country_and_no_link():
    row = place("Malian farmers said on Monday that prices rose.", "Malian")
    assert [row[column] for column in LINK] == ["ML", None, None, None]


def test_links_of_the_samples_are_whole():
    rows = PIPE.batch(pq.samples().values()).entities.to_dicts()
    linked = [row for row in rows if row["geonames_id"] is not None]
    assert len(linked) >= 40
    for row in rows:
        assert (row["latitude"] is None) == (row["longitude"] is None)
        assert row["latitude"] is None or row["geonames_id"] is not None
        assert row["geonames_id"] is None or (row["type"] == "GPE" and row["country"] is not None)
        assert -90 <= (row["latitude"] or 0) <= 90
        assert -180 <= (row["longitude"] or 0) <= 180
