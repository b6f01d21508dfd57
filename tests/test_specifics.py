"""What counts as a checkable fact about the reader, and what the finding for a message without one says."""

from __future__ import annotations

import pytest

from outreach_lint.annotate import annotate
from outreach_lint.checks.generic_record import Fact, facts_of, used
from outreach_lint.checks.generic_swap import share
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import choose, load

BOOK = load()
RULES = tuple(rule for rule in choose(BOOK.rules.values(), Settings()) if rule.family == "generic")


def read(body: str, subject: str | None = None, **known: object) -> Annotated:
    """A message of these words, annotated."""
    told = Text.of(subject) if subject else None
    message = Message(id="1", path="x", format="text", body=Text.of(body), subject=told, **known)  # type: ignore[arg-type]
    return annotate(message, BOOK.lexicon, Settings())


def anchors(sentence: str) -> list[str]:
    """The anchors of a sentence in a mail to Jo."""
    message = read(f"Hi Jo,\n\n{sentence}\n\nBest,\nKim")
    return [message.words_of(span) for held in message.sentences for span in held.anchors]


def findings(body: str, subject: str | None = None, **known: object) -> list[Hit]:
    """The generic findings of a cold message."""
    known.setdefault("relationship", "cold")
    return [hit for _, hit in match(read(body, subject, **known), RULES, BOOK.lexicon, Settings())]


