"""The best assignment over a whole report: not link by link, so that one likeness cannot steal another's partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Links = Mapping[tuple[int, int], float]


def assign(scores: Links) -> dict[int, int]:
    """Left position → right position, each used once, so that the sum of the scores is as large as can be.

    Only links with a score above 0 are made. Solved apart for every group of positions that hang together.
    """
    found: dict[int, int] = {}
    for group in _groups({link: score for link, score in scores.items() if score > 0}):
        found |= _best(group)
    return dict(sorted(found.items()))


def _groups(scores: Links) -> Iterator[dict[tuple[int, int], float]]:
    """The links, by the connected part of the graph that they belong to."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in scores:
        parent[root(("left", left))] = root(("right", right))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for link, score in sorted(scores.items()):
        groups.setdefault(root(("left", link[0])), {})[link] = score
    yield from groups.values()


def _best(scores: Links) -> dict[int, int]:
    """One group: by shortest augmenting paths (Kuhn and Munkres), in the cube of the smaller side at worst."""
    lefts = sorted({left for left, _ in scores})
    rights = sorted({right for _, right in scores})
    turned = len(lefts) > len(rights)
    rows, columns = (rights, lefts) if turned else (lefts, rights)
    costs = [[-scores.get((c, r) if turned else (r, c), 0.0) for c in columns] for r in rows]
    chosen = {rows[i]: columns[j] for i, j in enumerate(_solve(costs))}
    links = {(c, r) if turned else (r, c) for r, c in chosen.items()}
    return {left: right for left, right in links if scores.get((left, right), 0.0) > 0}


def _solve(costs: list[list[float]]) -> list[int]:
    """For each row its column, at the least total cost; there are at least as many columns as rows."""
    width = len(costs[0])
    row_price, column_price = [0.0] * len(costs), [0.0] * width
    owner = [-1] * width
    for row in range(len(costs)):
        end, came_from = _path(costs, row, row_price, column_price, owner)
        while end != -1:
            before = came_from[end]
            owner[end] = row if before == -1 else owner[before]
            end = before
    columns = [0] * len(costs)
    for column, row in enumerate(owner):
        if row != -1:
            columns[row] = column
    return columns


def _path(
    costs: list[list[float]], row: int, row_price: list[float], column_price: list[float], owner: list[int]
) -> tuple[int, list[int]]:
    """The cheapest way from `row` to a free column; the prices are moved so that all ways found stay cheapest."""
    width = len(owner)
    reach, came_from, done = [float("inf")] * width, [-1] * width, [False] * width
    at, here, paid = -1, row, 0.0
    while True:
        line, price = costs[here], row_price[here]
        best, best_reach = -1, float("inf")
        for column in range(width):
            if done[column]:
                continue
            way = paid + line[column] - price - column_price[column]
            if way < reach[column]:
                reach[column], came_from[column] = way, at
            if reach[column] < best_reach:
                best, best_reach = column, reach[column]
        at, paid = best, best_reach
        if owner[at] == -1:
            break
        done[at] = True
        here = owner[at]
    row_price[row] += paid
    for column in range(width):
        if done[column]:
            row_price[owner[column]] += paid - reach[column]
            column_price[column] -= paid - reach[column]
    return at, came_from
