import { expect } from 'chai'
import { parse } from 'ltx'
import { AdHoc } from '../../../bot/chat/ad-hoc.ts'
import { capsNode, discoInfo } from '../../../bot/chat/caps.ts'
import type { Element } from '../../../bot/chat/stanza.ts'
import { COMMANDS } from '../../../bot/commands/index.ts'
import { languageOf } from '../../../bot/locales/index.ts'
import { de } from '../../../bot/locales/de.ts'
import { en } from '../../../bot/locales/en.ts'
import type { Asker, Dispatcher } from '../../../bot/ports.ts'
import { aConversation } from '../commands/conversation.ts'
import { ManualTimers } from './scripted-stream.ts'

const COMMANDS_NS = 'http://jabber.org/protocol/commands'
const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
const ALICE = { from: 'alice@example.org/psi', asker: { place: 'chat', jid: 'alice@example.org' } } as const
const BOB = { from: 'bob@example.org/gajim', asker: { place: 'chat', jid: 'bob@example.org' } } as const
/** Has chosen a language. */
const GERMAN = { from: 'hans@example.org/psi', asker: { place: 'chat', jid: 'hans@example.org' } } as const
const CAROL = {
  from: 'lobby@rooms.example/carol',
  asker: { place: 'room-private', room: 'lobby@rooms.example', nickname: 'carol' },
} as const

interface Requester {
  readonly from: string
  readonly asker: Asker
}

/** The menu of the real dispatcher and commands. */
function aMenu({ dispatcher, scanned }: Partial<ReturnType<typeof aConversation>> = aConversation()) {
  const timers = new ManualTimers()
  let id = 0
  if (dispatcher === undefined) throw new Error('no dispatcher')
  const adHoc = new AdHoc({
    commands: COMMANDS,
    dispatcher,
    isOffered: ({ name }, asker) => name !== 'status' || asker.place === 'chat',
    languageFor: (asker, tag) =>
      (asker.place === 'chat' && asker.jid === GERMAN.asker.jid ? 'de' : undefined) ??
      languageOf(tag) ??
      'en',
    sharePicture({ name }) {
      return Promise.resolve({ state: 'shared', url: `https://upload.example/1/${name}` })
    },
    timers,
    newId: () => `session-${++id}`,
  })
  /** Sends one `<command/>`. */
  const send = (attributes: string, payload = '', requester: Requester = ALICE, lang?: string) =>
    adHoc.handle({
      ...requester,
      lang,
      command: parse(`<command xmlns='${COMMANDS_NS}' ${attributes}>${payload}</command>`),
    })
  return { adHoc, scanned, send, timers }
}

function filledIn(fields: Readonly<Record<string, readonly string[]>>): string {
  const values = (list: readonly string[]) => list.map((value) => `<value>${value}</value>`).join('')
  const body = Object.entries(fields).map(([name, list]) => `<field var='${name}'>${values(list)}</field>`)
  return `<x xmlns='jabber:x:data' type='submit'>${body.join('')}</x>`
}

/** Golden stanzas are written over several lines. */
function golden(text: string): string {
  return parse(text.replace(/>\s+</g, '><')).toString()
}

function refusal(type: string, condition: string, specific?: string): string {
  const also = specific === undefined ? '' : `<${specific} xmlns="${COMMANDS_NS}"/>`
  return `<error type="${type}"><${condition} xmlns="${STANZAS}"/>${also}</error>`
}

