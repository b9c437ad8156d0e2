import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { AccountPage } from '../../../bot/chat/account-page.ts'
import { photoElement } from '../../../bot/chat/profile.ts'
import { Requests } from '../../../bot/chat/requests.ts'
import { NS, attribute, xml, type Element } from '../../../bot/chat/stanza.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const OWN = 'bot@xmpp.example'
const PEP = 'http://jabber.org/protocol/pubsub#publish'
const AVATAR = { png: Buffer.from('picture'), width: 256, height: 256 }
const HASH = createHash('sha1').update('picture').digest('hex')

/** An account's server: keeps what it is given, and answers from that. */
class Server {
  readonly sets: Element[] = []
  readonly nodes = new Map<string, Map<string, Element>>()
  readonly features: readonly string[]
  storage: Element | undefined
  /** Of every error; `undefined` for silence. */
  condition: string | undefined = 'item-not-found'
  isBroken = false
  vcard: Element | undefined

  constructor(features: readonly string[]) {
    this.features = features
  }

  /** @returns The payload of the result; `undefined` for an error. */
  answer(iq: Element): readonly Element[] | undefined {
    const payload = iq.getChildElements()[0]
    if (payload === undefined || iq.attrs['to'] !== OWN) return undefined
    if (this.isBroken && payload.getNS() !== NS.discoInfo && iq.attrs['type'] === 'get') return undefined
    if (iq.attrs['type'] === 'set') this.sets.push(payload)
    const isSet = iq.attrs['type'] === 'set'
    switch (payload.getNS()) {
      case NS.discoInfo:
        return [
          xml(
            'query',
            { xmlns: NS.discoInfo },
            ...this.features.map((name) => xml('feature', { var: name })),
          ),
        ]
      case NS.vcard:
        if (isSet) this.vcard = payload
        return this.vcard === undefined ? undefined : [this.vcard]
      case NS.privateStorage:
        if (isSet) this.storage = payload.getChild('storage')
        return [
          xml(
            'query',
            { xmlns: NS.privateStorage },
            this.storage ?? xml('storage', { xmlns: NS.oldBookmarks }),
          ),
        ]
      default:
        return this.#pubsub(payload)
    }
  }

  #pubsub(payload: Element): readonly Element[] {
    const [action] = payload.getChildElements()
    const node = (action === undefined ? undefined : attribute(action, 'node')) ?? ''
    const items = this.nodes.get(node) ?? new Map<string, Element>()
    this.nodes.set(node, items)
    for (const item of action?.getChildren('item') ?? []) {
      const id = attribute(item, 'id') ?? ''
      if (action?.is('publish') === true) items.set(id, item)
      if (action?.is('retract') === true) items.delete(id)
    }
    return [xml('pubsub', { xmlns: NS.pubsub }, xml('items', { node }, ...items.values()))]
  }
}

function aPage(server: Server) {
  const timers = new ManualTimers()
  const log = new MemoryLog()
  let id = 0
  const requests: Requests = new Requests({
    send(iq) {
      const result = server.answer(iq)
      // Without a sender, as Prosody answers for the account itself.
      const attributes = { id: String(iq.attrs['id']) }
      if (result === undefined && server.condition === undefined) return Promise.resolve(false)
      const refusal = xml('error', {}, xml(server.condition ?? '', { xmlns: NS.stanzaErrors }))
      const answer =
        result === undefined
          ? xml('iq', { ...attributes, type: 'error' }, refusal)
          : xml('iq', { ...attributes, type: 'result' }, ...result)
      setImmediate(() => requests.handle(answer))
      return Promise.resolve(true)
    },
    timers,
    own: OWN,
    newId: () => `id-${++id}`,
  })
  return new AccountPage({ requests, own: OWN, nickname: 'tellus', avatar: AVATAR, log })
}

