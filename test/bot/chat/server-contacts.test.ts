import { expect } from 'chai'
import { parse } from 'ltx'
import { Requests } from '../../../bot/chat/requests.ts'
import { ServerContacts } from '../../../bot/chat/server-contacts.ts'
import { attribute, type Element } from '../../../bot/chat/stanza.ts'
import { ManualTimers } from './scripted-stream.ts'

/** A session in which a server is asked; the test answers. */
function aSession() {
  const timers = new ManualTimers()
  const sent: Element[] = []
  let count = 0
  const requests = new Requests({
    send(stanza) {
      sent.push(stanza)
      return Promise.resolve(true)
    },
    timers,
    own: 'bot@xmpp.example',
    newId: () => `id-${++count}`,
  })
  const answer = (attributes: string, inner: string): void =>
    requests.handle(parse(`<iq ${attributes}>${inner}</iq>`))
  return { answer, contacts: new ServerContacts(requests), sent, timers }
}

const INFO = `<query xmlns='http://jabber.org/protocol/disco#info'><x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE'><value>http://jabber.org/network/serverinfo</value></field><field var='admin-addresses'><value>xmpp:admin@xmpp.jp</value></field></x></query>`
const VERSION = `<query xmlns='jabber:iq:version'><name>Prosody</name><version>0.12.3</version></query>`

describe('chat ServerContacts', () => {
  it('asks the server itself for both, and takes the answers', async () => {
    const { answer, contacts, sent } = aSession()
    const card = contacts.lookUp('xmpp.jp')
    expect(sent.map((stanza) => [attribute(stanza, 'to'), stanza.getChild('query')?.getNS()])).to.deep.equal([
      ['xmpp.jp', 'http://jabber.org/protocol/disco#info'],
      ['xmpp.jp', 'jabber:iq:version'],
    ])
    answer(`type='result' from='xmpp.jp' id='id-1'`, INFO)
    answer(`type='result' from='xmpp.jp' id='id-2'`, VERSION)
    const { published, software } = await card
    expect(software).to.deep.equal({ state: 'told', value: { name: 'Prosody', version: '0.12.3' } })
    expect(published.state === 'told' ? published.value.contacts[0]?.jid : '').to.equal('admin@xmpp.jp')
  })

  it('believes nobody else who knows the id', async () => {
    const { answer, contacts, timers } = aSession()
    const card = contacts.lookUp('xmpp.jp')
    for (const from of ['mallory@evil.example', 'admin@xmpp.jp', 'evil.example', 'xmpp.jp/mallory'])
      answer(`type='result' from='${from}' id='id-1'`, INFO)
    answer(`type='result' from='xmpp.jp' id='id-2'`, VERSION)
    timers.pass(20_000)
    expect((await card).published).to.deep.equal({ state: 'unanswered' })
  })

  it('keeps each answer apart: one may be refused, or lack what was asked for', async () => {
    const { answer, contacts } = aSession()
    const card = contacts.lookUp('xmpp.jp')
    answer(
      `type='error' from='xmpp.jp' id='id-1'`,
      `<error type='cancel'><remote-server-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`,
    )
    answer(`type='result' from='xmpp.jp' id='id-2'`, '')
    expect(await card).to.deep.equal({
      published: { state: 'refused', condition: 'remote-server-not-found' },
      software: { state: 'refused', condition: 'undefined-condition' },
    })
  })
})
