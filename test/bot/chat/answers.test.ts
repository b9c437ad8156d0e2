import { expect } from 'chai'
import { parse } from 'ltx'
import { capsElement, capsNode } from '../../../bot/chat/caps.ts'
import { answerSubscription } from '../../../bot/chat/contacts.ts'
import { answerQuery } from '../../../bot/chat/queries.ts'
import { Requests } from '../../../bot/chat/requests.ts'
import { xml, type Element } from '../../../bot/chat/stanza.ts'
import { createHash } from 'node:crypto'
import { ManualTimers } from './scripted-stream.ts'

const IDENTITY = { name: 'Tellus', version: '1.2.3', node: 'urn:tellus' }
const NOW = () => '2026-11-22T08:00:00Z'

function ask(payload: Element, type: 'get' | 'set' = 'get'): string | undefined {
  return answerQuery({ type, payload }, IDENTITY, NOW)?.toString()
}

describe('chat answerQuery', () => {
  const INFO = 'http://jabber.org/protocol/disco#info'

  it('says that it is a bot, and what it understands (XEP-0030)', () => {
    const answer = answerQuery({ type: 'get', payload: xml('query', { xmlns: INFO }) }, IDENTITY, NOW)
    expect(answer?.getChild('identity')?.attrs).to.deep.equal({
      category: 'client',
      type: 'bot',
      name: 'Tellus',
    })
    const features = answer?.getChildren('feature').map((feature): unknown => feature.attrs['var'])
    expect(features).to.include.members([INFO, 'jabber:iq:version', 'urn:xmpp:ping', 'urn:xmpp:time'])
  })

  it('hashes into its caps what it answers for their node (XEP-0115 §5.1)', () => {
    const node = capsNode(IDENTITY)
    const answer = answerQuery({ type: 'get', payload: xml('query', { xmlns: INFO, node }) }, IDENTITY, NOW)
    const identity = answer?.getChild('identity')?.attrs ?? {}
    const features = (answer?.getChildren('feature') ?? [])
      .map((feature) => String(feature.attrs['var']))
      .sort()
    const fields = (answer?.getChild('x', 'jabber:x:data')?.getChildren('field') ?? []).map((each) => ({
      name: String(each.attrs['var']),
      value: each.getChildText('value') ?? '',
    }))
    const formType = fields.find(({ name }) => name === 'FORM_TYPE')?.value ?? ''
    const others = fields
      .filter(({ name }) => name !== 'FORM_TYPE')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    expect(formType).to.equal('urn:xmpp:data-policy:0')
    const form = [formType, ...others.flatMap(({ name, value }) => [name, value])]
    const text =
      [`${identity['category']}/${identity['type']}//${identity['name']}`, ...features, ...form].join('<') +
      '<'
    expect(answer?.attrs['node']).to.equal(node)
    expect(capsElement(IDENTITY).attrs['ver']).to.equal(createHash('sha1').update(text).digest('base64'))
  })

  it('knows no other node', () => {
    expect(ask(xml('query', { xmlns: INFO, node: 'urn:tellus#old' }))).to.include('<item-not-found')
  })

  it('has no items', () => {
    const items = 'http://jabber.org/protocol/disco#items'
    expect(ask(xml('query', { xmlns: items }))).to.equal(`<query xmlns="${items}"/>`)
    expect(ask(xml('query', { xmlns: items, node: 'x' }))).to.include('<item-not-found')
  })

  it('tells name and version, and nothing about its machine (XEP-0092)', () => {
    expect(ask(xml('query', { xmlns: 'jabber:iq:version' }))).to.equal(
      '<query xmlns="jabber:iq:version"><name>Tellus</name><version>1.2.3</version></query>',
    )
  })

  it('tells the time in UTC (XEP-0202)', () => {
    expect(ask(xml('time', { xmlns: 'urn:xmpp:time' }))).to.equal(
      '<time xmlns="urn:xmpp:time"><tzo>+00:00</tzo><utc>2026-11-22T08:00:00Z</utc></time>',
    )
  })

  it('understands nothing else, and lets nothing be set', () => {
    expect(ask(xml('query', { xmlns: 'jabber:iq:last' }))).to.equal(undefined)
    expect(ask(xml('query', { xmlns: INFO }), 'set')).to.equal(undefined)
  })
})