/** Lets everything that waits for the server's answers go on until nothing is asked any more. */
async function settle(server: Server): Promise<void> {
  let seen = -1
  for (let quiet = 0; quiet < 20; quiet = seen === server.sets.length ? quiet + 1 : 0) {
    seen = server.sets.length
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('chat AccountPage', () => {
  const ROOM = 'room@muc.example'

  it('publishes nickname, picture and what describes it, the data before the description (XEP-0172, XEP-0084 §3.1)', async () => {
    const server = new Server([PEP, 'urn:xmpp:pep-vcard-conversion:0'])
    await aPage(server).online()
    expect(server.sets.map((payload) => payload.getChild('publish')?.attrs['node'] as unknown)).to.deep.equal(
      ['http://jabber.org/protocol/nick', 'urn:xmpp:avatar:data', 'urn:xmpp:avatar:metadata'],
    )
    const item = server.nodes.get('urn:xmpp:avatar:metadata')?.get(HASH)
    expect(item?.getChild('metadata')?.getChild('info')?.attrs).to.deep.equal({
      id: HASH,
      type: 'image/png',
      bytes: '7',
      width: '256',
      height: '256',
    })
    const data = server.nodes.get('urn:xmpp:avatar:data')?.get(HASH)?.getChildText('data')
    expect(Buffer.from(data ?? '', 'base64').toString()).to.equal('picture')
  })

  it('publishes nothing that is there already', async () => {
    const server = new Server([PEP])
    await aPage(server).online()
    const count = server.sets.length
    await aPage(server).online()
    expect([count, server.sets.length]).to.deep.equal([4, 4])
  })

  it('puts the picture into the vCard, and leaves the rest of it (XEP-0153)', async () => {
    const server = new Server([])
    server.vcard = xml(
      'vCard',
      { xmlns: NS.vcard },
      xml('FN', {}, 'Tellus'),
      xml('PHOTO', {}, xml('BINVAL', {}, 'b2xk')),
    )
    await aPage(server).online()
    expect(server.vcard.toString()).to.equal(
      `<vCard xmlns="vcard-temp"><FN>Tellus</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>cGljdHVyZQ==</BINVAL></PHOTO></vCard>`,
    )
    expect(photoElement(AVATAR).toString()).to.equal(
      `<x xmlns="vcard-temp:x:update"><photo>${HASH}</photo></x>`,
    )
  })

  it('bookmarks its rooms where old clients see that too, for nobody else to read (XEP-0402)', async () => {
    const server = new Server([PEP, 'urn:xmpp:bookmarks:1#compat', 'urn:xmpp:pep-vcard-conversion:0'])
    const page = aPage(server)
    await page.online()
    page.entered(ROOM)
    page.entered(ROOM)
    await settle(server)
    const published = server.sets.filter(
      (set) => set.getChild('publish')?.attrs['node'] === 'urn:xmpp:bookmarks:1',
    )
    expect(published.map(String)).to.deep.equal([
      `<pubsub xmlns="http://jabber.org/protocol/pubsub"><publish node="urn:xmpp:bookmarks:1"><item id="${ROOM}"><conference xmlns="urn:xmpp:bookmarks:1" autojoin="true"><nick>tellus</nick></conference></item></publish><publish-options><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE" type="hidden"><value>http://jabber.org/protocol/pubsub#publish-options</value></field><field var="pubsub#persist_items"><value>true</value></field><field var="pubsub#max_items"><value>max</value></field><field var="pubsub#send_last_published_item"><value>never</value></field><field var="pubsub#access_model"><value>whitelist</value></field></x></publish-options></pubsub>`,
    ])
    page.left(ROOM)
    await settle(server)
    expect([...(server.nodes.get('urn:xmpp:bookmarks:1')?.keys() ?? [])]).to.deep.equal([])
  })

  it('bookmarks its rooms in private storage elsewhere, and leaves what others put there (XEP-0048)', async () => {
    const server = new Server([])
    const others = [
      xml('conference', { jid: 'old@muc.example', name: 'Old' }),
      xml('url', { url: 'https://a.example' }),
    ]
    server.storage = xml('storage', { xmlns: NS.oldBookmarks }, ...others)
    const page = aPage(server)
    await page.online()
    page.entered('old@muc.example')
    page.entered(ROOM)
    await settle(server)
    expect(server.storage.getChildElements().map(String)).to.deep.equal([
      '<conference jid="old@muc.example" name="Old"/>',
      '<url url="https://a.example"/>',
      `<conference jid="${ROOM}" autojoin="true"><nick>tellus</nick></conference>`,
    ])
    page.left(ROOM)
    await settle(server)
    expect(server.storage.getChildElements().map(String)).to.deep.equal([
      '<conference jid="old@muc.example" name="Old"/>',
      '<url url="https://a.example"/>',
    ])
  })

  for (const condition of ['internal-server-error', undefined]) {
    it(`writes over nothing that it cannot read: ${condition ?? 'silence'}`, async () => {
      const server = new Server([PEP, 'urn:xmpp:bookmarks:1#compat'])
      const old = new Server([])
      for (const each of [server, old]) {
        each.condition = condition
        each.isBroken = true
        const page = aPage(each)
        await page.online()
        page.entered(ROOM)
        page.left(ROOM)
        await settle(each)
        const written = each.sets.map((set) => set.toString()).join()
        expect(written).not.to.include('node="urn:xmpp:bookmarks:1"')
        expect(written).not.to.include(NS.privateStorage)
        expect(written).not.to.include(NS.vcard)
      }
    })
  }

  it('leaves private storage alone that cannot be read any more', async () => {
    const server = new Server([])
    server.storage = xml('storage', { xmlns: NS.oldBookmarks }, xml('url', { url: 'https://a.example' }))
    const page = aPage(server)
    await page.online()
    page.entered(ROOM)
    await settle(server)
    const before = String(server.storage)
    server.isBroken = true
    server.condition = 'resource-constraint'
    page.entered('other@muc.example')
    page.left(ROOM)
    await settle(server)
    expect(String(server.storage)).to.equal(before)
  })

  it('has a picture of at most 72 KiB, as large as it says', async () => {
    const png = await readFile('assets/avatar.png')
    expect(png.length).to.be.lessThan(72 * 1024)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([256, 256])
  })
})
