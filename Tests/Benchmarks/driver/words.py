"""What the reports of the benchmark say: made up by chance, and the same in every run."""

import random

PLACES = ("police station", "remand prison", "psychiatric ward", "juvenile home", "border post",
          "military cell block", "women's prison", "holding room of the court")
SUBJECTS = ("natural light", "access to a lawyer", "the register of custody", "medical screening",
            "outdoor exercise", "complaints", "the use of restraints", "contact with relatives",
            "bedding", "drinking water", "staff training", "the night shift", "interpretation")
OPENINGS = ("On this visit", "According to those who were asked", "In the rooms that were seen",
            "During private talks", "From the papers that were shown", "As on the visit before")
FINDINGS = ("was found wanting in several rooms", "had improved since the last visit",
            "depended on who was on duty", "was described by everyone in the same way",
            "could not be verified for lack of records", "met what the rules of the house ask for")
MEASURES = ("take steps without delay to secure", "adopt written rules on", "report in writing on",
            "allocate the means that are needed for", "review, with the mechanism,")


def sentence(chance):
    return "%s, %s %s (%d)." % (
        chance.choice(OPENINGS), chance.choice(SUBJECTS), chance.choice(FINDINGS),
        chance.randrange(1, 400))


def prose(chance, octets):
    """Sentences until there are so many octets."""
    text = sentence(chance)
    while len(text) < octets:
        text += " " + sentence(chance)
    return text


def advice(chance, octets):
    """What a recommendation says."""
    return "The authorities should %s %s. %s" % (
        chance.choice(MEASURES), chance.choice(SUBJECTS), prose(chance, octets))


def document(chance, paragraphs, octets, every, footnotes=0):
    """A document of so many paragraphs of so many octets, with advice in `every`-th of them."""
    body, recommendations = [], []
    notes = [str(number) for number in range(1, footnotes + 1)]
    for number in range(1, paragraphs + 1):
        address, heading = str(number), ["I. Visit", "%d. %s" % (
            1 + number // 20, chance.choice(SUBJECTS).capitalize())]
        advises = number % every == 0
        text = advice(chance, octets) if advises else prose(chance, octets)
        marks = [notes[number]] if number < len(notes) else []
        body.append({"address": address, "heading_path": heading, "text": text,
                     "footnotes": marks})
        if advises:
            recommendations.append({"address": address, "kind": "recommendation", "text": text,
                                    "reiterates": []})
    return {"paragraphs": body, "recommendations": recommendations,
            "footnotes": [{"number": mark, "text": prose(chance, 60)} for mark in notes],
            "annexes": [], "unplaced": []}


def short(number):
    """A mechanism's note on a visit: about 2 KB of JSON when it is read."""
    chance = random.Random("short %d" % number)
    return document(chance, paragraphs=5, octets=70, every=2)


def real(number):
    """A report of the size of the Subcommittee's: about 100 KB of JSON when it is read."""
    chance = random.Random("real %d" % number)
    return document(chance, paragraphs=126, octets=430, every=4, footnotes=40)


def title(number):
    chance = random.Random("title %d" % number)
    return "Visit %d to a %s" % (number, chance.choice(PLACES))


def reply(number):
    """What a State answers to the first recommendations of a short report."""
    chance = random.Random("reply %d" % number)
    answered = [item["address"] for item in short(number)["recommendations"][:2]]
    return {"language": "en", "items": [{
        "answers": answered, "text": prose(chance, 300),
        "actions_taken": [prose(chance, 80)],
        "actions_planned": [{"text": prose(chance, 80), "timescale": "2026-12-31"}],
        "declared_status": "in_progress", "position": "accepted"}]}
