import { expect } from 'chai'
import { Requests } from '../../../bot/chat/requests.ts'
import { ServerBlocks } from '../../../bot/chat/server-blocks.ts'
import { NS, attribute, xml, type Element } from '../../../bot/chat/stanza.ts'
import { BlockList } from '../../../bot/limits/block-list.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const OWN = 'bot@xmpp.example'

/** An account at a server that offers `features`, and what it was told to block and unblock. */
function anAccount({
  features = ['urn:xmpp:blocking'],
  isWilling = true,
}: { readonly features?: readonly string[]; readonly isWilling?: boolean } = {}) {
  const told: string[] = []
  const entries = new Set<string>()
  const blocked = new BlockList({
    list: () => [...entries],
    has: (entry) => entries.has(entry),
    add: (entry) => Promise.resolve(void entries.add(entry)),
    remove: (entry) => Promise.resolve(void entries.delete(entry)),
  })
  const log = new MemoryLog()
  let id = 0
  const requests: Requests = new Requests({
    send(iq) {
      setImmediate(() => requests.handle(answer(iq)))
      return Promise.resolve(true)
    },
    timers: new ManualTimers(),
    own: OWN,
    newId: () => `id-${++id}`,
  })
  function answer(iq: Element): Element {
    const [payload] = iq.getChildElements()
    const attributes = { id: attribute(iq, 'id'), from: attribute(iq, 'to') }
    if (payload?.is('query', NS.discoInfo) === true) {
      expect(attribute(iq, 'to')).to.equal('xmpp.example')
      const all = features.map((name) => xml('feature', { var: name }))
      return xml('iq', { ...attributes, type: 'result' }, xml('query', { xmlns: NS.discoInfo }, ...all))
    }
    expect(attribute(iq, 'to')).to.equal(OWN)
    const items = payload?.getChildren('item').map((item) => attribute(item, 'jid')) ?? []
    told.push(`${payload?.getName()} ${items.join(' ')}`)
    const refusal = xml('error', {}, xml('not-allowed', { xmlns: NS.stanzaErrors }))
    return isWilling
      ? xml('iq', { ...attributes, type: 'result' })
      : xml('iq', { ...attributes, type: 'error' }, refusal)
  }
  return { told, blocked, log, blocks: new ServerBlocks({ requests, own: OWN, blocked, log }) }
}

describe('chat ServerBlocks', () => {
  it('tells the server of all that is blocked, and of each change from then on (XEP-0191 §3.3, §3.4)', async () => {
    const { blocked, blocks, told } = anAccount()
    await blocked.block('spam.example')
    await blocked.block('eve@a.example')
    expect(told).to.deep.equal([])
    await blocks.online()
    await blocked.block('mallory@a.example')
    await blocked.unblock('spam.example')
    await blocks.online()
    expect(told).to.deep.equal([
      'block spam.example eve@a.example',
      'block mallory@a.example',
      'unblock spam.example',
      'block eve@a.example mallory@a.example',
    ])
  })

  it('says nothing to a server that does not offer it, and where nothing is blocked', async () => {
    for (const account of [anAccount({ features: ['urn:xmpp:ping'] }), anAccount()]) {
      await account.blocks.online()
      expect(account.told).to.deep.equal([])
    }
  })

  it('does not block its own server or itself', async () => {
    const { blocked, blocks, told } = anAccount()
    for (const entry of ['xmpp.example', OWN]) await blocked.block(entry)
    await blocks.online()
    await blocked.unblock('xmpp.example')
    expect(told).to.deep.equal([])
  })

  it('logs a refusal, and goes on', async () => {
    const { blocked, blocks, log } = anAccount({ isWilling: false })
    await blocked.block('eve@a.example')
    await blocks.online()
    expect(log.lines).to.include('warn: the server does not block for us')
  })
})
