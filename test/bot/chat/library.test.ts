import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import { NS, xml } from '../../../bot/chat/stanza.ts'
import { libraryClient, tcpTransport, type LibraryClient } from '../../../bot/chat/xmpp-client.ts'

const OPTIONS = {
  service: 'xmpp://xmpp.example',
  domain: 'xmpp.example',
  username: 'bot',
  resource: 'tellus',
  timeout: 1000,
  credentials: () => Promise.resolve(),
}

/** What `bot/chat` rests on inside the library: when one of these fails after an upgrade, read the workaround anew. */
describe('chat @xmpp/client', () => {
  let client: LibraryClient

  beforeEach(() => {
    client = libraryClient(OPTIONS)
    client.reconnect.stop()
  })

  it('is the release that the workarounds were written against', () => {
    const require = createRequire(import.meta.url)
    const path = require.resolve('@xmpp/client/package.json')
    expect(JSON.parse(readFileSync(path, 'utf8'))).to.include({ version: '0.14.0' })
  })

  it('takes its transports from a list, the first that fits', () => {
    expect(client.transports).to.have.length(3)
    expect(tcpTransport(client).prototype.socketParameters('xmpp://host.example')).to.deep.equal({
      port: 5222,
      host: 'host.example',
    })
  })

  it('has sockets and parsers as classes on the prototype of a transport', () => {
    const { Parser } = tcpTransport(client).prototype
    const parser = new Parser()
    expect(parser.root).to.equal(null)
    expect(parser.cursor).to.equal(null)
    for (const method of ['write', 'onStartElement', 'onEndElement'] as const) {
      expect(parser[method]).to.be.a('function')
    }
  })

  it('stops reconnecting by itself when told to', () => {
    const stopped = client.listenerCount('disconnect')
    const untouched = libraryClient(OPTIONS).listenerCount('disconnect')
    expect(stopped).to.equal(untouched - 1)
  })

  it('follows see-other-host in one method, that is replaced', () => {
    expect(client).to.have.property('_onSeeOtherHost').that.is.a('function')
  })

  it('says goodbye in one method, that is replaced', () => {
    expect(client).to.have.property('disconnect').that.is.a('function')
  })

  it('keeps its open requests where they can be ended', () => {
    expect(client.iqCaller.handlers).to.be.instanceOf(Map)
  })

  it('watches acknowledgements by a timeout that can be switched off', () => {
    expect(client.streamManagement.timeout).to.equal(60_000)
  })

  it('tells elements by its own class, whatever their namespace', () => {
    expect(xml('ping', { xmlns: NS.ping }).is('ping', NS.ping)).to.equal(true)
  })
})
