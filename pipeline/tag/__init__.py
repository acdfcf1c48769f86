"""Entities: rules first, the statistical model where rules can't know. The only phase that imports spaCy."""

from pipeline.tag.guess import forget, suspects, warm
from pipeline.tag.recipe import entities

__all__ = ["entities", "forget", "suspects", "warm"]