ANCHORED = (
    "The parish register lists your bell as cast in Ghent.",
    "Page 4 of the form you posted asks for a stamp that the council dropped.",
    "Job 219 asks for somebody to sort slips by hand at night.",
    "Your app's spring release drops the Welsh menu.",
    "We were both on the jury list in Lyon.",
    "Saw your LinkedIn post about moving payroll in-house.",
    "Your talk at PyCon on flaky tests changed how I name mine.",
    "I read your interview in the Yorkshire Post about the flood.",
    "Loved the episode where you took apart the Monzo onboarding.",
    "Your comment under Priya's thread on night shifts made me laugh.",
    "You wrote that month-end close takes eleven days.",
    "Just finished your book on grain prices.",
    "Your tweet about the double booking fiasco was painfully familiar.",
    "I watched your webinar on heat pumps last night.",
    "Listened to you on the Farmhouse podcast, the bit about hedges stuck with me.",
    "Your piece in Wired on tidal power left one question open.",
    "caught your talk at devrelcon, the slide with the duck was great",
    "I enjoyed reading your paper on soil carbon in the Ebro delta.",
    "Congrats on the Series B!",
    "Congratulations on opening the second bakery in Hove.",
    "Congrats on closing the seed round last month.",
    "I see you raised $12M in March.",
    "Saw the news about the merger with Halden.",
    "Saw that you acquired Brightwell in June.",
    "I noticed you just launched a Spanish version of the app.",
    "Saw Tern Labs on Product Hunt yesterday.",
    "You moved from Oracle to NetSuite in January, according to your blog.",
    "I noticed that you recently switched from Zendesk to Front.",
    "Read about the new warehouse in Tilburg.",
    "Well done on the Red Dot award.",
    "Congrats on being named to the Forbes 30 under 30 list!",
    "Saw you were at SaaStr last week.",
    "You're speaking at Web Summit next month.",
    "I saw you're sponsoring the Leeds half marathon.",
    "I noticed you are hiring a payroll manager in Cork.",
    "Your job ad for a night-shift nurse asks for three languages.",
    "Saw you have four open SDR roles.",
    "I see you're looking for a Head of Partnerships.",
    "Noticed the opening for a senior Go engineer on your careers page.",
    "{{company}} is hiring two account executives in Berlin.",
    "I saw the posting for a warehouse lead on Indeed.",
    "Your pricing page still shows the 2023 plans.",
    "The contact form on your site returns a 500 error.",
    "Your homepage takes nine seconds to load on my phone.",
    "I tried to book a table on your site and the button does nothing.",
    "Your Google listing has 14 reviews without a reply.",
    "Two of the links in your footer are dead.",
    "Your menu is a PDF that does not open on an iPhone.",
    "I noticed your site doesn't have a booking page.",
    "The SSL certificate on your shop expired on Monday.",
    "When I search for plumbers in Bath, you come up on page three.",
    "your about page lists a team of nine but the careers page says twelve",
    "Your shop shows out of stock for the blue kettle.",
    "I ran your homepage through PageSpeed and it scored 31 on mobile.",
    'You rank 14th for "emergency vet Leeds".',
    "You've got 15 AEs and only two managers.",
    "With 40 clinics in your network, one change in the form costs a week.",
    "Your team of 12 ships every Friday, your changelog says.",
    "Dana Holm suggested I write to you.",
    "Our mutual friend Tom Reyes told me you are rebuilding the intake form.",
    "I was referred to you by Lena Brandt.",
    "We met at the Harrogate fair, by the coffee stand.",
    "I used your library fastcsv to move 40 GB of logs.",
    "Big fan of your Rust port of the parser.",
    "I've been following your work on coral restoration since the Bali pilot.",
    "{{icebreaker}}",
    "I loved {{recent_post}}.",
    "Saw [mention the specific article] and had to write.",
    "I noticed {{company}} is hiring for {{open_role}}.",
    "Your review on G2 mentions that exports take an hour.",
    "A customer of yours, J. Moore, complained on Trustpilot about late parcels.",
    "Your 10-K lists freight as the second largest cost.",
    "I walked past your shop on Elm Street on Saturday, the queue went round the corner.",
    "Since you opened the Dallas office in April, you have doubled the support team.",
    "As you said on the earnings call, returns are the biggest cost.",
    "I noticed you use Shopify with the Dawn theme and three review apps.",
    "Your GitHub issue #214 about memory leaks is the reason for this note.",
    "Thanks for speaking at our meetup on Tuesday.",
    "We spoke in May about the freezer order.",
    "Your annual report says that a third of the fleet is leased.",
    "Your winter timetable reads blank from row six on.",
    "Your slide with the three collapsed bridges was the best of the day.",
    "The minutes of your May meeting mention the lift twice.",
    "Good luck with the Bremen expansion.",
    "Saw {{company}} just hired its first data engineer.",
    "I noticed {{company}} is [hiring/opening a depot/moving to the coast].",
    'Your "two keys, one lock" rule is what our yard lacks.',
    "I read your tide tables for the north pier.",
    "I went through 40 photos of your hulls.",
    "Your page got 212 views from divers in May.",
)
BARE = (
    'Reply with your "yes or no" and I will stop.',
    "I read most tide tables on paper.",
    "Your data says a lot about your business.",
    "Your team of experts deserves better tools.",
    "Here's a case study of a depot that we moved.",
    "I came across your profile and was impressed.",
    "Love what you're doing at {{company}}.",
    "I saw that {{company}} is growing fast.",
    "Saw you're scaling the team at {{company}}.",
    "I noticed you're the {{title}} at {{company}}.",
    "Your website is outdated and costs you customers.",
    "Congrats on all your success!",
    "I've been following your journey.",
    "Impressive growth!",
    "As a leader in the {{industry}} space, you know how hard hiring is.",
    "We help SaaS companies book 30 more demos a month.",
    "Companies like Gong and Stripe use us to cut ramp time.",
    "Our platform was named a leader by Gartner in 2024.",
    "I run Acme, a design studio in Leeds.",
    "Most teams lose ten hours a week to reports.",
    "We just launched a new app for dentists.",
    "Do you have 15 minutes on Tuesday?",
    "I wanted to follow up on my last email.",
    "Are you hiring engineers at the moment?",
    "If you're hiring SDRs, we can ramp them in six weeks.",
    "Your post-sale process probably has gaps.",
    "Google changed its ranking rules in March.",
    "We saw a 40% lift for a client in Leeds.",
    "Sarah, our founder, spent ten years at Amazon.",
    "I can send you a case study about a similar firm.",
    "Is your website GDPR compliant?",
    "Most websites load in more than three seconds.",
    "I'd love to show you a demo.",
    "Your business deserves a better website.",
    "I found your company on LinkedIn.",
    "I noticed you opened my email.",
    "We work with restaurants in {{city}}.",
    "You are receiving this because you signed up on our site.",
    "Companies are hiring SDRs faster than ever.",
    "I'm writing to apply for the Data Analyst position at {{company}}.",
    "I graduated from MIT in 2021 and worked at Tesla.",
    "Our AI writes your LinkedIn posts for you.",
    "Have you seen our new pricing page?",
    "You can launch a campaign in five minutes.",
    "Would you be open to a partnership?",
    "We can write a guest post for your blog.",
    "I'd love to feature you in our podcast.",
    "Imagine your team closing 20% more deals.",
    "A quick question about your marketing strategy.",
    "I represent a manufacturer in Shenzhen with 300 workers.",
    "Get your new website for $299.",
    "Your competitors are already using AI.",
    "I see you are based in {{city}}.",
    "We're hiring writers in Berlin.",
    "Happy Monday!",
    "I loved your website.",
    "Your profile stood out to me.",
    "I admire your dedication to quality.",
    "John Smith from Shell Oil said our report saved him a month.",
    "Let me know if you want the report.",
    "My last note may have been buried.",
    "You posted a job recently.",
)


