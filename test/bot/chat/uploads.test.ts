import { expect } from 'chai'
import { Requests } from '../../../bot/chat/requests.ts'
import { NS, xml, type Element } from '../../../bot/chat/stanza.ts'
import { type PutFile, Uploads } from '../../../bot/chat/uploads.ts'
import { ManualTimers, MemoryLog } from './scripted-stream.ts'

const PICTURE = { png: Buffer.alloc(1000, 1), name: 'tellus-a.example.png' }
const never = new AbortController().signal
const GET = 'https://upload.example/1/tr%C3%A8s.png'

/** What a server answers: the payload of a result, or an error; `undefined` for silence. */
type Answers = (to: string, payload: Element) => Element | undefined

const info = (features: readonly string[], ...children: readonly Element[]): Element =>
  xml('query', { xmlns: NS.discoInfo }, ...features.map((name) => xml('feature', { var: name })), ...children)

const limit = (bytes: string, type: string = NS.upload): Element =>
  xml(
    'x',
    { xmlns: NS.dataForm, type: 'result' },
    xml('field', { var: 'FORM_TYPE', type: 'hidden' }, xml('value', {}, type)),
    xml('field', { var: 'max-file-size' }, xml('value', {}, bytes)),
  )

const error = (...children: readonly Element[]): Element => xml('error', { type: 'modify' }, ...children)
const condition = (name: string): Element => xml(name, { xmlns: NS.stanzaErrors })

const slot = ({
  put = 'https://put.example/1',
  get = GET,
  headers = [] as readonly Element[],
} = {}): Element =>
  xml('slot', { xmlns: NS.upload }, xml('put', { url: put }, ...headers), xml('get', { url: get }))

/** A server with rooms and an upload service, which gives that slot. */
function aServer({
  gives = slot(),
  form = limit('5000'),
}: { gives?: Element; form?: Element } = {}): Answers {
  return (to, payload) => {
    if (payload.is('query', NS.discoItems))
      return xml(
        'query',
        { xmlns: NS.discoItems },
        xml('item', { jid: 'rooms.xmpp.example' }),
        xml('item', { jid: 'upload.xmpp.example' }),
      )
    if (payload.is('query', NS.discoInfo))
      return to === 'upload.xmpp.example' ? info([NS.upload], form) : info([])
    return gives
  }
}

function anUploader(answers: Answers, put: PutFile = () => Promise.resolve({ state: 'observed' })) {
  const timers = new ManualTimers()
  const asked: Element[] = []
  const uploaded: Parameters<PutFile>[0][] = []
  let id = 0
  const requests: Requests = new Requests({
    send(iq) {
      asked.push(iq)
      const [payload] = iq.getChildElements()
      const { to } = iq.attrs as { to: string }
      const answer = payload === undefined ? undefined : answers(to, payload)
      if (answer === undefined) return Promise.resolve(true)
      const type = answer.is('error') ? 'error' : 'result'
      queueMicrotask(() => requests.handle(xml('iq', { type, id: String(iq.attrs['id']), from: to }, answer)))
      return Promise.resolve(true)
    },
    timers,
    own: 'bot@xmpp.example',
    newId: () => `id-${++id}`,
  })
  const uploads = new Uploads({
    requests,
    domain: 'xmpp.example',
    putFile(upload, signal) {
      uploaded.push(upload)
      return put(upload, signal)
    },
    log: new MemoryLog(),
  })
  return { asked, timers, uploaded, uploads }
}

