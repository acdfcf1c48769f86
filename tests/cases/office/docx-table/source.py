"""A Word document, its table read without pages."""

from tests.cases.typeset import HEADS, ROWS, TOP, Grid, Heading, write_docx

write_docx(__file__, Heading(TOP[0]), *TOP[1:], Grid([HEADS, *ROWS], [12, 60, 40, 45, 20]))
