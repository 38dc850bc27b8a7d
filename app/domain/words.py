"""The words of the field, one for each thing, from database to button. Values are what the database stores."""

from enum import StrEnum

from app.domain.corrected import Corrected as Corrected  # noqa: PLC0414 - one of the words
from app.domain.worded import Worded


class Kind(Worded):
    """What a case is."""

    COMPLAINT = "complaint", "complaint"
    SERVICE_REQUEST = "service-request", "service request"
    PETITION = "petition", "petition"
    COMMUNAL = "communal", "communal complaint"


class Method(Worded):
    """How we and a customer reach each other (ISHA 2.1a)."""

    TELEPHONE = "telephone", "telephone"
    EMAIL = "email", "email"
    LETTER = "letter", "letter"
    TEXT = "text", "text message"
    VISIT = "visit", "home visit"
    OFFICE = "office", "at the office"


class Channel(Worded):
    """How a complaint came in; none is excluded (ISHA 2.4a, INC 3.1.1b). A log may not say how."""

    TELEPHONE = "telephone", "telephone"
    EMAIL = "email", "email"
    LETTER = "letter", "letter"
    ONLINE_FORM = "online-form", "online form"
    IN_PERSON = "in-person", "in person"
    SOCIAL_MEDIA = "social-media", "social media"
    THIRD_PARTY = "third-party", "councillor, MP or adviser"
    CONTRACTOR = "contractor", "through a contractor"
    NOT_RECORDED = "not-recorded", "not recorded"


class ComplainantKind(Worded):
    """Anyone who received a service may complain (ISHA 2.5a, INC 2.2)."""

    TENANT = "tenant", "tenant"
    LEASEHOLDER = "leaseholder", "leaseholder"
    SHARED_OWNER = "shared-owner", "shared owner"
    APPLICANT = "applicant", "applicant"
    FORMER = "former", "former tenant or leaseholder"
    NEIGHBOUR = "neighbour", "neighbour or other user of a service"
    ASSOCIATION = "association", "residents' association"
    CONTRACTOR = "contractor", "contractor"
    EMPLOYEE = "employee", "employee"


class InterventionKind(Worded):
    """What was done towards resolving a complaint, besides talking about it (ISHA 2.6e)."""

    MEETING = "meeting", "meeting"
    VISIT = "visit", "home visit"
    INSPECTION = "inspection", "inspection"
    MEDIATION = "mediation", "mediation"
    CONFERENCE = "case-conference", "case conference"
    OTHER = "other", "other intervention"


class Direction(Worded):
    """Which way a contact went."""

    INBOUND = "in", "from the customer"
    OUTBOUND = "out", "to the customer"


class ContactKind(Worded):
    """What a contact was for."""

    ACKNOWLEDGEMENT = "acknowledgement", "acknowledgement"
    FIRST_CONTACT = "first-contact", "first contact"
    UPDATE = "update", "update"
    CLOSING = "closing", "closing conversation"
    WITHDRAWAL = "withdrawal", "withdrawal"
    REVIEW_REQUEST = "review-request", "request for a review"
    OTHER = "other", "other contact"


class Outcome(Worded):
    """What was decided about an issue, or derived for a case (ISHA 2.7d)."""

    UPHELD = "upheld", "upheld"
    PARTIALLY = "partially", "partially upheld"
    NOT_UPHELD = "not-upheld", "not upheld"
    WITHDRAWN = "withdrawn", "withdrawn"


class Screened(Worded):
    """What screening against the pack's exclusions came to."""

    ACCEPTED = "accepted", "accepted"
    BY_DISCRETION = "by-discretion", "accepted by discretion"
    REFUSED = "refused", "refused"
    REFERRED = "referred", "referred elsewhere"
    AS_REQUEST = "as-request", "logged as a service request"


class ActionState(Worded):
    """Where an agreed action stands."""

    OPEN = "open", "to do"
    DONE = "done", "done"
    NO_LONGER_NEEDED = "no-longer-needed", "no longer needed"


class Satisfied(Worded):
    """What the customer said when the case was closed."""

    YES = "yes", "satisfied"
    NO = "no", "not satisfied, no review asked for"
    UNKNOWN = "unknown", "could not be reached"
    NOT_ASKED = "not-asked", "not asked"


class LetterKind(Worded):
    """Which letter it is (domain §5)."""

    ACKNOWLEDGEMENT = "acknowledgement", "acknowledgement"
    RESPONSE = "response", "response"
    REFUSAL = "refusal", "refusal"
    EXTENSION = "extension", "extension"
    DEFINITION = "definition", "complaint definition"
    UPDATE = "update", "update"
    CLOSURE = "closure", "closure"


class LetterState(Worded):
    """Where a letter stands; a sent letter never changes."""

    DRAFT = "draft", "draft"
    READY = "ready", "ready to go out"
    SENT = "sent", "sent"
    PUT_ASIDE = "put-aside", "put aside"


