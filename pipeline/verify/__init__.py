"""Prove a dataset against its documents, with nothing of the code that read them.

What a report's JSON says is looked up in the original file anew: the file's hash, the words of every cell at their page
and boxes and in their order, and the whereabouts of every word inside a record's boxes. Roles are not proved.
"""

from pipeline.verify.certificate import FILE, Terms, certificate, terms_of, verify_document
from pipeline.verify.proof import Finding, Proof, prove

__all__ = ["FILE", "Finding", "Proof", "Terms", "certificate", "prove", "terms_of", "verify_document"]
