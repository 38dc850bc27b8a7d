"""The fields about a new customer: what is asked of everybody, and what few customers tell."""

from app.domain.words import ComplainantKind, LetterFormat, Method
from app.ui.form.form import Form
from app.ui.work.in_turn import Growth

NAMES = ("title", "forenames", "surname")
NEW_CUSTOMER = (
    *NAMES,
    *("customer_kind", "telephone", "email", "preferred", "contact_notes", "letter_format"),
)
MORE = (
    *("joint_with", "never_by", "forbidden_contact", "language", "interpreter"),
    *("adjustments", "adjustments_review_on", "risk_marker"),
)
"""What few customers tell: asked for once somebody says that there is more to write down."""
ADDRESS = ("line1", "line2", "town", "postcode")


def grow_new_customer(form: Form) -> Growth:
    """What is asked of everybody who is new."""
    form.line("title", "Title", placeholder="Ms, Mr, Mx, Dr … or none")
    form.line("forenames", "First names")
    form.line("surname", "Surname")
    form.choice("customer_kind", "They are a", ComplainantKind)
    yield
    form.line("telephone", "Telephone")
    form.line("email", "Email")
    form.choice("preferred", "Prefers", Method, nothing="No preference given")
    form.text("contact_notes", "Contact notes", rows=2, hint="When and how it is safe to reach them.")
    form.choice("letter_format", "Letters in", LetterFormat)
    hint = "Who shares the tenancy, ways never to use, language, adjustments and disabilities, a risk."
    form.tick("more", "There is more to know about them", hint=hint)
    yield


def grow_more(form: Form) -> Growth:
    """What few customers tell."""
    form.line("joint_with", "Joint with", hint="Other tenants of the home; a semicolon between them.")
    form.choices("never_by", "Never by", Method)
    form.line("forbidden_contact", "Never", placeholder="No voicemail, no letters to the house …")
    yield
    form.line("language", "Language", placeholder="Where it is not English")
    form.tick("interpreter", "They need an interpreter")
    form.line("adjustments", "Adjustments", placeholder="Disabilities they told us of, what we do differently")
    form.day("adjustments_review_on", "Ask again on", hint="When to go through the adjustments with them again.")
    form.line("risk_marker", "Risk marker", placeholder="What a colleague needs to know before a visit")
    yield
