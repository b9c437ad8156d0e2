import type { Command, CommandField } from '../../../bot/commands/command.ts'
import type { Right } from '../../../bot/commands/authority.ts'
import { RULE_RATE } from '../../../bot/commands/gate.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { sayLabel } from '../../../bot/commands/parameter.ts'
import { commandLink, messageLink } from '../../../bot/commands/links.ts'
import { ASK_RATES } from '../../../bot/limits/ask-limits.ts'
import {
  KEPT_MS,
  KEPT_WITHOUT_DNS_MS,
  MOST_RUNNING,
  MOST_WAITING,
  TARGET_RATE,
} from '../../../bot/limits/scan-desk.ts'
import {
  MOST_REFUSALS,
  NETWORK_RATE,
  REFUSED_PAUSE_MS,
  ROUTINE_PACE,
  ROUTINE_RATE,
} from '../../../bot/limits/target-networks.ts'
import { translator } from '../../../bot/locales/index.ts'

const MINUTE_MS = 60_000
const translate = translator('en')
/** Stands for the bot that is meant. */
const BOT = 'bot@example.org'

const WHO: Readonly<Record<Right, string>> = {
  anyone: 'anyone',
  owner: 'those who run the bot (`BOT_OWNERS`), in a chat',
  moderator: 'moderators, in their room',
  voice: 'anyone; in a room, whoever has voice there',
  host: 'moderators, in their room; in a chat, whoever invited the bot',
}

/** The documentation of all commands, `docs/commands.md`, made from their definitions. */
export function commandPage(): string {
  return [HEAD, ...COMMANDS.map(section), ''].join('\n\n')
}

const HEAD = `<!-- Made by \`npm run --silent commands > docs/commands.md\`; change the definitions in bot/commands and the texts in bot/locales instead. -->

# Commands

Say them to the bot in a chat, in a private message from a room, or in a room behind its nickname (\`tellus: check xmpp.jp\`).
A domain alone is checked. Options stand anywhere in the line; \`lang=xx\` goes with every command. Several commands may stand in
one message, each in a line of its own. What the bot does not understand it reports, with the line that was probably meant. In a
room, what follows its nickname without a colon is answered if it is a command as it stands, and else taken for talk.

Clients with menus for commands (XEP-0050) show the same commands as forms. The links below open either, with
\`${BOT}\` in the place of the bot's own address.

Limits: ${ASK_RATES['asker-minute'].amount} questions a minute and ${ASK_RATES['asker-hour'].amount} an hour for each person, ${ASK_RATES.room.amount} a minute for a room, ${ASK_RATES.domain.amount} an hour for the people of one
server, ${ASK_RATES.all.amount} a minute in all; each domain in a line counts. What
moderators say about their room (\`mute\`, \`leave\`) has a count of its own, ${RULE_RATE.amount} a minute for a room. A domain is tested ${TARGET_RATE.amount} times an hour at most, and an answer
is kept for ${KEPT_MS / MINUTE_MS} minutes (${KEPT_WITHOUT_DNS_MS / MINUTE_MS} where DNS failed). At most ${MOST_RUNNING} tests run at once and ${MOST_WAITING} wait. A network
(/24 of IPv4, /48 of IPv6) gets ${NETWORK_RATE.amount} connections an hour at most, whichever domains lead there, and an address that refused
${MOST_REFUSALS} connections in a row is left alone for ${REFUSED_PAUSE_MS / MINUTE_MS} minutes. What watches and campaigns test by themselves counts too: it
may use ${ROUTINE_RATE.amount} of these connections, begins with a network ${ROUTINE_PACE.amount} times a minute, is put off by some ten minutes at a time where
that is not enough, and is not kept from them by what is
asked in chats. The terminal and \`tellus check\` are not limited.`

function section(command: Command): string {
  const { example, fields, name, right, usage } = command
  const [summary = ''] = translate({ say: `command.${name}.line`, params: { usage: '' } })
    .split('\n')
    .map((line) => line.replace(/^\W+/u, ''))
  const details = translate({ say: `command.${name}.details` }).split('\n')
  return [
    `## ${name}`,
    `    ${usage}`,
    `${sentence(summary)} For ${WHO[right]}.`,
    ...details.map((line) => escapeMarkdown(line)),
    ...(fields.length === 0 ? [] : [fieldTable(fields)]),
    `- as a message: <${messageLink(BOT, example)}>\n- as a form: <${commandLink(BOT, name)}>`,
  ].join('\n\n')
}

function fieldTable(fields: readonly CommandField[]): string {
  const rows = fields.map(({ field, isRequired, label, name }) => {
    const words = 'choices' in field ? field.choices : field.type === 'boolean' ? [field.word] : []
    const cells = [
      `\`${name}\``,
      translate(sayLabel(label)),
      field.type,
      words.map((each) => `\`${each}\``).join(' '),
      isRequired ? 'yes' : '',
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| Field | What it asks for | Type | Words | Required |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[<>*_`|]/g, '\\$&')
}
