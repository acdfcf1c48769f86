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
    _good("OWN_OUTPUT", "file", "This tool made the file; it is not a council's report and was not read.",
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
    _look("PAGE_COUNT_MISMATCH", "file", "Two PDF readers count different numbers of pages.",
          "Open the file and check that no page is missing."),
    _look("OCR_FAILED", "file", "Text recognition stopped at these pages; the others were read.",
          "Read the file again; if it happens again, open it at these pages."),
    _look("REVIEW_HIDDEN_TEXT", "file", "The page contains text that a reader cannot see; it was left out.",
          "Check that nothing was covered up that should be published, or the other way round."),
    _look("BAD_TEXT_LAYER", "file", "The page looks right, but the text stored in the file is unreadable.",
          "Read the file with text recognition switched on."),
    _look("NOT_FOR_PUBLICATION", "file", "The document is marked exempt or not for publication.",
          "Check that you may share it before you do; `scrutiny publish` leaves it out."),
    _look("RECOMMENDATIONS_UNREAD", "file", "More recommendations seem to be printed than were read.",
          "Check the document, and please report the layout."),
    _look("FILE_CHANGED", "file", "The file changed during the run; it was read as it was at the time.",
          "Run the command again."),
    _good("LOOKALIKE_TABLE", "file", "A table looks like a progress report and was left out.",
          "Open the page; if it is a progress report, please report the layout."),
    _good("SAME_REPORT", "file", "The same report is in another file; its recommendations are listed once."),
    _look("SOURCES_DIFFER", "file", "The same report is in several files, which differ slightly.",
          "Compare the files: one of them may be a corrected edition."),
    _lost("ENCRYPTED", "The file is protected by a password.", "Give the password with --password."),
    _lost("NOT_FOUND", "There is no such file.", "Check the name and the folder."),
    _lost("NO_PERMISSION", "You do not have permission to read this file.",
          "Ask for permission to read it, or copy it to a folder of your own."),
    _lost("NOT_A_PDF", "The file is of a kind that cannot be read.", "Give the PDF that the council published."),
    _lost("EMPTY_FILE", "The file is empty.", "Download it again."),
    _lost("NO_PAGES", "The file has no pages.", "Download it again."),
    _lost("CORRUPT", "The file is damaged.", "Download it again, or open and save it in a PDF viewer."),
    _lost("STREAM_TOO_LARGE", "The file unpacks to far more than its size and was not read.",
          "Ask the council for another copy."),
    _lost("TOO_LARGE", "The file is larger than the limit.", "Split it."),
    _lost("TOO_MANY_PAGES", "The file has more pages than the limit.", "Split it."),
    _lost("TOO_MANY_GLYPHS", "A page has more characters than the limit.", "Look at the page."),
    _lost("TOO_MANY_VECTORS", "A page has more drawn lines and shapes than the limit.", "Look at the page."),
    _lost("TIMEOUT", "Reading took too long and was stopped.",
          "Try again when the computer is less busy, or allow more time."),
    _lost("MEMORY_LIMIT", "Reading needed more memory than allowed.", "Split the file."),
    _lost("WORKER_CRASH", "The reader crashed on this file; the other files are not affected.",
          "Open and save the file in a PDF viewer, then try again."),
    _lost("OUTPUT_FAILED", "The result could not be written.", "Free some disk space, or choose another folder."),
    _lost("DATASET_INVALID", "The dataset is damaged or was changed by hand.", "Extract it again."),
    _lost("INVALID_REPORT", "The result breaks the tool's own rules, so it is not published.",
          "Please report this with the file: it is a bug in the tool."),
    # The status of a recommendation.
    _look("STATUS_NOT_READ", "status", "The status cell contains something that could not be read.",
          "Look at the cell and note the status."),
    _look("STATUS_DIFFERS", "status", "The colour and the word in the status cell disagree.",
          "Look at the cell and note which is meant."),
    _look("STATUS_COMPOSITE", "status", "The status names two colours; the worse one is given.",
          "Look at the cell and note which is meant."),
    _look("STATUS_UNKNOWN_WORD", "status", "The status is a word that neither the key nor the profile explains.",
          "Choose what it means, or add it to the profile."),
    _look("DECISION_NOT_READ", "status", "The decision is a word that the profile does not explain.",
          "Choose what it means, or add it to the profile."),
    _look("KEY_MISSING", "status", "The status is shown by a colour or symbol, and the report prints no key to it.",
          "Ask the author what the colours mean."),
    _look("KEY_DIFFERS", "status", "The report prints two keys that disagree.", "Look at both."),
    _good("STATUS_BLANK", "status", "The status cell is empty: nobody has assessed this yet."),
    _good("RAG_IS_PRIORITY", "status", "The colours of this report show priority, not progress."),
    # Dates.
    _look("DATE_AMBIGUOUS", "date", "The date can be read in two ways.", "Look at the sentence and note the year."),
    _look("DATE_NOT_READ", "date", "A printed date could not be read.", "Look at the cell and note the date."),
    _look("NO_ANCHOR", "date", "The report prints no date to count from, so “next month” cannot be resolved.",
          "State the date of the report in the sources file."),
    _good("LATEST_BLANK", "date", "The newest update column is empty for this recommendation."),
    # Rows and columns.
    _look("ROW_JOIN_UNSURE", "row", "This row runs across a page break and may have been joined wrongly.",
          "Compare the row with both pages."),
    _look("WORDS_NOT_GIVEN", "row", "Some words printed in this row, or beside it, are in no field.",
          "Compare the row with the page; add the words where they belong."),
    _look("NUMBER_GAP", "row", "The recommendation numbers are not consecutive: one may be missing.",
          "Count the recommendations in the document."),
    _look("NUMBER_REPEATED", "row", "Two recommendations have the same number.", "Check both in the document."),
    _look("ROWS_LEFT_OUT", "row", "A table has rows that look like recommendations, but none of them was read.",
          "Open the page; set the role of its headings, or add the rows."),
    _look("ROW_OF_TWO", "row", "This row seems to contain two recommendations.",
          "Compare the row with the page, and split it if it is two."),
    _look("COUNT_DIFFERS", "row", "The document states how many recommendations it has; a different number was read.",
          "Count the recommendations in the document."),
    _look("HEADING_GUESSED", "row", "The column's heading is not recognised; what it contains was guessed.",
          "Look at the column, and add its heading to the profile."),
    _good("HEADING_UNKNOWN", "row", "A column matches no field; it is kept under its printed heading."),
    _look("CELL_UNSURE", "row", "The evidence suggests that this cell may be wrong.",
          "Compare the cell with the page."),
    _look("WORDS_UNPLACED", "row", "Some words on the page are in no field of the result.",
          "Look at the words listed under “unplaced”."),
    _look("WORDS_DIFFER", "row", "A second PDF reader found a different number of words on this page.",
          "Compare the page with the result."),
    # What people said.
    _look("CORRECTION_UNUSED", "row", "A correction no longer applies: its cell was not found.",
          "Look at the document; correct the cell again, or withdraw the correction."),
    _look("CORRECTION_DIFFERS", "row", "The tool now reads a cell differently from when a person checked it; "
          "the person's version is used.", "Look at the cell again, then accept or correct it."),
    _look("CORRECTION_UNREADABLE", "row", "A line of the corrections could not be understood and was ignored.",
          "Fix the line."),
    _look("ASSESSMENT_UNUSED", "row", "An assessment no longer applies: its recommendation was not found.",
          "Look at the document and record the assessment again."),
    _look("ASSESSMENT_PRINTED", "status", "An assessment was recorded for a recommendation whose status is printed; "
          "the printed status is used.", "Correct the status if it was misread; otherwise no action is needed."),
    # Which inquiry, which paper.
    _good("INQUIRY_GUESSED", "identity", "The document does not fully identify its inquiry; "
          "it was inferred from the recommendations.", "State council, committee and inquiry in the sources file."),
    _look("SOURCE_DIFFERS", "identity", "The sources file and the document disagree; the sources file is followed.",
          "Check which is right."),
    _look("SOURCE_UNUSED", "identity", "The sources file lists a file that was not among the inputs.",
          "Check the name or the hash."),
    _look("HEADER_UNSURE", "identity", "Some of the report's header was inferred, or is stated in two ways.",
          "Compare these fields with the document."),
    _look("HEADER_MISSING", "identity", "The report's title lines could not be found.",
          "State council, committee and inquiry in the sources file."),
    # Prose.
    _look("SENTENCE_CUT", "prose", "The text ends in mid-sentence: a part may be missing.",
          "Compare the end of the cell with the page."),
    _look("TEXT_BELIED", "prose", "The text stored in the file differs from what is printed.",
          "Compare the cell with the page."),
    _look("OCR_UNSURE", "prose", "The text was recognised from a picture and some of it is uncertain.",
          "Compare the cell with the page."),
    _good("TITLE_UNSURE", "prose", "It is not clear where the title ends, so none is given."),
    _good("HYPHEN_UNSURE", "prose", "It is not clear whether a hyphen at a line's end belongs to the word."),
    _good("RESOLVED_FROM", "prose", "The cell says “as above” or similar and refers to another recommendation."),
    # Names and links.
    _good("PEOPLE_HIDDEN", "link", "Names or contact details were taken out on purpose, as --people asks.",
          "Their posts are given in square brackets."),
    _good("FORGOTTEN", "file", "The file was forgotten on request, and is not kept."),
    _look("LINK_DIFFERS", "link", "The link leads to a different address from the one printed.",
          "Use the printed address."),
    _good("NO_MODEL", "link", "Names were found by rules alone: the language model is not installed.",
          "To find more names, install the extra `model` (README, Install it)."),
    _good("NO_MODEL_LANGUAGE", "link", "Names were found by rules alone: no model supports the report's language.",
          "Look for names that are missing."),
)  # fmt: skip
CODES: dict[str, Code] = {entry.code: entry for entry in _ALL}


def meaning(code: str) -> Code:
    """What `code` means; one that is not in the table is taken to need a look."""
    return CODES.get(code) or _look(code, "row", f"Something is unsure ({code}).", "Compare with the page.")


def needs_review(codes: list[str] | tuple[str, ...]) -> bool:
    """Whether any of the codes asks for a person to look."""
    return any(meaning(code).review for code in codes)
