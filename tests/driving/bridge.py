"""Starts a Firefox and stands between it and Playwright: ``bridge.py FIREFOX OPTIONS…``.

Playwright 1.65 sets the reader's colour scheme in every new profile (emulation.setMediaFeaturesOverride), and gives up
where that is unknown, as in Firefox 153 ESR: it is answered here. It gives the size of paper in inches where BiDi means
centimetres: that is put right. Everything else goes through, in both directions.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

PRINT, CENTIMETRES = "browsingContext.print", 2.54  # of an inch
ANSWERED_HERE = "emulation.setMediaFeaturesOverride"
READY = "WebDriver BiDi listening on"  # what both Firefox and Playwright take for the start, with an address behind it


async def main(command: list[str]) -> None:
    """Runs until Firefox ends."""
    firefox = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr is not None
    while not (address := re.search(f"{READY} (ws://\\S+)", (line := await firefox.stderr.readline()).decode())):
        if not line:
            return

    async def pass_on(playwright: ServerConnection) -> None:
        assert playwright.request is not None
        # Whoever goes first at the end, it is no mistake.
        with suppress(ConnectionClosed):
            async with connect(address[1] + playwright.request.path, max_size=None, compression=None) as engine:
                answers = asyncio.create_task(pass_back(engine, playwright))
                async for said in playwright:
                    asked = json.loads(said)
                    if asked["method"] == ANSWERED_HERE:
                        await playwright.send(json.dumps({"type": "success", "id": asked["id"], "result": {}}))
                        continue
                    if asked["method"] == PRINT:
                        sizes = (asked["params"].get(name, {}) for name in ("page", "margin"))
                        for size in sizes:
                            size.update({side: length * CENTIMETRES for side, length in size.items()})
                        said = json.dumps(asked)
                    await engine.send(said)
                await engine.close()
                await answers

    async with serve(pass_on, "127.0.0.1", 0, max_size=None, compression=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"{READY} ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        while await firefox.stderr.readline():
            pass
        await firefox.wait()


async def pass_back(engine: ClientConnection, playwright: ServerConnection) -> None:
    """All that the engine says."""
    with suppress(ConnectionClosed):
        async for said in engine:
            await playwright.send(said)
    await playwright.close()


asyncio.run(main(sys.argv[1:]))
