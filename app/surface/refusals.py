"""How is a request refused: with which status, which words, and which line in the log?

Nothing of the request itself is repeated, in the answer or in the log: addresses and
headers are written by whoever sends them.
"""

from enum import Enum

from starlette.responses import PlainTextResponse, Response

from data.sentence import Sentence


class Refusal(Enum):
    """Why a request is refused: the code in the log, the status, and the words."""

    HOST = (
        "host",
        400,
        Sentence(
            "Varig svarer ikke under dette navnet. Bruk adressen du har fått.",
            "Varig does not answer under this name. Use the address you were given.",
        ),
    )
    ORIGIN = (
        "origin",
        403,
        Sentence(
            "Forespørselen kom fra en annen nettside. Åpne Varig i en egen fane.",
            "The request came from another website. Open Varig in a tab of its own.",
        ),
    )
    PATH = (
        "path",
        400,
        Sentence(
            "Adressen er ikke en side i Varig. Gå til forsiden.",
            "The address is no page of Varig. Go to the front page.",
        ),
    )
    CLOSED = (
        "closed",
        404,
        Sentence(
            "Denne adressen er stengt i Varig. Gå til forsiden.",
            "This address is closed in Varig. Go to the front page.",
        ),
    )
    METHOD = (
        "method",
        405,
        Sentence(
            "Adressen kan bare leses. Gå til forsiden.",
            "The address can only be read. Go to the front page.",
        ),
    )
    NOT_SIGNED_IN = (
        "not_signed_in",
        401,
        Sentence(
            "Du er ikke logget inn, eller innloggingen er over. Logg inn på nytt.",
            "You are not signed in, or the sign-in is over. Sign in again.",
        ),
    )
    FILE = (
        "file",
        404,
        Sentence(
            "Filen er ikke laget for deg, eller den er ikke lenger her. Åpne siden, "
            "og last den ned derfra.",
            "The file was not made for you, or is no longer here. Open the page, and "
            "download it from there.",
        ),
    )
    SESSION = (
        "session",
        403,
        Sentence(
            "Filen ble sendt til en økt som ikke er din, eller som er over. Last siden "
            "på nytt.",
            "The file was sent to a session that is not yours, or is over. Reload the "
            "page.",
        ),
    )
    ROLE = (
        "role",
        403,
        Sentence(
            "Rollen din kan ikke laste inn filer. Spør den som administrerer Varig.",
            "Your role cannot load files. Ask whoever administers Varig.",
        ),
    )
    UPLOADS_OFF = (
        "uploads_off",
        403,
        Sentence(
            "Innlasting i nettleseren er slått av. Be den som administrerer Varig om å "
            "laste inn filen.",
            "Loading in the browser is turned off. Ask whoever administers Varig to "
            "load the file.",
        ),
    )
    TOKEN = (
        "token",
        403,
        Sentence(
            "Filen kom uten det merket som siden har. Last siden på nytt.",
            "The file came without the mark that the page has. Reload the page.",
        ),
    )
    TOO_LARGE = (
        "too_large",
        413,
        Sentence(
            "Filen er større enn Varig tar imot. Del den opp, eller be den som "
            "administrerer Varig om å laste den inn.",
            "The file is larger than Varig takes. Split it, or ask whoever administers "
            "Varig to load it.",
        ),
    )

    def __init__(self, code: str, status: int, said: Sentence) -> None:
        self.code = code
        self.status = status
        self.said = said


def answer_of(refusal: Refusal) -> Response:
    """Give the answer: the sentence in both languages, as plain text."""
    headers = {"Allow": "GET, HEAD"} if refusal is Refusal.METHOD else None
    # Whatever is left of a body that was not read is not taken for another request.
    closing = {"Connection": "close"} if refusal is Refusal.TOO_LARGE else {}
    return PlainTextResponse(
        f"{refusal.said.nb}\n{refusal.said.en}\n",
        status_code=refusal.status,
        headers={**(headers or {}), **closing},
    )
