"""Every reason code the project may say, with a plain sentence and what to do about it.

One place for all stages: a flag on a cell, an issue of a report, the reason a document ended as it did.
The words are for a council officer, not for a programmer. `about` says what is at stake; `scrutiny check`
lists in that order, so that a wrong status is seen before a doubtful line of prose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.models.report import Severity

About = Literal["file", "status", "date", "row", "identity", "prose", "link"]
CONSEQUENCE: tuple[About, ...] = get_args(About)  # most consequential first


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means. `review`: a person should look before the value is used."""

    code: str
    about: About
    severity: Severity
    review: bool
    sentence: str
    advice: str = ""


def _good(code: str, about: About, sentence: str, advice: str = "") -> Code:
    return Code(code, about, "info", False, sentence, advice)


def _look(code: str, about: About, sentence: str, advice: str) -> Code:
    return Code(code, about, "warning", True, sentence, advice)


def _lost(code: str, sentence: str, advice: str) -> Code:
    return Code(code, "file", "error", True, sentence, advice)


_ALL = (
    # How a document ended.
    _good("OK", "file", "The file was read and nothing in it is in doubt."),
    _good("OK_WITH_WARNINGS", "file", "The file was read; some of it should be looked at."),
    _good("NO_TABLE", "file", "The file was read and holds no progress report."),
    _good("OWN_OUTPUT", "file", "This tool made it; it is no council's report and was not read.",
          "Give the report that it was made from."),
    _good("SKIPPED_UNCHANGED", "file", "The file has not changed since it was last read, so it was not read again."),
    _good("DUPLICATE", "file", "Another file has exactly the same content; the report is listed once."),
    _look("NEEDS_OCR", "file", "Some pages are pictures of text, which were not read.",
          "Read them with text recognition switched on, or ask the council for the original."),
    _look("PARTIAL_BAD_PAGES", "file", "Some pages could not be read; the others were.",
          "Open the file at these pages, or download it again."),
    _look("CORRUPT_PAGE", "file", "This page is damaged and was left out.", "Open the file at this page."),
    _look("PARTIAL_TIMEOUT", "file", "Reading took too long and was stopped; the pages read so far are kept.",
          "Allow more time, or split the file."),
    _look("PAGE_COUNT_MISMATCH", "file", "Two readers count different numbers of pages.",
          "Open the file and check that no page is missing."),
    _look("OCR_FAILED", "file", "Text recognition stopped at these pages; the others were read.",
          "Read the file again; if it happens again, open it at these pages."),
    _look("REVIEW_HIDDEN_TEXT", "file", "The page holds text that a reader cannot see; it was kept out.",
          "Check that nothing was covered up that should be published, or the other way round."),
    _look("BAD_TEXT_LAYER", "file", "The letters behind the page are unreadable, though they look right.",
          "Read the file with text recognition switched on."),
    _look("NOT_FOR_PUBLICATION", "file", "The paper is marked exempt or not for publication.",
          "Do not hand it on before you know that you may; `scrutiny publish` leaves it out."),
    _look("RECOMMENDATIONS_UNREAD", "file", "More recommendations seem to be printed than were read.",
          "Read them in the paper; please report the layout."),
    _look("FILE_CHANGED", "file", "The file was changed while the run was going on; what was read is how it was then.",
          "Run the command again."),
    _good("LOOKALIKE_TABLE", "file", "A table looks like a progress report and was left out.",
          "Open the page; if it is a report, say so."),
    _good("SAME_REPORT", "file", "The same report stands in another file; its recommendations are listed once."),
    _look("SOURCES_DIFFER", "file", "The same report stands in several files, which do not say quite the same.",
          "Compare the files: one of them may be a corrected edition."),
    _lost("ENCRYPTED", "The file is protected by a password.", "Give the password with --password."),
    _lost("NOT_FOUND", "There is no such file.", "Check the name and the folder."),
    _lost("NO_PERMISSION", "You may not read this file.", "Ask for the right to read it, or copy it."),
    _lost("NOT_A_PDF", "The file is of a kind that cannot be read.", "Give the PDF that the council published."),
    _lost("EMPTY_FILE", "The file holds nothing.", "Download it again."),
    _lost("NO_PAGES", "The file has no pages.", "Download it again."),
    _lost("CORRUPT", "The file is damaged.", "Download it again, or save it anew in a PDF viewer."),
    _lost("STREAM_TOO_LARGE", "The file unpacks to far more than its size and was not read.",
          "Ask the council for another copy."),
    _lost("TOO_LARGE", "The file is larger than the limit.", "Split it."),
    _lost("TOO_MANY_PAGES", "The file has more pages than the limit.", "Split it."),
    _lost("TOO_MANY_GLYPHS", "A page holds more letters than the limit.", "Look at the page."),
    _lost("TOO_MANY_VECTORS", "A page holds more drawing than the limit.", "Look at the page."),
    _lost("TIMEOUT", "Reading took too long and was stopped.",
          "Try again when the computer is less busy, or allow more time."),
    _lost("MEMORY_LIMIT", "Reading needed more memory than allowed.", "Split the file."),
    _lost("WORKER_CRASH", "Reading the file stopped the reader; the other files are not affected.",
          "Save the file anew in a PDF viewer and try again."),
    _lost("OUTPUT_FAILED", "The result could not be written.", "Make room, or choose another folder."),
    _lost("DATASET_INVALID", "The dataset is damaged or was changed by hand.", "Extract it again."),
    _lost("INVALID_REPORT", "What was read does not keep to our own rules, so it is not published.",
          "Please report this with the file: it is a mistake of the tool."),
    # The status of a recommendation.
    _look("STATUS_NOT_READ", "status", "Something stands in the status cell that could not be read.",
          "Look at the cell and note the status."),
    _look("STATUS_DIFFERS", "status", "Colour and word in the status cell say different things.",
          "Look at the cell and note which is meant."),
    _look("STATUS_COMPOSITE", "status", "The status names two colours; the worse one is given.",
          "Look at the cell and note which is meant."),
    _look("STATUS_UNKNOWN_WORD", "status", "The status is a word that neither the key nor the profile explains.",
          "Choose what it means, or add it to the profile."),
    _look("KEY_MISSING", "status", "The status is shown by a colour or sign and the report prints no key to it.",
          "Ask the author what the colours mean."),
    _look("KEY_DIFFERS", "status", "The report prints two keys that disagree.", "Look at both."),
    _good("STATUS_BLANK", "status", "The status cell is empty: nobody has assessed this yet."),
    _good("RAG_IS_PRIORITY", "status", "The colours of this report show priority, not progress."),
    # Dates.
    _look("DATE_AMBIGUOUS", "date", "The date can be read in two ways.", "Look at the sentence and note the year."),
    _look("DATE_NOT_READ", "date", "A date is printed that could not be read.", "Look at the cell and note the date."),
    _look("NO_ANCHOR", "date", "The report prints no date to count from, so “next month” cannot be resolved.",
          "State the date of the report in the sources file."),
    _good("LATEST_BLANK", "date", "The newest update column is empty for this recommendation."),
    # Rows and columns.
    _look("ROW_JOIN_UNSURE", "row", "This row goes over a page break and may have been joined wrongly.",
          "Compare the row with both pages."),
    _look("WORDS_NOT_GIVEN", "row", "Words stand in this row, or beside it, that no field gives.",
          "Compare the row with the page; add the words where they belong."),
    _look("NUMBER_GAP", "row", "The numbers of the recommendations do not run on: one may be missing.",
          "Count the recommendations in the paper."),
    _look("NUMBER_REPEATED", "row", "Two recommendations carry the same number.", "Check both in the paper."),
    _look("ROWS_LEFT_OUT", "row", "A table holds rows that seem to be recommendations, and none of them was read.",
          "Open the page; set the role of its headings, or add the rows."),
    _look("ROW_OF_TWO", "row", "This row seems to hold two recommendations.",
          "Compare the row with the page, and split it if it is two."),
    _look("COUNT_DIFFERS", "row", "The paper says how many recommendations it has, and another number was read.",
          "Count the recommendations in the paper."),
    _look("HEADING_GUESSED", "row", "The column has no heading that is known; what it holds was guessed.",
          "Look at the column, and add its heading to the profile."),
    _good("HEADING_UNKNOWN", "row", "A column has no place of its own; it is kept under its printed heading."),
    _look("CELL_UNSURE", "row", "What is known of the cell speaks against it.", "Compare the cell with the page."),
    _look("WORDS_UNPLACED", "row", "Some words of the page found no place in the result.",
          "Look at the words listed under “unplaced”."),
    _look("WORDS_DIFFER", "row", "A second reader sees a different number of words on this page.",
          "Compare the page with the result."),
    # What people said.
    _look("CORRECTION_UNUSED", "row", "A correction no longer fits: its place is not found in what was read.",
          "Look at the paper; correct the cell anew, or take the correction back."),
    _look("CORRECTION_DIFFERS", "row", "The tool now reads a cell in another way than when a person checked it; "
          "what the person said is given.", "Look at the cell once more and accept or correct it."),
    _look("CORRECTION_UNREADABLE", "row", "A line among the corrections cannot be understood and was not followed.",
          "Mend the line."),
    _look("ASSESSMENT_UNUSED", "row", "An assessment no longer fits: its place is not found in what was read.",
          "Look at the paper and state the assessment anew."),
    _look("ASSESSMENT_PRINTED", "status", "An assessment was stated for a recommendation whose status the paper shows; "
          "the paper is followed.", "Correct the status if the paper was misread; else nothing is to be done."),
    # Which inquiry, which paper.
    _good("INQUIRY_GUESSED", "identity", "The paper does not say in full which inquiry it belongs to; "
          "it was told by its recommendations.", "State council, committee and inquiry in the sources file."),
    _look("SOURCE_DIFFERS", "identity", "The sources file and the paper disagree; the sources file is followed.",
          "Check which is right."),
    _look("SOURCE_UNUSED", "identity", "The sources file speaks of a file that was not among the inputs.",
          "Check the name or the hash."),
    _look("HEADER_UNSURE", "identity", "Something at the top of the report is told from afar or in two ways.",
          "Compare these fields with the paper."),
    _look("HEADER_MISSING", "identity", "The paper's title lines could not be found.",
          "State council, committee and inquiry in the sources file."),
    # Prose.
    _look("SENTENCE_CUT", "prose", "The text ends in mid-sentence: a part may be missing.",
          "Compare the end of the cell with the page."),
    _look("TEXT_BELIED", "prose", "What the file says its letters are differs from what is printed.",
          "Compare the cell with the page."),
    _look("OCR_UNSURE", "prose", "The text was recognised from a picture and some of it is uncertain.",
          "Compare the cell with the page."),
    _good("TITLE_UNSURE", "prose", "It is not clear where the title ends, so none is given."),
    _good("HYPHEN_UNSURE", "prose", "It is not clear whether a hyphen at a line's end belongs to the word."),
    _good("RESOLVED_FROM", "prose", "The cell says “as above” or the like and refers to another recommendation."),
    # Names and links.
    _good("PEOPLE_HIDDEN", "link", "Names or contact details were taken out on purpose, as --people asks.",
          "The posts of those who are named stand in square brackets."),
    _good("FORGOTTEN", "file", "The file was forgotten on request, and is not kept."),
    _look("LINK_DIFFERS", "link", "The link leads to another address than the one that is printed.",
          "Use the printed address."),
    _good("NO_MODEL", "link", "Names were found by rules alone: the language model is not installed.",
          "To find more names, install the extra `model` (README, Install it)."),
    _good("NO_MODEL_LANGUAGE", "link", "Names were found by rules alone: no model knows the report's language.",
          "Look for names that are missing."),
)  # fmt: skip
CODES: dict[str, Code] = {entry.code: entry for entry in _ALL}


def meaning(code: str) -> Code:
    """What `code` means; one that is not in the table is taken to need a look."""
    return CODES.get(code) or _look(code, "row", f"Something is unsure ({code}).", "Compare with the page.")


def needs_review(codes: list[str] | tuple[str, ...]) -> bool:
    """Whether any of the codes asks for a person to look."""
    return any(meaning(code).review for code in codes)
