"""People with an ordinary client library: they talk to the bot as people do, and what comes back is printed.

Arguments: port, path of the trust anchors, password of every account, JID of the bot, domain of the rooms.
Reads one JSON object a line: {"scene": name of a function below, "user": localpart, …what the scene is told}.
Prints one JSON object a line: {"user": …, "heard": {…}} for each thing heard, in the end {"user": …, "done": true}
or {"user": …, "failed": why}. Scenes of several users run side by side.
"""

import asyncio
import json
import sys
import traceback

import slixmpp
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath

PORT, CA_FILE, PASSWORD, BOT, ROOMS = sys.argv[1:]
DOMAIN = BOT.partition("@")[2]
PATIENCE = 25
PLUGINS = (30, 45, 50, 92, 115, 184, 249, 308, 359, 444, 461)


class User(slixmpp.ClientXMPP):
    def __init__(self, localpart, nickname):
        super().__init__(f"{localpart}@{DOMAIN}/client", PASSWORD)
        self.ca_certs = CA_FILE
        # Given an address, the library looks the root up first: by aiodns at the system's resolver, without it nowhere.
        self.use_aiodns = False
        self.localpart = localpart
        self.nickname = nickname
        self.heard = asyncio.Queue()
        self.echoes = asyncio.Queue()
        self.online = asyncio.get_event_loop().create_future()
        for number in PLUGINS:
            self.register_plugin(f"xep_{number:04}")
        self.add_event_handler("session_start", lambda _: self.online.set_result(True))
        self.register_handler(Callback("everything", StanzaPath("message"), self.on_message))

    def on_message(self, message):
        if message["type"] == "groupchat" and message["from"].resource == self.nickname:
            self.echoes.put_nowait(message)
        elif message["type"] == "error":
            return
        elif message["type"] != "groupchat" or message["from"].resource == "bot":
            self.heard.put_nowait(message)

    async def log_in(self):
        self.connect(("127.0.0.1", int(PORT)))
        await asyncio.wait_for(self.online, PATIENCE)
        await self.get_roster()
        # Unless told otherwise the library says that it is a bot, and bots are not answered in rooms.
        self["xep_0030"].add_identity(category="client", itype="pc", name="slixmpp")
        await self["xep_0115"].update_caps()
        self.send_presence()

    def tell(self, **facts):
        print(json.dumps({"user": self.localpart, **facts}), flush=True)

    async def next(self, is_told=True):
        """The next message that shows something: chat states are passed over."""
        while True:
            heard = describe(await asyncio.wait_for(self.heard.get(), PATIENCE))
            if len(heard) > len(ALWAYS):
                if is_told:
                    self.tell(heard=heard)
                return heard

    async def until_said(self, words):
        """Where a test takes long, a sign that the bot is at work, and what it knows so far, come before the answer."""
        while words not in (await self.next()).get("body", ""):
            pass

    def ask(self, to, body, mtype="chat", **extensions):
        message = self.make_message(mto=to, mbody=body, mtype=mtype)
        message["id"] = self.new_id()
        for name, value in extensions.items():
            if isinstance(value, dict):
                for key, part in value.items():
                    message[name][key] = part
            else:
                message[name] = value
        message.send()
        return message["id"]

    async def enter(self, room, invite):
        """Enters a room, has the bot come, and waits until it is in there."""
        entered = asyncio.get_event_loop().create_future()

        def on_online(presence):
            if presence["muc"]["nick"] == "bot" and not entered.done():
                entered.set_result(True)

        self.add_event_handler(f"muc::{room}::got_online", on_online)
        await self["xep_0045"].join_muc_wait(room, self.nickname, timeout=PATIENCE)
        invite(room)
        await asyncio.wait_for(entered, PATIENCE)

    def mediated(self, room):
        self["xep_0045"].invite(room, BOT, reason="please")

    def direct(self, room):
        self["xep_0249"].send_invitation(BOT, room, reason="please")


ALWAYS = ("from", "type", "id")


def describe(message):
    parts = {
        "from": str(message["from"]),
        "type": message["type"],
        "id": message["id"],
        "body": message["body"],
        "replaces": message["replace"]["id"],
        "receiptFor": message["receipt"],
        "wantsReceipt": bool(message["request_receipt"]) or "",
        "answers": message["reply"]["id"],
    }
    reactions = message.get_plugin("reactions", check=True)
    if reactions is not None:
        parts["reactsTo"] = reactions["id"]
        parts["emojis"] = sorted(reactions["values"])
    return {key: value for key, value in parts.items() if value != "" or key in ALWAYS}


# What people do. Each gets the user and what it was told, and prints what it hears.


async def chat(user, _told):
    user.ask(BOT, f"check {DOMAIN}")
    await user.until_said("Issuer: ")
    version = await user["xep_0092"].get_version(f"{BOT}/tellus", timeout=PATIENCE)
    user.tell(heard={"name": version["software_version"]["name"]})


async def room(user, told):
    where = f"{told['room']}@{ROOMS}"
    await user.enter(where, getattr(user, told["invite"]))
    user.ask(where, f"bot: check {DOMAIN}", "groupchat")
    await user.until_said(DOMAIN)


async def private(user, told):
    where = f"{told['room']}@{ROOMS}"
    await user.enter(where, user.mediated)
    occupant = f"{where}/bot"
    user.tell(heard={"asked": user.ask(occupant, "about", request_receipt=True)})
    await user.next()
    await user.next()
    await run_form(user, occupant, {"domains": [DOMAIN], "services": ["c2s"]})


async def menu(user, _told):
    bot = f"{BOT}/tellus"
    items = await user["xep_0050"].get_commands(bot, timeout=PATIENCE)
    user.tell(heard={"menu": {node: name for _jid, node, name in items["disco_items"]["items"]}})
    await run_form(user, bot, {"domains": [DOMAIN], "services": ["c2s"], "isFresh": True})


