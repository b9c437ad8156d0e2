"""Somebody with an ordinary client library: talks to the bot as people do, and prints what comes back.

Arguments: port, path of the trust anchors, JID, password, JID of the bot, domain of the rooms, domain to ask about.
Prints one JSON object a line: {"from": …, "type": …, "body": …}, at the end {"done": true}.
"""

import asyncio
import json
import sys

import slixmpp

PORT, CA_FILE, JID, PASSWORD, BOT, ROOMS, DOMAIN = sys.argv[1:]
PATIENCE = 20


class User(slixmpp.ClientXMPP):
    def __init__(self):
        super().__init__(JID, PASSWORD)
        self.ca_certs = CA_FILE
        self.answers = asyncio.Queue()
        self.failed = None
        for plugin in ("xep_0030", "xep_0045", "xep_0092", "xep_0249"):
            self.register_plugin(plugin)
        self.add_event_handler("session_start", self.on_session)
        self.add_event_handler("message", self.on_message)

    def on_message(self, message):
        mine = str(message["from"]).startswith(JID) or message["mucnick"] == "Ann"
        if message["body"] and not mine:
            said = {"from": str(message["from"]), "type": message["type"], "body": message["body"]}
            self.answers.put_nowait(said)

    async def answer(self):
        print(json.dumps(await asyncio.wait_for(self.answers.get(), PATIENCE)), flush=True)

    async def on_session(self, _event):
        try:
            await self.talk()
            print(json.dumps({"done": True}), flush=True)
        except Exception as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        self.disconnect()

    async def talk(self):
        self.send_presence()
        await self.get_roster()
        self.send_message(BOT, f"check {DOMAIN}", mtype="chat")
        await self.answer()
        version = await self["xep_0092"].get_version(f"{BOT}/tellus", timeout=PATIENCE)
        name = version["software_version"]["name"]
        print(json.dumps({"from": BOT, "type": "version", "body": name}), flush=True)
        for room, invite in (("mediated", self.mediated), ("direct", self.direct)):
            await self.in_room(f"{room}@{ROOMS}", invite)

    def mediated(self, room):
        self["xep_0045"].invite(room, BOT, reason="please")

    def direct(self, room):
        self["xep_0249"].send_invitation(BOT, room, reason="please")

    async def in_room(self, room, invite):
        entered = asyncio.get_event_loop().create_future()

        def on_online(presence):
            if presence["muc"]["nick"] == "bot" and not entered.done():
                entered.set_result(True)

        self.add_event_handler(f"muc::{room}::got_online", on_online)
        await self["xep_0045"].join_muc_wait(room, "Ann", timeout=PATIENCE)
        invite(room)
        await asyncio.wait_for(entered, PATIENCE)
        self.send_message(room, f"bot: check {DOMAIN}", mtype="groupchat")
        await self.answer()
        self.send_message(f"{room}/bot", "about", mtype="chat")
        await self.answer()


user = User()
user.connect(("127.0.0.1", int(PORT)))
user.process(forever=False)