@pytest.mark.parametrize("sentence", ANCHORED)
def test_a_fact_that_only_looking_gives_is_an_anchor(sentence: str) -> None:
    assert anchors(sentence)


@pytest.mark.parametrize("sentence", BARE)
def test_what_fits_anybody_is_no_anchor(sentence: str) -> None:
    assert not anchors(sentence)


def test_the_anchor_is_the_fact_and_not_the_whole_message() -> None:
    [anchor] = anchors("Your pricing page still shows the old plans. We sell crane parts.")
    assert "pricing page" in anchor
    assert "crane" not in anchor


def test_anchors_stand_on_the_clause_that_holds_them() -> None:
    message = read("Hi Jo,\n\nWe sell crane parts. You wrote that the second crane stands still at night.")
    anchored = [bool(sentence.anchors) for sentence in message.sentences if sentence.zone in ("opening", "body", "ask")]
    assert anchored == [False, True]


def test_names_of_the_seller_are_no_facts_about_the_reader() -> None:
    body = "Hi Jo,\n\nI'm Kim from Brightwell. I saw that Brightwell could help. Brightwell's new dashboard is live."
    assert not [span for sentence in read(body).sentences for span in sentence.anchors]


@pytest.mark.parametrize(
    ("copy", "specific"),
    [
        ("While drawing up the tide map, Holmgard Pier came up twice.", True),
        ("We paint hulls, and Holmgard Pier's crane would lift them.", True),
        ("We paint hulls. I can show how it would work for Holmgard Pier.", False),
        ("We paint hulls for Holmgard Pierside and others.", False),
    ],
)
def test_a_greeted_firm_that_is_named_again_is_what_the_mail_is_about(copy: str, specific: bool) -> None:
    assert bool(findings(f"Hi Holmgard Pier team,\n\n{copy}\n\nKim")) is not specific


@pytest.mark.parametrize("said", ["has been on the north quay since 1974", "already keeps two divers on call at night"])
def test_what_a_named_firm_is_seen_to_do_is_a_fact(said: str) -> None:
    assert anchors(f"Holmgard {said}. Holmgard's crane stands still.")


def test_a_subject_line_counts() -> None:
    offer = "Hi Jo,\n\nWe sell crane parts. Worth a look?"
    assert findings(offer)
    assert not findings(offer, subject="Your talk on night shifts at the Leeds port day")


def test_a_quoted_thread_does_not_count() -> None:
    body = "Hi Jo,\n\nWe sell crane parts. Worth a look?\n\n> Your talk on night shifts at the Leeds port day was good."
    assert not [span for sentence in read(body).sentences for span in sentence.anchors]


def test_one_finding_a_message_at_the_first_sentence_of_the_copy() -> None:
    body = "Hi Jo,\n\nWe sell crane parts. They last nine years. Shall I send a price list?"
    [hit] = findings(body)
    assert body[hit.span.start : hit.span.end] == "We sell crane parts."


