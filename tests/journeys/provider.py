"""A provider of sign-in that can be told to misbehave.

    python -m tests.journeys.provider PORT

GET /misbehave?how=audience sets what the next sign-ins are like. Everybody who comes
is `p-leder` in the group `varig-leder`, without being asked.
"""

import sys
import time
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
HOUR = 3600
state = {"how": "well", "codes": {}}


def claims_now(how, address, nonce):
    """Give what an ID token says, by how this provider behaves."""
    now = int(time.time())
    said = {
        "iss": address,
        "sub": "p-leder",
        "aud": "varig-test",
        "nonce": nonce,
        "iat": now,
        "exp": now + HOUR,
        "name": "Pia <script>alert(1)</script>",
        "groups": ["varig-leder"],
    }
    changes = {
        "audience": {"aud": "another-app"},
        "audience with our name on": {"aud": ["another-app"], "azp": "varig-test"},
        "issuer": {"iss": "http://127.0.0.1:1"},
        "nonce": {"nonce": "another"},
        "not yet": {"iat": now + HOUR, "nbf": now + HOUR, "exp": now + 2 * HOUR},
        "expired": {"iat": now - 2 * HOUR, "exp": now - HOUR},
        "old": {"iat": now - 9 * HOUR},
        "almost old": {"iat": now - HOUR + 12},
        "number": {"sub": "13097248022"},
    }
    return {**said, **changes.get(how, {})}


def metadata(request):
    if state["how"] == "down":
        return PlainTextResponse("down", 503)
    address = str(request.base_url).rstrip("/")
    return JSONResponse(
        {
            "issuer": address,
            "authorization_endpoint": f"{address}/authorize",
            "token_endpoint": f"{address}/token",
            "jwks_uri": f"{address}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
    )


def authorize(request):
    asked = request.query_params
    answer = {"state": asked["state"]}
    if state["how"] == "cancelled":
        answer |= {"error": "access_denied", "error_description": "<b>no</b>"}
    else:
        state["codes"]["code"] = asked["nonce"]
        answer["code"] = "code"
    return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}")


def token(request):
    how = state["how"]
    if how == "refused":
        return JSONResponse({"error": "invalid_client"}, 401)
    address = str(request.base_url).rstrip("/")
    claims = claims_now(how, address, state["codes"]["code"])
    key = OTHER_KEY if how == "signature" else KEY
    signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
    return JSONResponse(
        {"access_token": "none", "token_type": "Bearer", "id_token": signed}
    )


def misbehave(request):
    state["how"] = request.query_params["how"]
    return PlainTextResponse(state["how"])


ROUTES = [
    Route("/.well-known/openid-configuration", metadata),
    Route("/authorize", authorize),
    Route("/token", token, methods=["POST"]),
    Route("/jwks", lambda _: JSONResponse({"keys": [KEY.as_dict(private=False)]})),
    Route("/misbehave", misbehave),
]

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=ROUTES), port=int(sys.argv[1]), log_level="error")