async def mistaken_form(user, _told):
    await run_form(user, f"{BOT}/tellus", {"domains": []})


async def cancelled_form(user, _told):
    bot, opened = f"{BOT}/tellus", None
    opened = await user["xep_0050"].send_command(bot, "check", timeout=PATIENCE)
    session = opened["command"]["sessionid"]
    cancelled = await user["xep_0050"].send_command(
        bot, "check", action="cancel", sessionid=session, timeout=PATIENCE
    )
    user.tell(heard=describe_command(cancelled))
    try:
        await user["xep_0050"].send_command(bot, "check", action="complete", sessionid=session)
    except slixmpp.exceptions.IqError as error:
        user.tell(heard={"error": error.condition})


async def without_form(user, _told):
    answer = await user["xep_0050"].send_command(f"{BOT}/tellus", "about", timeout=PATIENCE)
    user.tell(heard=describe_command(answer))


async def receipts(user, _told):
    user.tell(heard={"asked": user.ask(BOT, "about", request_receipt=True)})
    await user.next()
    await user.next()


async def slow(user, told):
    """Befriends the bot, which knows the client then, and asks about a server that says nothing."""
    befriended = asyncio.get_event_loop().create_future()

    def on_roster(_):
        if user.client_roster[BOT]["subscription"] == "both" and not befriended.done():
            befriended.set_result(True)

    user.add_event_handler("roster_update", on_roster)
    user.send_presence_subscription(BOT)
    await asyncio.wait_for(befriended, PATIENCE)
    # Until this is answered the bot learns what the client shows.
    user.ask(BOT, "status")
    await user.next(is_told=False)
    user.tell(heard={"asked": user.ask(BOT, f"check {told['domain']} c2s")})
    while not (await user.next()).get("replaces"):
        pass


async def slow_room(user, told):
    where = f"{told['room']}@{ROOMS}"
    await user.enter(where, user.direct)
    # Until this is answered the bot learns what the room vouches for.
    user.ask(where, "bot: status", "groupchat")
    await user.next()
    await user.echoes.get()
    user.ask(where, f"bot: check {told['domain']} c2s", "groupchat")
    echo = await asyncio.wait_for(user.echoes.get(), PATIENCE)
    user.tell(heard={"asked": echo["stanza_id"]["id"]})
    while not (await user.next()).get("body"):
        pass


async def corrected(user, _told):
    """Mistypes a question, and corrects it."""
    first = user.ask(BOT, "chekc about")
    user.tell(heard={"asked": first})
    await user.next()
    user.ask(BOT, "about", replace={"id": first})
    await user.next()


async def blocking(user, told):
    """Blocks somebody, who then gets an error, and unblocks them, who then gets an answer."""
    other = User(told["other"], "Other")
    refused = asyncio.get_event_loop().create_future()
    other.add_event_handler("message_error", lambda message: refused.set_result(message["error"]["condition"]))
    await other.log_in()
    user.ask(BOT, f"block {told['other']}@{DOMAIN}")
    await user.next()
    other.ask(BOT, "about")
    user.tell(heard={"refused": await asyncio.wait_for(refused, PATIENCE)})
    user.ask(BOT, f"unblock {told['other']}@{DOMAIN}")
    await user.next()
    other.ask(BOT, "status")
    heard = await other.next()
    user.tell(heard={"answered": heard["body"]})
    await other.disconnect()


async def reacting(user, _told):
    """Reacts to an answer, which is no question; the next thing heard is the answer to the next question."""
    user.ask(BOT, "about")
    answer = await user.next()
    user["xep_0444"].send_reactions(slixmpp.JID(BOT), answer["id"], ["👍"])
    user.ask(BOT, "status")
    await user.next()


async def run_form(user, to, values):
    """Opens the form of `check`, fills it in as a client does, and sends it."""
    commands = user["xep_0050"]
    opened = await commands.send_command(to, "check", timeout=PATIENCE)
    user.tell(heard=describe_command(opened))
    form = user["xep_0004"].make_form(ftype="submit")
    fields = opened["command"]["form"].get_fields()
    for name, value in values.items():
        form.add_field(var=name, ftype=fields[name]["type"], value=value)
    session = opened["command"]["sessionid"]
    answer = await commands.send_command(
        to, "check", action="complete", payload=form, sessionid=session, timeout=PATIENCE
    )
    user.tell(heard=describe_command(answer))


def describe_command(iq):
    command = iq["command"]
    form = command.get_plugin("form", check=True)
    fields = {} if form is None else form.get_fields()
    return {
        "from": str(iq["from"]),
        "status": command["status"],
        "notes": [[kind, text] for kind, text in command["notes"]],
        "fields": {name: [field["type"], field["required"]] for name, field in fields.items()},
        "lines": [
            line
            for field in fields.values()
            if form["type"] == "result"
            for line in field.get_value(convert=False)
        ],
    }


SCENES = {
    name: scene
    for name, scene in list(globals().items())
    if asyncio.iscoroutinefunction(scene) and name != "run_form"
}


async def play(told):
    user = User(told["user"], told["user"].capitalize())
    try:
        await user.log_in()
        await SCENES[told["scene"]](user, told)
        user.tell(done=True)
    except Exception:
        user.tell(failed=traceback.format_exc())
    await user.disconnect()


async def main():
    lines = asyncio.StreamReader()
    loop = asyncio.get_event_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    scenes = []
    while line := await lines.readline():
        scenes.append(asyncio.ensure_future(play(json.loads(line))))
    await asyncio.gather(*scenes)


asyncio.get_event_loop().run_until_complete(main())