describe('chat AdHoc', () => {
  it('lists the commands that are offered to whoever asks, under one node (XEP-0050 §2.2)', () => {
    const { adHoc } = aMenu()
    const items = (asker: Asker, jid: string) =>
      adHoc
        .list(asker, undefined, jid)
        .getChildren('item')
        .map(({ attrs }): unknown => attrs)
    const toAlice = items(ALICE.asker, 'bot@xmpp.example/tellus')
    expect(toAlice).to.deep.include({
      jid: 'bot@xmpp.example/tellus',
      node: 'check',
      name: 'check – test a server',
    })
    expect(toAlice).to.have.length(COMMANDS.length)
    const toCarol = items(CAROL.asker, 'lobby@rooms.example/tellus')
    expect(toCarol).to.have.length(COMMANDS.length - 1)
    expect(JSON.stringify(toCarol)).to.include('lobby@rooms.example/tellus').and.not.include('status')
  })

  it('describes the list and each command (XEP-0050 §2.2), and nothing else', () => {
    const { adHoc } = aMenu()
    expect(adHoc.describe('check', ALICE.asker, 'en')?.toString()).to.equal(
      golden(`
        <query xmlns='http://jabber.org/protocol/disco#info' node='check'>
          <identity category='automation' type='command-node' name='check – test a server'/>
          <feature var='http://jabber.org/protocol/commands'/>
          <feature var='jabber:x:data'/>
        </query>`),
    )
    expect(adHoc.describe(COMMANDS_NS, ALICE.asker, 'en')?.getChild('identity')?.attrs).to.include({
      type: 'command-list',
    })
    expect(adHoc.describe('xyzzy', ALICE.asker, 'en')).to.equal(undefined)
  })

  it('speaks the language that the asker once chose, whatever the client says', async () => {
    const { adHoc, send } = aMenu()
    const list = adHoc.list(GERMAN.asker, 'en', 'bot@xmpp.example').toString()
    expect(list).to.include('prüfe – einen Server prüfen')
    const described = adHoc.describe('check', GERMAN.asker, 'en')
    expect(described?.getChild('identity')?.attrs['name']).to.equal('prüfe – einen Server prüfen')
    const form = await send(`node='check'`, '', GERMAN, 'en')
    expect(form.attrs['xml:lang']).to.equal('de')
    expect(form.getChild('x')?.getChildText('instructions')).to.equal(de['command.check.details'])
  })

  it('shows the link to a picture under the verdict', async () => {
    const { send } = aMenu()
    const form = await send(`node='card'`)
    const id: unknown = form.attrs['sessionid']
    const done = await send(`node='card' sessionid='${String(id)}'`, filledIn({ domains: ['xmpp.jp'] }))
    expect(done.attrs['status']).to.equal('completed')
    const values = done.getChild('x')?.getChild('field')?.getChildren('value')
    expect(values?.map((value) => value.getText())).to.deep.equal([
      '✔ xmpp.jp — TLS: required',
      'https://upload.example/1/tellus-xmpp.jp-20261122T071023.png',
    ])
  })

  it('asks by a form whose fields are the command’s parameters (XEP-0050 §2.4.2, XEP-0004 §3)', async () => {
    const { send } = aMenu()
    const form = await send(`node='check' action='execute'`)
    expect(form.toString()).to.equal(
      golden(`
        <command xmlns='${COMMANDS_NS}' sessionid='session-1' node='check' status='executing' xml:lang='en'>
          <actions execute='complete'><complete/></actions>
          <x xmlns='jabber:x:data' type='form'>
            <title>Tellus: check</title>
            <instructions>${en['command.check.details']}</instructions>
            <field var='domains' type='text-multi' label='Domains, JIDs or addresses (up to 5)'>
              <required/>
            </field>
            <field var='services' type='list-multi' label='Services (none: both)'>
              <option label='c2s'><value>c2s</value></option>
              <option label='s2s'><value>s2s</value></option>
            </field>
            <field var='families' type='list-multi' label='Only over (none: both)'>
              <option label='ipv4'><value>ipv4</value></option>
              <option label='ipv6'><value>ipv6</value></option>
            </field>
            <field var='isFresh' type='boolean' label='Test anew'/>
          </x>
        </command>`),
    )
  })

  for (const action of ['', `action='execute'`, `action='next'`, `action='complete'`]) {
    it(`runs the command on a filled form, ${action === '' ? 'no action named' : action}`, async () => {
      const { adHoc, scanned, send } = aMenu()
      await send(`node='check'`)
      const fields = {
        domains: ['xmpp.jp', ' alice@xmpp.net '],
        services: ['s2s'],
        families: ['ipv6'],
        isFresh: ['1'],
      }
      const result = await send(`node='check' sessionid='session-1' ${action}`, filledIn(fields))
      expect(scanned).to.deep.equal([
        { domain: 'xmpp.jp', services: ['s2s'], families: [6] },
        { domain: 'xmpp.net', services: ['s2s'], families: [6] },
      ])
      expect(result.attrs).to.include({ status: 'completed', sessionid: 'session-1', 'xml:lang': 'en' })
      expect(result.getChild('note')?.toString()).to.equal(
        '<note type="info">✔ xmpp.jp — TLS: required (s2s)</note>',
      )
      const shown = result.getChild('x', 'jabber:x:data')
      expect(shown?.attrs['type']).to.equal('result')
      const first = (shown?.getChildren('field') ?? []).map((field) => field.getChildText('value'))
      expect(first).to.deep.equal(['✔ xmpp.jp — TLS: required (s2s)', '✔ xmpp.net — TLS: required (s2s)'])
      expect(adHoc.sessionCount).to.equal(0)
    })
  }

  it('runs a command that asks for nothing at once (XEP-0050 §2.4.1)', async () => {
    const { send } = aMenu()
    const result = await send(`node='status'`)
    expect(result.toString()).to.equal(
      golden(`
        <command xmlns='${COMMANDS_NS}' sessionid='session-1' node='status' status='completed' xml:lang='en'>
          <note type='info'>I have been running for 2 hours.</note>
          <x xmlns='jabber:x:data' type='result'>
            <title>Tellus: status</title>
            <field var='answer-1' type='text-multi'><value>I have been running for 2 hours.</value></field>
          </x>
        </command>`),
    )
  })

  it('shows the form again, filled in, with what is wrong', async () => {
    const { send, scanned } = aMenu()
    await send(`node='check'`)
    const again = await send(
      `node='check' sessionid='session-1' action='complete'`,
      filledIn({ domains: [], services: ['c2s'] }),
    )
    expect(again.attrs['status']).to.equal('executing')
    expect(again.getChild('note')?.toString()).to.equal(
      '<note type="error">Which domain? For example: check xmpp.jp</note>',
    )
    const services = again
      .getChild('x')
      ?.getChildren('field')
      .find(({ attrs }) => attrs['var'] === 'services')
    expect(services?.getChildText('value')).to.equal('c2s')
    const result = await send(
      `node='check' sessionid='session-1' action='complete'`,
      filledIn({ domains: ['xmpp.jp'] }),
    )
    expect(result.attrs['status']).to.equal('completed')
    expect(scanned).to.have.length(1)
  })

  it('says by a note of an error that a command was not done (XEP-0050 §3.6)', async () => {
    const { send } = aMenu()
    await send(`node='check'`)
    const result = await send(`node='check' sessionid='session-1'`, filledIn({ domains: ['192.0.2.1'] }))
    expect(result.attrs['status']).to.equal('completed')
    expect(String(result.getChild('note')?.attrs['type'])).to.equal('error')
    expect(result.getChild('note')?.getText()).to.match(/is an IP address/)
  })

  it('cancels (XEP-0050 §2.4.3)', async () => {
    const { adHoc, send } = aMenu()
    await send(`node='check'`)
    const canceled = await send(`node='check' sessionid='session-1' action='cancel'`)
    expect(canceled.toString()).to.equal(
      `<command xmlns="${COMMANDS_NS}" sessionid="session-1" node="check" status="canceled" xml:lang="en"/>`,
    )
    expect(adHoc.sessionCount).to.equal(0)
  })

  it('works for occupants of a room, who ask by their occupant JID', async () => {
    const { send, scanned } = aMenu()
    await send(`node='features'`, '', CAROL)
    const result = await send(
      `node='features' sessionid='session-1'`,
      filledIn({ domains: ['xmpp.jp'] }),
      CAROL,
    )
    expect(result.getChild('note')?.getText()).to.equal('xmpp.jp — what it announces')
    expect(scanned).to.have.length(1)
  })

  it('keeps to the language of the first request (XEP-0050 §3.7)', async () => {
    const asked: (string | undefined)[] = []
    const echo: Dispatcher = {
      // oxlint-disable-next-line typescript/require-await -- the port is asynchronous
      async *answer({ lang }) {
        asked.push(lang)
        yield { text: 'done', lang: 'en' }
      },
    }
    const { send } = aMenu({ dispatcher: echo })
    await send(`node='check'`, '', ALICE, 'en-GB')
    await send(`node='check' sessionid='session-1'`, filledIn({ domains: ['xmpp.jp'] }), ALICE, 'tlh')
    expect(asked).to.deep.equal(['en'])
  })

  const refusals: readonly {
    title: string
    attributes: string
    payload?: string
    requester?: Requester
    expected: string
  }[] = [
    {
      title: 'an unknown command',
      attributes: `node='xyzzy'`,
      expected: refusal('cancel', 'item-not-found'),
    },
    { title: 'no node', attributes: '', expected: refusal('cancel', 'item-not-found') },
    {
      title: 'a command that is not offered to whoever asks',
      attributes: `node='status'`,
      requester: CAROL,
      expected: refusal('cancel', 'forbidden'),
    },
    {
      title: 'an action that does not exist',
      attributes: `node='check' action='jump'`,
      expected: refusal('modify', 'bad-request', 'malformed-action'),
    },
    {
      title: 'an action without a session',
      attributes: `node='check' action='cancel'`,
      expected: refusal('modify', 'bad-request', 'bad-action'),
    },
    {
      title: 'a step back from the only form',
      attributes: `node='check' sessionid='session-1' action='prev'`,
      expected: refusal('modify', 'bad-request', 'bad-action'),
    },
    {
      title: 'a session without a form',
      attributes: `node='check' sessionid='session-1' action='complete'`,
      expected: refusal('modify', 'bad-request', 'bad-payload'),
    },
    {
      title: 'a session that never was',
      attributes: `node='check' sessionid='other'`,
      payload: filledIn({ domains: ['xmpp.jp'] }),
      expected: refusal('cancel', 'not-allowed', 'session-expired'),
    },
    {
      title: 'the session of another command',
      attributes: `node='raw' sessionid='session-1'`,
      payload: filledIn({ domains: ['xmpp.jp'] }),
      expected: refusal('modify', 'bad-request', 'bad-sessionid'),
    },
    {
      title: 'the session of somebody else',
      attributes: `node='check' sessionid='session-1'`,
      payload: filledIn({ domains: ['xmpp.jp'] }),
      requester: BOB,
      expected: refusal('modify', 'bad-request', 'bad-sessionid'),
    },
  ]
  for (const { title, attributes, payload, requester, expected } of refusals) {
    it(`refuses ${title} (XEP-0050 §4.4)`, async () => {
      const { send, scanned } = aMenu()
      await send(`node='check'`)
      expect((await send(attributes, payload, requester)).toString()).to.equal(expected)
      expect(scanned).to.deep.equal([])
    })
  }

  it('ends a session after ten minutes, and once it was used', async () => {
    const { send, timers } = aMenu()
    const used = `node='check' sessionid='session-1'`
    const form = filledIn({ domains: ['xmpp.jp'] })
    const expired = refusal('cancel', 'not-allowed', 'session-expired')
    await send(`node='check'`)
    await send(used, form)
    expect((await send(used, form)).toString()).to.equal(expired)
    await send(`node='check'`)
    timers.pass(600_000)
    expect((await send(`node='check' sessionid='session-2'`, form)).toString()).to.equal(expired)
  })

  it('keeps three sessions for each requester and two hundred in all', async () => {
    const { adHoc, send } = aMenu()
    for (let i = 0; i < 10; i++) await send(`node='check'`)
    expect(adHoc.sessionCount).to.equal(3)
    for (let i = 0; i < 300; i++) await send(`node='check'`, '', { ...BOB, from: `bob@example.org/${i}` })
    expect(adHoc.sessionCount).to.equal(200)
  })

  it('tells about a limit once, then refuses to go on for now', async () => {
    const { send } = aMenu(aConversation({ isCounted: true }))
    const notes: string[] = []
    for (let i = 0; i < 7; i++) {
      const result: Element = await send(`node='about'`)
      notes.push(result.is('error') ? result.toString() : String(result.getChild('note')?.attrs['type']))
    }
    // The third identical answer within a minute is left out as well.
    const waiting = refusal('wait', 'resource-constraint')
    expect(notes).to.deep.equal(['info', 'info', waiting, waiting, waiting, 'error', waiting])
  })

  it('runs sixteen commands at a time', async () => {
    const finish: (() => void)[] = []
    const held: Dispatcher = {
      async *answer() {
        await new Promise<void>((resolve) => finish.push(resolve))
        yield { text: 'done', lang: 'en' }
      },
    }
    const { send } = aMenu({ dispatcher: held })
    const results = Array.from({ length: 20 }, () => send(`node='about'`))
    const refused = await Promise.all(results.slice(16))
    expect(refused.map((answer) => answer.toString())).to.deep.equal(
      Array.from({ length: 4 }, () => refusal('wait', 'resource-constraint')),
    )
    for (const done of finish) done()
    const done = await Promise.all(results.slice(0, 16))
    expect(done.map(({ attrs }): unknown => attrs['status'])).to.deep.equal(
      Array.from({ length: 16 }, () => 'completed'),
    )
  })

  it('is announced in disco#info, and so in the caps (XEP-0050 §2.1)', () => {
    const identity = { name: 'Tellus', version: '1.2.3', node: 'urn:tellus' }
    const features = discoInfo(identity, capsNode(identity))
      .getChildren('feature')
      .map(({ attrs }): unknown => attrs['var'])
    expect(features).to.include.members([COMMANDS_NS, 'jabber:x:data'])
  })
})