describe('chat Uploads', () => {
  it('finds the service by disco (XEP-0363 §3), asks for a slot (§4), uploads (§7), and gives its URL', async () => {
    const headers = [
      xml('header', { name: 'Authorization' }, 'Basic a\r\nb=='),
      xml('header', { name: 'cOOkie\n' }, 'one=1'),
      xml('header', { name: 'Cookie' }, 'two=2'),
      xml('header', { name: 'X-Other' }, 'no'),
      xml('header', { name: 'Host' }, 'elsewhere.example'),
    ]
    const { asked, uploaded, uploads } = anUploader(aServer({ gives: slot({ headers }) }))
    expect(await uploads.share(PICTURE, never)).to.deep.equal({ state: 'shared', url: GET })
    expect(asked.map(({ attrs }): unknown => attrs['to'])).to.deep.equal([
      'xmpp.example',
      'xmpp.example',
      'rooms.xmpp.example',
      'upload.xmpp.example',
      'upload.xmpp.example',
    ])
    const request = asked.at(-1)
    expect(request?.attrs['type']).to.equal('get')
    expect(request?.getChild('request', NS.upload)?.attrs).to.deep.include({
      filename: 'tellus-a.example.png',
      size: '1000',
      'content-type': 'image/png',
    })
    const [upload] = uploaded
    expect({ ...upload, url: upload?.url.href }).to.deep.equal({
      url: 'https://put.example/1',
      bytes: PICTURE.png,
      contentType: 'image/png',
      headers: [
        ['Authorization', 'Basic ab=='],
        ['cOOkie', 'one=1'],
        ['Cookie', 'two=2'],
      ],
    })
  })

  it('looks for the service once a session', async () => {
    const { asked, uploads } = anUploader(aServer())
    await uploads.share(PICTURE, never)
    const first = asked.length
    await uploads.share(PICTURE, never)
    expect(asked.length - first).to.equal(1)
    uploads.forget()
    await uploads.share(PICTURE, never)
    expect(asked.length - first).to.equal(1 + first)
  })

  it('finds a service that comes, goes, moves or takes more than it did, within a session', async () => {
    const away: Answers = (_to, payload) =>
      payload.is('query', NS.discoItems)
        ? xml('query', { xmlns: NS.discoItems })
        : error(condition('service-unavailable'))
    const moved: Answers = (to, payload) => {
      if (payload.is('query', NS.discoItems))
        return xml('query', { xmlns: NS.discoItems }, xml('item', { jid: 'share.xmpp.example' }))
      return to === 'upload.xmpp.example'
        ? error(condition('item-not-found'))
        : aServer()('upload.xmpp.example', payload)
    }
    const small = aServer({ form: limit('1') })
    let answers = away
    const { uploads } = anUploader((to, payload) => answers(to, payload))
    const outcomes: string[] = []
    for (const next of [away, small, aServer(), away, away, aServer(), moved, moved]) {
      answers = next
      const shared = await uploads.share(PICTURE, never)
      outcomes.push(shared.state === 'shared' ? 'shared' : shared.because)
    }
    expect(outcomes).to.deep.equal([
      'no-service',
      'too-large',
      'shared',
      'refused',
      'no-service',
      'shared',
      'refused',
      'shared',
    ])
  })

  it('takes the server itself for the service where it says so', async () => {
    const { uploads } = anUploader((to, payload) => {
      if (payload.is('query', NS.discoItems)) return xml('query', { xmlns: NS.discoItems })
      return payload.is('query') ? info([NS.upload]) : slot({ get: `https://${to}/1` })
    })
    expect(await uploads.share(PICTURE, never)).to.deep.equal({
      state: 'shared',
      url: 'https://xmpp.example/1',
    })
  })

  const refusals: readonly (readonly [string, Answers, string])[] = [
    [
      'there is no service',
      (_to, payload) => (payload.is('query', NS.discoItems) ? error(condition('not-allowed')) : info([])),
      'no-service',
    ],
    ['the picture is over the limit', aServer({ form: limit('999') }), 'too-large'],
    [
      'the service finds it too large (XEP-0363 §6)',
      aServer({ gives: error(condition('not-acceptable'), xml('file-too-large', { xmlns: NS.upload })) }),
      'too-large',
    ],
    ['the service refuses', aServer({ gives: error(condition('forbidden')) }), 'refused'],
    ['the service gives no slot', aServer({ gives: xml('other') }), 'failed'],
    [
      'the slot takes files in clear text',
      aServer({ gives: slot({ put: 'http://put.example/1' }) }),
      'failed',
    ],
    [
      'the slot shows files in clear text',
      aServer({ gives: slot({ get: 'http://get.example/1' }) }),
      'failed',
    ],
    [
      'the URL holds more than a URL',
      aServer({ gives: slot({ get: 'https://get.example/1 and more' }) }),
      'failed',
    ],
    [
      'the URL is longer than any',
      aServer({ gives: slot({ get: `https://get.example/${'1'.repeat(2000)}` }) }),
      'failed',
    ],
  ]
  for (const [title, answers, because] of refusals) {
    it(`says ${because} where ${title}`, async () => {
      const { uploaded, uploads } = anUploader(answers)
      expect(await uploads.share(PICTURE, never)).to.deep.equal({ state: 'not-shared', because })
      expect(uploaded).to.deep.equal([])
    })
  }

  it('goes by no limit that is none, or another service’s', async () => {
    for (const form of [limit('soon'), limit('1', 'urn:example:other')])
      expect((await anUploader(aServer({ form })).uploads.share(PICTURE, never)).state).to.equal('shared')
  })

  it('says failed where the upload came to nothing', async () => {
    const put: PutFile = () => Promise.resolve({ state: 'failed', failure: { code: 'timeout' } })
    const { uploads } = anUploader(aServer(), put)
    expect(await uploads.share(PICTURE, never)).to.deep.equal({ state: 'not-shared', because: 'failed' })
  })

  it('is held up by no component that is silent, and asks again where it found nothing for that reason', async () => {
    let isSilent = true
    const answers: Answers = (to, payload) =>
      isSilent && to === 'upload.xmpp.example' ? undefined : aServer()(to, payload)
    const { timers, uploads } = anUploader(answers)
    const first = uploads.share(PICTURE, never)
    await new Promise((resolve) => setImmediate(resolve))
    timers.pass(5_000)
    expect(await first).to.deep.equal({ state: 'not-shared', because: 'failed' })
    isSilent = false
    expect((await uploads.share(PICTURE, never)).state).to.equal('shared')
  })

  it('says of which kind data are, and how many bytes (XEP-0363 §4)', async () => {
    const { asked, uploaded, uploads } = anUploader(aServer({ gives: slot({}) }))
    const file = { text: 'Größe\r\n', mediaType: 'text/csv', name: 'tellus-campaigns.csv' } as const
    expect((await uploads.share(file, never)).state).to.equal('shared')
    const request = asked.find((one) => one.getChild('request') !== undefined)?.getChild('request')
    expect(request?.attrs).to.include({ filename: file.name, size: '9', 'content-type': 'text/csv' })
    expect(uploaded.map(({ bytes, contentType }) => [bytes.byteLength, contentType])).to.deep.equal([
      [9, 'text/csv'],
    ])
  })
})