def test_the_finding_names_what_looks_personal_and_is_not() -> None:
    body = (
        "Hi {{first_name}},\n\nWe sell crane parts. Love what you're doing at {{company}}! I came across your profile."
    )
    [hit] = findings(body)
    told = {body[span.start : span.end]: why for span, why in hit.related}
    assert any("what you're doing" in words for words in told)
    assert any("came across your profile" in words for words in told)
    assert "filled in from a list" in told["{{company}}"]
    assert "what you're doing" in str(hit.says["found"])


def test_a_reply_is_never_generic() -> None:
    assert not findings("Hi Jo,\n\nWe sell crane parts. Worth a look?", relationship="existing")


def test_mail_of_unknown_kind_that_wants_nothing_is_left_alone() -> None:
    assert not findings("The yard meeting moves to room four.\n\nKim", relationship=None)


RECORD = {
    "first_name": "Jo",
    "company": "Leeds Yard",
    "recent_post": "Why we sold the second crane",
    "award": "Red Hook 2026",
}


def test_an_unused_record_makes_it_an_error_and_is_offered_fact_by_fact() -> None:
    [hit] = findings("Hi Jo,\n\nWe sell crane parts to Leeds Yard and others. Worth a look?", prospect=RECORD)
    assert hit.severity == "error"
    assert "uses first_name, company and leaves recent_post, award" in str(hit.says["record"])
    offered = [change.text for proposal in hit.proposals for change in proposal.changes]
    assert any("Why we sold the second crane" in text for text in offered)
    assert any("Red Hook 2026" in text for text in offered)


def test_a_used_fact_of_the_record_is_enough() -> None:
    assert not findings("Hi Jo,\n\nWho loads barges since the second crane is sold?", prospect=RECORD)
    assert not findings("Hi Jo,\n\nAbout {{recent_post}}: worth a look?", prospect=RECORD)


def test_a_record_of_name_and_company_alone_is_no_error() -> None:
    [hit] = findings(
        "Hi Jo,\n\nWe sell crane parts. Worth a look?", prospect={"first_name": "Jo", "company": "Leeds Yard"}
    )
    assert hit.severity != "error"


def test_title_and_city_are_not_facts_of_a_record() -> None:
    assert facts_of({"title": "Yard lead", "city": "Leeds", "Job Title": "x", "hiring_for": "welders"}) == (
        Fact("hiring_for", "welders"),
    )


def test_a_fact_is_used_when_most_of_its_words_are_said() -> None:
    message = read("Hi Jo,\n\nThe second crane is sold, I read.")
    assert used(message, Fact("post", "We sold the second crane"))
    assert not used(message, Fact("post", "Nine barges wait at the eastern gate"))


def test_the_swap_test_counts_the_words_that_stay_true() -> None:
    assert share(read("We sell crane parts and gate parts.")) == 1.0
    held = read("We sell crane parts. You wrote that the second crane stands still.")
    assert 0.2 < share(held) < 0.6
    written_in = read("We sell crane parts to Leeds Yard.", prospect={"company": "Leeds Yard"})
    assert share(written_in) < 1.0
    merged = read("We sell crane parts to {{company}}.")
    assert 0.8 < share(merged) < 1.0


@pytest.mark.parametrize(
    "body",
    [
        "Hi Jo,\n\nWe sell crane parts. They last nine years. Worth a look?",
        "Hi {{first_name}},\n\nLove what you're doing at {{company}}! We sell crane parts.",
    ],
)
def test_the_suggestion_with_its_slot_filled_ends_the_finding_and_keeps_the_fields(body: str) -> None:
    [hit] = findings(body)
    change = next(proposal.changes[0] for proposal in hit.proposals if proposal.changes)
    filled = change.text.split("<ask:")[0] + "your post on night shifts" + change.text.rsplit(">", 1)[1]
    better = body[: change.span.start] + filled + body[change.span.end :]
    assert not findings(better)
    for field in ("{{first_name}}", "{{company}}"):
        assert better.count(field) == body.count(field)
