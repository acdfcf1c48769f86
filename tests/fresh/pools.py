"""What the papers of `gaps.py` speak of: swimming pools and bus stops, all invented."""

from __future__ import annotations

POOLS = (
    "That every pool publishes the temperature of its water each morning",
    "That swimming lessons are offered to all pupils of eight and nine, whatever their school can pay",
    "That the changing rooms at Cold Harbour are rebuilt before the next winter",
    "That one evening a week is kept for women and girls at each of the three pools",
    "That the charge for a family is no higher than that for two adults",
    "That life guards are trained to help swimmers who cannot see or hear well",
)
POOL_ANSWERS = (
    "Agreed. The managers will see to it.",
    "Agreed in part. Schools that can pay will be asked for half of the cost.",
    "Agreed. A bid will go to the capital board.",
    "Not agreed. There are not enough staff for evenings of their own.",
    "Agreed. The fees will be set anew in April.",
    "Agreed. The college has been asked for a course.",
)
POOL_DECISIONS = ("agreed", "partially_agreed", "agreed", "rejected", "agreed", "agreed")
POOL_NEWS = (
    "The figures have stood on the web page since 4 March, and on a board at each door. Marlow Hythe was the last to "
    "join, as its meter had to be replaced.",
    "Nineteen of twenty-three schools take part. The other four have been written to, and two of them have said that "
    "they will begin after Easter.",
    "Drawings are with the planners. The work cannot start before the bats have left the roof, which the surveyor "
    "expects in September.",
    "No further work has been done on this.",
    "The family ticket has cost £11.40 since 1 April. Sales rose by a fifth in the first month.",
    "Six guards have passed the course so far, and six more begin in June with a tutor from the college.",
)
POOL_TITLES = (
    "Water temperature",
    "Lessons for schools",
    "Changing rooms",
    "Evenings for women",
    "Family charges",
    "Training of guards",
)
POOL_OFFICERS = ("Ida Marsh", "Colm Reeve", "Petra Vane", "Ida Marsh", "Colm Reeve", "Petra Vane")
POOL_DAYS = ("30 April 2025", "1 June 2025", "15 January 2026", "2 May 2025", "1 April 2025", "30 June 2025")
