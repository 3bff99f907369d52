"""Whom the pronoun means that is a quote's source: small stories, one phenomenon each."""

import pytest

import pullquote as pq

PIPE = pq.Pipeline()
PRONOUNS = {"he", "she", "it", "they", "who", "which"}
TOP = "Harbour news\n\nBy Ada Writer\n\nPORTVILLE, March 4 (Reuters) - "

# What the last pronoun means in each; None where nobody could tell.
STORIES = {
    "they, a body": ("The Dockers Federation rejected the offer. They said pay had fallen.", "Dockers Federation"),
    "they, an unnamed group": ("Fishermen in the bay have lost boats. They say nobody has paid them.", "Fishermen"),
    "they, past another subject": ("Nurses marched on Tuesday. The march was loud. They said wages fell.", "Nurses"),
    "they, the police": ("Police closed the road on Friday. They said a truck had burned.", "Police"),
    "they, two people": ("Carlos and Ingrid Dahl sold the mill. They said it was old.", "Carlos and Ingrid Dahl"),
    "they, again and again": ("Residents said water rose. They said nobody came. They said a wall fell.", "Residents"),
    "they, a group with its tail": (
        "Candidates like Peter Lund said taxes were high. They said so in May.",
        "Candidates like Peter Lund",
    ),
    "they, no object": ("The plants employ 400 people. They said the decision was final.", None),
    "they, a clear change of subject": (
        "The union rejected the offer. Peter Lund left. They said pay had fallen.",
        None,
    ),
    "she, an owner": ("Ingrid Dahl's brother, Carlos Dahl, runs the mill. She said it was open.", "Ingrid Dahl"),
    "she, with an apposition": (
        "Fatima Noor, the daughter of fisherman Omar Noor, opened the hall on Friday. She said it had cost nothing.",
        "Fatima Noor",
    ),
    "she, not who is thanked": ("Anna Berg thanked Maria Costa for the map. She said it was a gift.", "Anna Berg"),
    "she, an unnamed one": (
        "A doctor at the clinic said beds were short. She said nurses had left.",
        "A doctor at the clinic",
    ),
    "she, in a new paragraph": ("Anna Berg runs the ferry.\n\n“The boat is old,” she said.", "Anna Berg"),
    "she, after a long quotation": (
        "Peter Lund said the boat was old. Anna Berg said it was not.\n\n“It has sailed for three years. It has a new "
        "engine. The hull is steel. The crew is young. Nobody has been hurt. I sleep on it,” she said.",
        "Anna Berg",
    ),
    "he, not whom he met": ("Mayor Peter Lund met banker Thomas Reed. He said the loan was ready.", "Peter Lund"),
    "he, not whom he visited": (
        "Peter Lund spoke after a visit to Thomas Reed. He said roads would open.",
        "Peter Lund",
    ),
    "he, one of two": ("Peter Lund and Thomas Reed met on Friday. He said the talks went well.", None),
    "he, after a county": (
        "Peter Lund spoke first. Fulton County Sheriff Thomas Reed then took the stage. He said crime had fallen.",
        "Thomas Reed",
    ),
    "he, as for him": (
        "“The port is closed,” Thomas Reed said. As for Peter Lund, he said the port was open.",
        "Peter Lund",
    ),
    "he, who was asked": ("Anna Berg asked whether Peter Lund would stay. “I do not know,” he said.", "Peter Lund"),
    "he, an office of a country": (
        "Guests included the Prime Minister of Singapore, Mr. Tan Wei Ming. In his speech, the Prime Minister praised "
        "the pilots. He also said the airport was ready.",
        "Tan Wei Ming",
    ),
    "he, an office and a title": (
        "PDB chairman Dr Lim Wei Jin said it was small. He said it would grow.",
        "Lim Wei Jin",
    ),
    "she, a team member": ("“We won,” team member Rosa Quispe said. “It was cold,” she added.", "Rosa Quispe"),
    "it, a report": ("The report blames the builder for the collapse. It says the steel was thin.", "The report"),
    "it, a court": ("The Supreme Court struck down the levy on Friday. It said the law was vague.", "Supreme Court"),
    "it, a company": ("Northwind Energy cut its forecast on Friday. It said costs had doubled.", "Northwind Energy"),
    "it, a described company": (
        "The rail company Nordstern said it would buy trains. It said they were red.",
        "Nordstern",
    ),
    "it, past somebody": (
        "Northwind Energy said that costs rose. Chief executive Peter Lund left. It also said a plant would close.",
        "Northwind Energy",
    ),
    "it, an unnamed body": ("The ministry rejected the plan on Friday. It said the plan was late.", "The ministry"),
    "it, again and again": (
        "The ministry said the plan was late. It said the money was gone. It said nobody had asked.",
        "The ministry",
    ),
    "it, who said it": ("“We will appeal,” the company said. “We are right,” it added.", "the company"),
    "who, after an apposition": ("Peter Lund, a retired pilot who said the runway was short, won.", "Peter Lund"),
    "who, after a name": ("The prize went to Anna Berg, who said the runway was short.", "Anna Berg"),
    "who, after age and town": (
        "The prize went to Anna Berg, 24, from Tema, who said the runway was short.",
        "Anna Berg",
    ),
    "who, after a party": ("The bill was read by Sen. Anna Berg (D-Ohio), who said it was short.", "Anna Berg"),
    "which, a body": ("The commission, which said the vote was fair, closed on Friday.", "The commission"),
}


@pytest.mark.parametrize("what", STORIES)
def test_source(what):
    story, speaker = STORIES[what]
    quotes = PIPE.article(f"{TOP}{story}\n").quotes.to_dicts()
    pronouns = [quote for quote in quotes if (quote["speaker_text"] or "").lower() in PRONOUNS]
    assert [quote["speaker"] for quote in pronouns][-1:] == [speaker]


def test_only_the_headline_names_him():
    text = (
        "Peter Lund quits ferry board\n\nPORTVILLE, March 4 (Reuters) - The chairman resigned. He said he was tired.\n"
    )
    assert PIPE.article(text).quotes["speaker"] == ["Peter Lund"]


def test_it_in_its_own_words_is_who_speaks():
    article = PIPE.article(f"{TOP}Northwind Energy said it would close. Reed Bank said that it was clear.\n")
    pronouns = [row for row in article.mentions.to_dicts() if row["form"] == "pronoun"]
    names = article.entities["name"]
    assert [(row["text"], names[row["entity"]]) for row in pronouns] == [("it", "Northwind Energy")]
