"""Articles in other languages have their structure, and no rows that would be nonsense."""

import pullquote as pq

FRENCH = (
    "Le pont rouvrira avant l'hiver\nPar Anne Petit\n\nLe maire d'Osijek a déclaré lundi que le pont, fermé depuis "
    "le mois de mars, rouvrira à la circulation avant la fin de l'année.\n\n« Les travaux ont coûté deux fois plus que "
    "prévu », a dit Ana Petrova, qui dirige le chantier depuis le printemps."
)
PIPE = pq.Pipeline()


def test_another_language():
    article = PIPE.article(FRENCH)
    assert article.language == "fr"
    assert (article.headline, len(article.paragraphs)) == ("Le pont rouvrira avant l'hiver", 2)
    tables = (article.quotes, article.entities, article.mentions, article.dates, article.amounts)
    assert [len(table) for table in tables] == [0] * 5
    assert len(article.sentences) > 2
    assert article.note == "the text is French, not English: no names, quotes, dates and amounts are looked for"


def test_english():
    batch = PIPE.batch([*pq.samples().values(), "Bukele, Petro, Milei, Boric.", FRENCH])
    assert batch.articles["language"] == ["en"] * len(pq.samples()) + [None, "fr"]
    assert [note is None for note in batch.articles["note"]] == [True] * (len(pq.samples()) + 1) + [False]