describe('chat answerSubscription', () => {
  const cases: readonly { title: string; presence: string; sent: readonly string[] }[] = [
    {
      title: 'accepts, and asks back (RFC 6121 §3.1)',
      presence: `<presence from='ann@a.example/c' type='subscribe'/>`,
      sent: [
        '<presence to="ann@a.example" type="subscribed"/>',
        '<presence to="ann@a.example" type="subscribe"/>',
      ],
    },
    {
      title: 'lets go who leaves (RFC 6121 §3.3)',
      presence: `<presence from='ann@a.example' type='unsubscribe'/>`,
      sent: [
        '<presence to="ann@a.example" type="unsubscribed"/>',
        '<presence to="ann@a.example" type="unsubscribe"/>',
      ],
    },
    {
      title: 'needs no answer to be accepted',
      presence: `<presence from='a@a.example' type='subscribed'/>`,
      sent: [],
    },
    { title: 'says nothing to who is there', presence: `<presence from='ann@a.example/c'/>`, sent: [] },
    {
      title: 'does not befriend itself',
      presence: `<presence from='bot@b.example' type='subscribe'/>`,
      sent: [],
    },
  ]
  for (const { title, presence, sent } of cases) {
    it(title, () => {
      expect(answerSubscription(parse(presence), 'bot@b.example').map(String)).to.deep.equal(sent)
    })
  }
})

describe('chat Requests', () => {
  const PING = () => xml('ping', { xmlns: 'urn:xmpp:ping' })
  let sent: string[]
  let timers: ManualTimers
  let requests: Requests

  beforeEach(() => {
    sent = []
    timers = new ManualTimers()
    const send = (stanza: Element) => Promise.resolve(sent.push(stanza.toString()) > 0)
    requests = new Requests({ send, timers, own: 'bot@xmpp.example', newId: () => `id-${sent.length}` })
  })

  it('resolves with the answer of whom it asked', async () => {
    const reply = requests.ask('get', 'Room@muc.example/Nick', PING())
    requests.handle(parse(`<iq type='result' id='id-0' from='room@muc.example/Nick'/>`))
    expect((await reply).state).to.equal('result')
    expect(sent).to.deep.equal([
      '<iq type="get" to="Room@muc.example/Nick" id="id-0"><ping xmlns="urn:xmpp:ping"/></iq>',
    ])
  })

  it('does not take the answer of somebody else', async () => {
    const reply = requests.ask('get', 'victim.example', PING())
    requests.handle(parse(`<iq type='result' id='id-0' from='mallory.example'/>`))
    requests.handle(parse(`<iq type='result' id='id-0'/>`))
    requests.handle(
      parse(
        `<iq type='error' id='id-0' from='victim.example'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
      ),
    )
    expect(await reply).to.include({ state: 'error', condition: 'gone' })
  })

  it('reads an error that names no condition', async () => {
    const reply = requests.ask('get', 'a.example', PING())
    requests.handle(parse(`<iq type='error' id='id-0' from='a.example'/>`))
    expect(await reply).to.include({ state: 'error', condition: 'undefined-condition' })
  })

  it('waits 30 s', async () => {
    const reply = requests.ask('get', 'a.example', PING())
    timers.pass(30_000)
    expect(await reply).to.deep.equal({ state: 'unanswered' })
  })

  it('ends with the session', async () => {
    const replies = [requests.ask('get', 'a.example', PING())]
    requests.dropAll()
    expect(await Promise.all(replies)).to.deep.equal([{ state: 'unanswered' }])
  })

  it('does not wait for what could not be sent', async () => {
    requests = new Requests({
      send: () => Promise.resolve(false),
      timers,
      own: 'bot@xmpp.example',
      newId: () => 'x',
    })
    expect(await requests.ask('get', 'a.example', PING())).to.deep.equal({ state: 'unanswered' })
  })
})
