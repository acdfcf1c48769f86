"""People and what may be published of them: the masked view, pictures included, and what is forgotten for good."""

from pipeline.privacy.hiding import Hiding
from pipeline.privacy.masking import boxes_to_paint, hiding_of, masked, masked_reports, paint_over

__all__ = ["Hiding", "boxes_to_paint", "hiding_of", "masked", "masked_reports", "paint_over"]