class LetterFormat(Worded):
    """The format a customer wants letters in."""

    STANDARD = "standard", "standard print"
    LARGE_PRINT = "large-print", "large print"
    EASY_READ = "easy-read", "easy read (logged as a request)"
    BRAILLE = "braille", "braille (logged as a request)"
    AUDIO = "audio", "audio (logged as a request)"


class Status(Worded):
    """Where a case stands as a whole."""

    OPEN = "open", "open"
    ANSWERED = "answered", "answered"
    CLOSED = "closed", "closed"
    VOID = "void", "void"


class Role(Worded):
    """What a colleague is in the office; people may have several."""

    OFFICE = "office", "office staff"
    PETITION_ADMIN = "petition-admin", "petition administrator"
    REVIEWER = "reviewer", "reviewer"
    MANAGER = "manager", "manager"
    AUDITOR = "auditor", "auditor"
    SYSTEM_ADMIN = "system-admin", "system administrator"


class MoveName(StrEnum):
    """Everything that is done to a case or to the office, as history and the table of rights name it."""

    LOG = "log"
    REGISTER_A_PETITION = "register a petition"
    COMPLETE_A_PETITION = "complete a petition"
    BRING_IN_SIGNATURES = "bring in signatures"
    VERIFY_A_PETITION = "verify a petition"
    TAKE_AT_FACE_VALUE = "take at face value"
    DECIDE_A_SIGNATURE = "decide a signature"
    SCREEN = "screen"
    APPROVE_A_REFUSAL = "approve a refusal"
    DO_NOT_APPROVE_A_REFUSAL = "do not approve a refusal"
    HAND_OVER = "hand over"
    ACKNOWLEDGE = "acknowledge"
    ASSIGN = "assign"
    FIRST_CONTACT = "first contact"
    RECORD_A_CONTACT = "record a contact"
    AGREE_AN_ACTION = "agree an action"
    COMPLETE_AN_ACTION = "complete an action"
    RECORD_FINDINGS = "record findings"
    RECORD_AN_INTERVENTION = "record an intervention"
    ADD_EVIDENCE = "add evidence"
    ADD_AN_ISSUE = "add an issue"
    DECIDE_AN_ISSUE = "decide an issue"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    AGREE_HOW_OFTEN = "agree how often"
    RESPOND = "respond"
    CLOSE = "close"
    REQUEST_A_REVIEW = "request a review"
    CHOOSE_A_REVIEWER = "choose a reviewer"
    SIGN_OFF = "sign off"
    MAKE_THE_ACKNOWLEDGEMENT_LETTER = "make the acknowledgement letter"
    MAKE_THE_RESPONSE_LETTER = "make the response letter"
    WRITE_A_LETTER = "write a letter"
    PUT_A_DRAFT_ASIDE = "put a draft aside"
    APPROVE_A_LETTER = "approve a letter"
    DO_NOT_APPROVE_A_LETTER = "do not approve a letter"
    PRINT_LETTERS = "print letters"
    RECORD_HELP_GIVEN = "record help given"
    CHANGE_CUSTOMER = "change customer"
    REVIEW_ADJUSTMENTS = "review adjustments"
    RECORD_EQUALITY_ANSWERS = "record equality answers"
    DRAW_UP_EQUALITY_SUMMARY = "draw up an equality summary"
    MOVE_DATES = "move dates"
    WITHDRAW = "withdraw"
    TURN_INTO_A_COMPLAINT = "turn into a complaint"
    CORRECT_THE_RECEIPT = "correct the receipt"
    CORRECT_THE_CUSTOMER = "correct the customer"
    CORRECT_THE_LANDLORD = "correct the landlord"
    MERGE_CUSTOMERS = "merge customers"
    TAKE_BACK = "take back a move"
    MAKE_VOID = "make void"
    RESTRICT = "restrict"
    LIFT_THE_RESTRICTION = "lift the restriction"
    OPEN_A_RESTRICTED_CASE = "open a restricted case"
    EXPORT_A_LIST = "export a list"
    SET_UP = "set up"
    IMPORT_HOMES = "import homes"
    IMPORT_CASES = "import cases"
    IMPORT_ENQUIRIES = "import enquiries"
    ADD_A_CLOSURE = "add a closure"
    ADD_A_BANK_HOLIDAY = "add a bank holiday"
    ADD_A_POLICY = "add a policy"
    BRING_A_POLICY_INTO_FORCE = "bring a policy into force"
    BRING_IN_A_TEMPLATE = "bring in a template"
    KEEP_A_STANDARD_PARAGRAPH = "keep a standard paragraph"
    ADD_A_PERSON = "add a person"
    CHANGE_A_PERSON = "change a person"
    DISABLE_A_PERSON = "disable a person"
    ENABLE_A_PERSON = "enable a person"
    SET_A_PASSWORD = "set a password"  # noqa: S105 - the name of a move
