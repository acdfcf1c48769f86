"""The founding form: two dates and bodies in brackets, two officers on behalf of others, the member who signed off."""

from tests.cases.typeset import draw, drawn_table
from tests.drawing import line

draw(
    __file__,
    line("Wexley District Council: Progress report on the inquiry into Clean Streets", True, 12),
    line("Interim Progress Report 6 months on"),
    line("Inquiry Report Completion Date: 27th January 2015 (Environment Select Committee), 2nd March 2015 (Cabinet)"),
    line("Date of this update: 3rd November 2015"),
    line("Lead Officer responsible for this response: Ada Thrower (on behalf of WSCB) and Ben Ode (on behalf of WDC)"),
    line("Cabinet Member that has signed-off this update: Dee Lowther"),
    drawn_table(),
)
