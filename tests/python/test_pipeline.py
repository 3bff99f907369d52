"""Pipelines, batches, streams and articles as objects."""

import copy
import datetime
import itertools
import json
import multiprocessing
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import pullquote as pq

TEXTS = list(pq.samples().values())
TABLES = ("articles", "sentences", "entities", "mentions", "quotes", "dates", "amounts", "errors")


def everything(batch):
    return {name: getattr(batch, name).to_dicts() for name in TABLES}


@pytest.fixture(scope="module")
def inputs():
    """More inputs than a chunk has, with faults among them."""
    return [None if n % 17 == 5 else TEXTS[n % len(TEXTS)] for n in range(150)]


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_change_nothing(inputs, threads):
    expected = everything(pq.Pipeline().batch(inputs))
    assert everything(pq.Pipeline(threads=threads).batch(inputs)) == expected


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_pieces_change_nothing(inputs, size):
    pipe = pq.Pipeline(threads=2)
    parts = [everything(batch) for batch in pipe.stream(inputs, size=size)]
    joined = {name: list(itertools.chain.from_iterable(part[name] for part in parts)) for name in TABLES}
    assert joined == everything(pipe.batch(inputs))


def test_stream_takes_no_more_than_a_batch():
    taken = []

    def texts():
        for number in itertools.count():
            taken.append(number)
            yield f"Story {number} ends."

    stream = pq.Pipeline().stream(texts(), size=10)
    assert taken == []
    assert next(stream).articles["article_id"] == [str(n) for n in range(10)]
    assert len(taken) == 10
    assert next(stream).articles["index"] == list(range(10, 20))
    assert len(taken) == 20


def test_stream_ends():
    stream = pq.Pipeline().stream(["One.", "Two."], size=2)
    assert [len(batch) for batch in stream] == [2]
    assert list(stream) == []
    assert list(pq.Pipeline().stream([])) == []


def test_faults_of_the_iterator_are_raised():
    def texts():
        yield "One."
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        pq.Pipeline().batch(texts())


def test_empty_batch():
    batch = pq.Pipeline().batch([])
    assert len(batch) == 0
    assert everything(batch) == {name: [] for name in TABLES}
    with pytest.raises(IndexError):
        batch[0]


@pytest.mark.parametrize("options", [{}, {"attributions": "all"}, {"threads": 2}])
def test_copies(options):
    pipe = pq.Pipeline(**options)
    for other in (pickle.loads(pickle.dumps(pipe)), copy.copy(pipe), copy.deepcopy(pipe)):
        assert (other, hash(other), repr(other)) == (pipe, hash(pipe), repr(pipe))
    assert eval(repr(pipe), {"Pipeline": pq.Pipeline}) == pipe
    assert pipe != pq.Pipeline(threads=7)
    assert pipe != "pipe"


@pytest.mark.parametrize("options", [{"attributions": "some"}, {"threads": 0}])
def test_options_are_checked(options):
    with pytest.raises(ValueError, match=next(iter(options))):
        pq.Pipeline(**options)


def test_options_have_names():
    with pytest.raises(TypeError):
        pq.Pipeline("all")


def test_immutable():
    pipe = pq.Pipeline()
    for thing in (pipe, pipe.batch(["One."]), pipe.article("One."), pipe.article("One.").quotes):
        with pytest.raises(AttributeError):
            thing.threads = 3


def test_all_holds_speech():
    speech = pq.Pipeline().batch(TEXTS).quotes
    every = pq.Pipeline(attributions="all").batch(TEXTS).quotes
    assert set(speech["act"]) <= {"speech"}
    said = [(row["article_id"], row["start"]) for row in every if row["act"] == "speech"]
    assert said == [(row["article_id"], row["start"]) for row in speech]


def test_batches_from_many_threads():
    pipe = pq.Pipeline(threads=2)
    expected = everything(pipe.batch(TEXTS))
    with ThreadPoolExecutor(4) as pool:
        assert all(everything(batch) == expected for batch in pool.map(pipe.batch, [TEXTS] * 8))


def test_other_threads_run_meanwhile():
    """The interpreter is free while articles are read."""
    reading, ticks = threading.Event(), []

    def read():
        pq.Pipeline(threads=1).batch(["Word. " * 100_000] * 4)
        reading.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not reading.wait(0.001):
        ticks.append(1)
    thread.join()
    assert ticks


def _read(pipe):
    return len(pipe.batch(TEXTS * 5).sentences)


@pytest.mark.skipif(sys.platform != "linux", reason="fork is not safe elsewhere")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_forked_children_read_too():
    pipe = pq.Pipeline(threads=2)
    expected = _read(pipe)
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    child = context.Process(target=lambda: queue.put(_read(pipe)))
    child.start()
    child.join(60)
    alive = child.is_alive()
    child.kill()
    assert not alive, "the child waits for threads that it does not have"
    assert queue.get() == expected


def test_articles_of_a_batch(inputs):
    batch = pq.Pipeline().batch(inputs)
    good = [number for number, text in enumerate(inputs) if text is not None]
    assert [article.id for article in batch] == [str(number) for number in good]
    assert all(batch[number].text == inputs[number] for number in good)
    assert batch[-1].id == "149"
    for number in (150, -151):
        with pytest.raises(IndexError, match=f"no article {number} in a batch of 150"):
            batch[number]


@pytest.mark.parametrize("name", pq.samples())
def test_article(name):
    article = pq.Pipeline().article(pq.samples()[name])
    for field in ("paragraphs", "subheadings", "captions"):
        for piece in getattr(article, field):
            assert article.text[piece["start"] : piece["end"]] == piece["text"]
    assert all(set(caption) == {"text", "credit", "start", "end"} for caption in article.captions)
    assert article.dateline is None or set(article.dateline) == {"place", "country", "date", "agency"}
    assert isinstance(article.published, datetime.date | None)
    assert isinstance(article.retrieved, datetime.date | None)
    assert article.headline is None or article.headline in article.text
    assert all(piece in article.text for piece in (*article.summary, *article.boilerplate))
    assert article.layout in ("wire", "web", "plain")


@pytest.mark.parametrize("name", pq.samples())
def test_article_as_dict(name):
    article = pq.Pipeline().article(pq.samples()[name])
    whole = article.to_dict()
    assert json.loads(json.dumps(whole)) == whole
    assert whole["quotes"] == article.quotes.to_dicts()
    assert whole["published"] == (article.published and article.published.isoformat())
    members = {m for m in dir(pq.Article) if not m.startswith("_")} - {"to_dict"}
    assert set(whole) == members


def test_they_show_themselves():
    pipe = pq.Pipeline()
    batch = pipe.batch(["Bridge <opens>\n\nIt is open.", None], ids=["a", "b"])
    assert repr(batch) == "<pullquote.Batch of 2 articles, 1 errors>"
    assert repr(batch.errors) == "<pullquote.Table errors: 1 rows × 4 columns>"
    assert '"a"' in repr(batch[0])
    for thing in (batch, batch[0], batch.articles, batch.errors):
        assert "<opens>" not in thing._repr_html_()
