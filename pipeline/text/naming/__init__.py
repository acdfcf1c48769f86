"""Names of people and posts in prose, from lists of words and the shape of what stands around."""

from pipeline.text.naming.persons import (
    STANDINGS,
    Standing,
    after_plural,
    begins_with_person,
    beside_post,
    context_spans,
    english_word,
    highest,
    initialled,
    is_elected,
    of_post,
    person_spans,
    standing,
)
from pipeline.text.naming.roles import role_spans, roles_beside
from pipeline.text.naming.tokens import Name, NameSpan, NameWords, covered, letters, name_tokens, name_words, span

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
