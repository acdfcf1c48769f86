"""Names of people and posts in prose, from lists of words and the shape of what stands around."""

from pipeline.text.naming.context import context_spans
from pipeline.text.naming.persons import (
    after_plural,
    begins_with_person,
    beside_post,
    english_word,
    initialled,
    person_spans,
)
from pipeline.text.naming.roles import role_spans, roles_beside
from pipeline.text.naming.spans import NameSpan, covered, letters, span
from pipeline.text.naming.standing import STANDINGS, Standing, highest, is_elected, of_post, standing
from pipeline.text.naming.tokens import Name, name_tokens
from pipeline.text.naming.words import NameWords, name_words

__all__ = [
    "STANDINGS",
    "Name",
    "NameSpan",
    "NameWords",
    "Standing",
    "after_plural",
    "begins_with_person",
    "beside_post",
    "context_spans",
    "covered",
    "english_word",
    "highest",
    "initialled",
    "is_elected",
    "letters",
    "name_tokens",
    "name_words",
    "of_post",
    "person_spans",
    "role_spans",
    "roles_beside",
    "span",
    "standing",
]
