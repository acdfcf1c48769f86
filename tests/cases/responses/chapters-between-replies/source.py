"""Chapters with an introduction between the recommendations; one reply introduces a list and another has a colon."""

from tests.cases.typeset import BINS, SEATS, TAPS, TREES, print_html, weeks

block = "<h3>Recommendation {}</h3><p><i>{}.</i></p><p>We accept this recommendation. {}</p>".format
chapter = f"<h2>{{}}</h2><p>{weeks(3)} The chapter is about the places that people use most.</p>"
listed = "Two things are under way: a survey of roots. <p>This will involve:</p><ul><li>digging by hand;</li></ul>"
print_html(
    __file__,
    "<h1>Government response to the report “Clean Streets”</h1>"
    f"{chapter.format('Streets')}{block(1, TREES, listed)}{block(2, TAPS, weeks(1))}"
    f"{chapter.format('Towns')}{block(3, BINS, weeks(2))}{block(4, SEATS, weeks(1))}"
    f"{chapter.format('Next steps')}",
    "h2{font-size:17pt} h3{font-size:12pt}",
    tags=False,
)
