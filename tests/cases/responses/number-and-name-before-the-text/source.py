"""A conclusion and then its recommendation open with number and name ("1a. PAC recommendation:"); replies are numbered."""

from tests.cases.typeset import BINS, SEATS, TAPS, TREES, print_html, weeks

concluded = "<p><b>{}. PAC conclusion: {}</b></p>".format
asked = "<p><b>{}. PAC recommendation: {}.</b></p>".format
reply = "<p>{0}.1 The government {1} with the Committee’s recommendation.</p>{2}<p>{0}.2 {3}</p>".format
due = "<p><b>Target implementation date: {}</b></p>".format
print_html(
    __file__,
    "<h1>Government response to the Committee’s report on Clean Streets</h1>"
    + concluded(1, "Few trees are planted in winter, and nobody finds water to drink.")
    + asked("1a", TREES)
    + reply(1, "agrees", due("March 2025"), weeks(2))
    + asked("1b", TAPS)
    + reply(1, "disagrees", "", weeks(1))
    + concluded(2, "Bins overflow where people stand and wait.")
    + asked("2a", BINS)
    + reply(2, "agrees", due("June 2025"), weeks(2))
    + asked("2b", SEATS)
    + reply(2, "agrees", due("May 2026"), weeks(1)),
    tags=False,
)
