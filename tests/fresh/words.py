"""What the fresh papers speak of: recommendations, answers and progress, all invented."""

from __future__ import annotations

EVENINGS = "That every branch library opens on one evening a week"
MOBILE = "That the mobile library calls at each village once a fortnight"
FINES = "That fines for overdue children’s books are ended"
LIBRARIES = (EVENINGS, MOBILE, FINES)
LIBRARY_ANSWERS = (
    "Agreed. Rotas will change in spring.",
    "Agreed in part. Once a month can be afforded.",
    "Not agreed. The income is needed.",
)
LIBRARY_DECISIONS = ("agreed", "partially_agreed", "rejected")
LIBRARY_NEWS = (
    "Eleven of fourteen branches now open on Thursdays.",
    "The vehicle calls at nine villages so far.",
    "No further work has been done on this.",
)

QUEUE = "Publish the waiting list for each allotment site"
HALVES = "Offer half plots to new tenants"
BUTTS = "Fit water butts on sites that have no mains supply"
PLOTS = (QUEUE, HALVES, BUTTS)
PLOT_NEWS = ("The list went online in July.", "Sixty half plots are let.", "Butts are on order for four sites.")

HOLES = "The highways team should mend deep potholes within two days of a report"
GULLIES = "Every gully on the flood route should be emptied before the autumn"
CREWS = "The Council should train two more patching crews"
ROADS = (HOLES, GULLIES, CREWS)
ROAD_NEWS = (
    "Nine in ten are mended within two days.",
    "Four hundred gullies are still to be emptied.",
    "One crew has begun its training.",
)

OFFICERS = ("Isla Fenn", "Tom Quarry", "Uma Strand")


def sentences(count: int, start: int = 1) -> str:
    """A long paragraph whose sentences can be told apart."""
    return " ".join(
        f"In week {n} the crew worked through ward {n} and told its members." for n in range(start, count + start)
    )
