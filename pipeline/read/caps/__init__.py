"""What a PDF may cost before it is opened: its streams are weighed without being unpacked."""

from pipeline.read.caps.weigh import weigh

__all__ = ["weigh"]
