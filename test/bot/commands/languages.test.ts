import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { type Language, languages, translator, wordsFor } from '../../../bot/locales/index.ts'
import type { ServerCard } from '../../../bot/ports.ts'
import { columns } from '../../../bot/reply/columns.ts'
import { aReport, aVerdict, anEndpoint, features, untrusted, aCertificate, aLeaf } from '../reports.ts'
import { aConversation } from './conversation.ts'
import { goesLike } from './transcript.ts'

const TRANSCRIPTS = new URL('../../../../test/bot/commands/transcripts/', import.meta.url)

/** One sound server, one that takes passwords in clear under a bad certificate, and one that breaks the bot. */
function aConversationAbout() {
  return aConversation({
    contacts: { lookUp: () => Promise.resolve(CARD) },
    scan({ domain }) {
      if (domain === 'broken.xmpp.jp') throw new TypeError('a fault of ours')
      return Promise.resolve(domain === 'bad.xmpp.jp' ? aBadReport() : aReport({ domain }))
    },
  })
}

/** Publishes an address of each kind. */
const CARD: ServerCard = {
  published: {
    state: 'told',
    value: {
      contacts: (['admin', 'abuse', 'security', 'support', 'feedback', 'sales', 'status'] as const).map(
        (role) => ({ role, scheme: 'mailto', uri: `mailto:${role}@xmpp.jp` }),
      ),
      outageDocuments: ['https://status.example/'],
    },
  },
  software: { state: 'told', value: { name: 'Prosody', version: '0.12.3' } },
}

function aBadReport() {
  const beforeTls = features({ starttls: 'offered', mechanisms: ['PLAIN'] })
  const certificate = aCertificate({
    trust: untrusted('CERT_HAS_EXPIRED'),
    daysLeft: -4,
    name: 'mismatch',
    leaf: aLeaf({ names: { dns: ['a.example', 'b.example'], srv: [], xmppAddr: [] } }),
  })
  const lost = { state: 'failed', phase: 'tcp', code: 'timeout' } as const
  return aReport({
    domain: 'bad.xmpp.jp',
    verdict: { c2s: aVerdict('optional'), s2s: aVerdict('unknown') },
    endpoints: [
      anEndpoint('c2s', { features: { beforeTls }, certificate }),
      {
        service: 's2s',
        security: 'starttls',
        host: 'bad.xmpp.jp',
        port: 5269,
        source: 'srv',
        outcome: lost,
        features: {},
      },
    ],
  })
}

/** Who is to be forgotten, in the words of whoever asks for it. */
const ME: Readonly<Record<Language, string>> = {
  en: 'me',
  'zh-Hans': '我',
  'zh-Hant': '我',
  ja: '私',
  de: 'mich',
  ru: 'меня',
  fr: 'moi',
  es: 'me',
}

/** What the language has nothing shorter for: what servers send, and when. */
const WIDE_FACTS = /SCRAM-SHA-256|UTC/

describe('bot in every language', () => {
  for (const language of languages) {
    it(
      `goes like the transcript in ${language}`,
      goesLike(readTranscriptFile(language), aConversationAbout()),
    )

    it(`keeps the lines about a sound server within a phone in ${language}: 36 columns`, async () => {
      const [report = ''] = await aConversationAbout().say(`${wordsFor('check', language)[0]} xmpp.jp`)
      const wide = report.split('\n').filter((line) => columns(line) > 36 && !WIDE_FACTS.test(line))
      expect(wide).to.deep.equal([])
    })

    it(`asks in ${language} for a line that it understands before it forgets somebody`, async () => {
      const conversation = aConversationAbout()
      const [asked = ''] = await conversation.say(wordsFor('forget', language)[0])
      const [, line = ''] = /[:：]\s*(.+)$/u.exec(asked) ?? []
      expect(line).to.equal(`${wordsFor('forget', language)[0]} ${ME[language]}`)
      expect(await conversation.say(line)).to.deep.equal([translator(language)({ say: 'forget.done' })])
    })
  }
})

/** One file a language: what is read there is what people read, and is changed by hand together with the catalogue. */
function readTranscriptFile(language: Language): string {
  return readFileSync(new URL(`${language}.txt`, TRANSCRIPTS), 'utf8').trimEnd()
}
