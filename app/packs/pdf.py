"""Write a pack as PDF/UA-1 on A4, set by Typst.

The same pack gives the same bytes: fonts, time and texts come from the pack and from
this program, never from the machine.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.packs.letters import font_files
from app.packs.typst_content import pack_data
from app.sections.content import Pack
from app.translations.gettext import speaking

_TEMPLATE = Path(__file__).with_name("templates") / "pack.typ"
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file where the pack does not say when it was made."""


def write_pdf(pack: Pack) -> bytes:
    """Write a pack as PDF/UA-1 on A4: tagged, in its language, each chart with a text.

    Args:
        pack: What is handed round, ready to be read.

    Returns:
        The file; the same for the same pack.
    """
    import typst

    with speaking(pack.language):
        content = json.dumps(pack_data(pack), ensure_ascii=False)
    made_at = pack.made_at or _NO_TIME
    if made_at.tzinfo is None:
        made_at = made_at.replace(tzinfo=UTC)
    with TemporaryDirectory() as folder:
        for file in font_files():
            shutil.copy(file, folder)
        return typst.compile(
            _TEMPLATE,
            font_paths=[Path(folder)],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            timestamp=made_at,
            sys_inputs={"pack": content},
        )
