import { expect } from 'chai'
import { classify, type AnswerClass } from '../../probes/classify.ts'
import type { Answer, AskedQuestion, Stimulus } from '../../probes/model.ts'
import { AT } from './builders.ts'

const NAMESPACE = 'urn:ietf:params:xml:ns:xmpp-sasl'

function element(name: string, given: { type?: string; condition?: string } = {}): Answer {
  return { kind: 'element', name, namespace: NAMESPACE, xml: `<${name}/>`, ...given }
}
const failure = (condition: string) => element('failure', { condition })
const iqError = (condition: string) => element('iq', { type: 'error', condition })
const streamError = (condition: string, text = ''): Answer => ({
  kind: 'stream-error',
  condition,
  detail: `${condition}: ${text}`,
  xml: '',
})

function classOf(
  stimulus: Stimulus,
  answer: Answer,
  given: { mechanism?: string; after?: string[]; isTlsUsable?: boolean; isPingUnauthorized?: boolean } = {},
) {
  const question: AskedQuestion = {
    stimulus,
    sent: '',
    answer,
    at: AT,
    mechanism: given.mechanism ?? 'PLAIN',
  }
  const { after: mechanismsAfterTls = [], isTlsUsable = true, isPingUnauthorized = false } = given
  return classify(question, { mechanismsAfterTls, isTlsUsable, isPingUnauthorized }).class
}

/** What real servers answer; each line names whose habit it is. */
const ANSWERS: { title: string; asked: Stimulus; answer: Answer; expected: AnswerClass }[] = [
  {
    title: 'Prosody, ejabberd: encryption-required',
    asked: 'sasl-plain',
    answer: failure('encryption-required'),
    expected: 'refused',
  },
  {
    title: 'a mechanism too weak without TLS',
    asked: 'sasl-plain',
    answer: failure('mechanism-too-weak'),
    expected: 'refused',
  },
  {
    title: 'MongooseIM: policy-violation closes the stream',
    asked: 'sasl-plain',
    answer: streamError('policy-violation', 'Use of STARTTLS required'),
    expected: 'refused',
  },
  { title: 'an empty challenge', asked: 'sasl-plain', answer: element('challenge'), expected: 'processed' },
  { title: 'a SCRAM challenge', asked: 'sasl-scram', answer: element('challenge'), expected: 'processed' },
  {
    title: 'not-authorized for a user that cannot exist',
    asked: 'sasl-scram',
    answer: failure('not-authorized'),
    expected: 'processed',
  },
  {
    title: 'malformed-request for a missing response',
    asked: 'sasl-plain',
    answer: failure('malformed-request'),
    expected: 'processed',
  },
  {
    title: 'a mechanism that is switched off',
    asked: 'sasl-plain',
    answer: failure('invalid-mechanism'),
    expected: 'unavailable',
  },
  {
    title: 'silence',
    asked: 'sasl-plain',
    answer: { kind: 'none', failure: { phase: 'stream', code: 'timeout' } },
    expected: 'ambiguous',
  },
  {
    title: 'system-shutdown',
    asked: 'sasl-plain',
    answer: streamError('system-shutdown'),
    expected: 'ambiguous',
  },
  {
    title: 'see-other-host',
    asked: 'sasl-plain',
    answer: streamError('see-other-host'),
    expected: 'ambiguous',
  },
  {
    title: 'resource-constraint',
    asked: 'sasl-plain',
    answer: streamError('resource-constraint'),
    expected: 'ambiguous',
  },
  {
    title: 'a ban that calls itself policy-violation',
    asked: 'sasl-plain',
    answer: streamError('policy-violation', 'Too many authentication attempts'),
    expected: 'ambiguous',
  },
  {
    title: 'a limit by another name',
    asked: 'sasl-plain',
    answer: streamError('policy-violation', 's2s_rate exceeded'),
    expected: 'ambiguous',
  },
  {
    title: 'a policy of who federates, which is no limit',
    asked: 'dialback',
    answer: streamError('policy-violation', 'We federate over TLS only'),
    expected: 'refused',
  },
  {
    title: 'an element that answers nothing',
    asked: 'sasl-plain',
    answer: element('message'),
    expected: 'ambiguous',
  },
  {
    title: 'Prosody mod_legacyauth: not-acceptable',
    asked: 'iq-auth',
    answer: iqError('not-acceptable'),
    expected: 'refused',
  },
  {
    title: 'the fields of XEP-0078',
    asked: 'iq-auth',
    answer: element('iq', { type: 'result' }),
    expected: 'processed',
  },
  {
    title: 'mod_register_redirect: a place on the web, and no password',
    asked: 'iq-register',
    answer: {
      kind: 'element',
      name: 'iq',
      namespace: NAMESPACE,
      type: 'result',
      isRedirection: true,
      xml: '',
    },
    expected: 'unavailable',
  },
  {
    title: 'a registration form',
    asked: 'iq-register',
    answer: element('iq', { type: 'result' }),
    expected: 'processed',
  },
  {
    title: 'Prosody mod_register_ibr: policy-violation',
    asked: 'iq-register',
    answer: iqError('policy-violation'),
    expected: 'refused',
  },
  {
    title: 'registration that is switched off',
    asked: 'iq-register',
    answer: iqError('service-unavailable'),
    expected: 'unavailable',
  },
  {
    title: 'ejabberd: setup-failed before authentication',
    asked: 'compress',
    answer: failure('setup-failed'),
    expected: 'refused',
  },
  {
    title: 'compression granted, which lets nobody in by itself',
    asked: 'compress',
    answer: element('compressed'),
    expected: 'unavailable',
  },
  {
    title: 'a stanza before authentication',
    asked: 'iq-ping',
    answer: streamError('not-authorized'),
    expected: 'refused',
  },
  {
    title: 'a ping answered before authentication',
    asked: 'iq-ping',
    answer: element('iq', { type: 'result' }),
    expected: 'processed',
  },
  {
    title: 'jabberd2: dropped where TLS is demanded',
    asked: 'sasl-plain',
    answer: { kind: 'ignored' },
    expected: 'refused',
  },
  {
    title: 'ejabberd 23.01 and jabberd2 pass over what they do not know',
    asked: 'sasl2-plain',
    answer: { kind: 'ignored' },
    expected: 'unavailable',
  },
  {
    title: 'jabberd2: dropped, for it does not compress',
    asked: 'compress',
    answer: { kind: 'ignored' },
    expected: 'unavailable',
  },
  {
    title: 'jabberd2: a challenge before TLS',
    asked: 'sasl-challenged',
    answer: element('challenge'),
    expected: 'processed',
  },
  {
    title: 'jabberd2: no such user, who would else be let in',
    asked: 'iq-auth',
    answer: iqError('not-authorized'),
    expected: 'processed',
  },
  {
    title: 'dialback refused for want of TLS (XEP-0220 §2.5)',
    asked: 'dialback',
    answer: element('result', { type: 'error', condition: 'policy-violation' }),
    expected: 'refused',
  },
  {
    title: 'dialback refused by ending the stream',
    asked: 'dialback',
    answer: streamError('policy-violation', 'Use of STARTTLS required'),
    expected: 'refused',
  },
  {
    title: 'dialback that lets the domain in',
    asked: 'dialback',
    answer: element('result', { type: 'valid' }),
    expected: 'processed',
  },
  {
    title: 'Prosody calls back before it thinks of TLS',
    asked: 'dialback',
    answer: element('result', { type: 'invalid' }),
    expected: 'ambiguous',
  },
  {
    title: 'a call back that failed',
    asked: 'dialback',
    answer: element('result', { type: 'error', condition: 'remote-connection-failed' }),
    expected: 'ambiguous',
  },
  {
    title: 'a stream that ends without a word behind dialback: verification may have failed',
    asked: 'dialback',
    answer: { kind: 'closed' },
    expected: 'ambiguous',
  },
  {
    title: 'SASL2 on a server that does not know it',
    asked: 'sasl2-plain',
    answer: streamError('unsupported-stanza-type'),
    expected: 'unavailable',
  },
]

const SASL = ['sasl-plain', 'sasl-scram', 'sasl-challenged', 'sasl2-plain', 'sasl-compressed'] as const
const LOGIN_STANZAS = ['iq-auth', 'iq-register'] as const
const STANZAS = [...LOGIN_STANZAS, 'iq-ping'] as const
const LOGINS = [...SASL, ...STANZAS, 'compress'] as const
const STIMULI = [...LOGINS, 'starttls-unoffered', 'dialback', 'dialback-verify'] as const
const CLOSED: Answer = { kind: 'closed' }
const IGNORED: Answer = { kind: 'ignored' }

/** What a kind of answer means for each question that can be answered so; for every other one it means nothing. */
const MEANINGS: readonly {
  readonly title: string
  readonly answers: readonly Answer[]
  readonly meanings: Readonly<Partial<Record<AnswerClass, readonly Stimulus[]>>>
}[] = [
  {
    title: 'a want of encryption (RFC 6120 §6.5.4, §6.5.9)',
    answers: ['encryption-required', 'mechanism-too-weak'].map(failure),
    meanings: { refused: SASL },
  },
  {
    title: 'an exchange that goes on, or is over (RFC 6120 §6.4, XEP-0388)',
    answers: ['challenge', 'success', 'continue'].map((name) => element(name)),
    meanings: { processed: SASL },
  },
  {
    title: 'a fault of the exchange itself (RFC 6120 §6.5)',
    answers: [
      'not-authorized',
      'malformed-request',
      'incorrect-encoding',
      'temporary-auth-failure',
      'account-disabled',
      'credentials-expired',
      'invalid-authzid',
    ].map(failure),
    meanings: { processed: SASL },
  },
  {
    title: 'no such mechanism (RFC 6120 §6.5.7)',
    answers: [failure('invalid-mechanism')],
    meanings: { unavailable: SASL },
  },
  {
    title: 'a result',
    answers: [element('iq', { type: 'result' })],
    meanings: { processed: STANZAS },
  },
  {
    title: 'a stanza that is not understood (RFC 6120 §8.3.3)',
    answers: ['service-unavailable', 'feature-not-implemented', 'not-allowed', 'item-not-found'].map(iqError),
    meanings: { unavailable: STANZAS },
  },
  {
    title: 'a stanza that policy forbids (RFC 6120 §8.3.3)',
    answers: ['policy-violation', 'forbidden'].map(iqError),
    meanings: { refused: STANZAS },
  },
  {
    title: 'a login that is not acceptable (XEP-0077, XEP-0078)',
    answers: [iqError('not-acceptable')],
    meanings: { refused: LOGIN_STANZAS },
  },
  {
    title: 'a stanza before a login (RFC 6120 §8.3.3), which for XEP-0078 judges the user',
    answers: [iqError('not-authorized')],
    meanings: { refused: ['iq-register', 'iq-ping'], processed: ['iq-auth'] },
  },
  {
    title: 'compression that begins, and methods that are not there (XEP-0138)',
    answers: [element('compressed'), failure('unsupported-method')],
    meanings: { unavailable: ['compress'] },
  },
  {
    title: 'compression that may not begin (XEP-0138)',
    answers: ['setup-failed', 'processing-failed'].map(failure),
    meanings: { refused: ['compress'] },
  },
  {
    title: 'dialback that is refused (XEP-0220 §2.5)',
    answers: ['policy-violation', 'not-authorized'].map((condition) =>
      element('result', { type: 'error', condition }),
    ),
    meanings: { refused: ['dialback'] },
  },
  {
    title: 'dialback that lets in',
    answers: [element('result', { type: 'valid' })],
    meanings: { processed: ['dialback'] },
  },
  {
    title: 'a key that is looked at, which lets nobody in',
    answers: ['valid', 'invalid', 'error'].map((type) => element('verify', { type })),
    meanings: { unavailable: ['dialback-verify'] },
  },
  {
    title: 'a stream that policy ends (RFC 6120 §4.9.3.14)',
    answers: [streamError('policy-violation')],
    meanings: { refused: [...LOGINS, 'dialback', 'dialback-verify'] },
  },
  {
    title: 'a stream that ends for want of a login (RFC 6120 §4.9.3.12)',
    answers: [streamError('not-authorized')],
    meanings: { refused: [...LOGINS, 'dialback'] },
  },
  {
    title: 'a stream that ends at what it does not know (RFC 6120 §4.9.3)',
    answers: ['unsupported-stanza-type', 'unsupported-feature', 'bad-format', 'invalid-namespace'].map(
      (condition) => streamError(condition),
    ),
    meanings: { unavailable: ['sasl2-plain', 'compress', ...STANZAS] },
  },
  { title: 'an end without a word', answers: [CLOSED], meanings: { refused: LOGINS } },
  {
    title: 'a question that is passed over, of those that every server knows',
    answers: [IGNORED],
    meanings: {
      refused: ['sasl-plain', 'sasl-scram', 'sasl-challenged', 'sasl-compressed', 'dialback-verify'],
      unavailable: ['sasl2-plain', 'compress', ...STANZAS],
    },
  },
  {
    title: 'what says nothing of TLS',
    answers: [
      ...['internal-server-error', 'bad-request'].map(iqError),
      ...['aborted', 'unknown'].map(failure),
      ...['system-shutdown', 'undefined-condition'].map((condition) => streamError(condition)),
      element('failure'),
      element('iq'),
      { kind: 'none', failure: { phase: 'stream', code: 'timeout' } },
    ],
    meanings: {},
  },
]

describe('classify, every question', () => {
  for (const { title, answers, meanings } of MEANINGS) {
    it(`reads ${title}`, () => {
      for (const answer of answers)
        for (const asked of STIMULI) {
          const found = Object.entries(meanings).find(([, stimuli]) => stimuli.includes(asked))
          expect(classOf(asked, answer), `${asked}, ${JSON.stringify(answer)}`).to.equal(
            found?.[0] ?? 'ambiguous',
          )
        }
    })
  }

  it('reads what else is known of the endpoint into nothing that it does not concern', () => {
    const given = { after: ['PLAIN'], isTlsUsable: false, isPingUnauthorized: true }
    const plainly = MEANINGS.flatMap(({ answers }) => answers).filter(({ kind }) => kind !== 'closed')
    for (const answer of plainly)
      for (const asked of STIMULI) {
        const isJudgedByPing =
          asked === 'iq-auth' && 'condition' in answer && answer.condition === 'not-authorized'
        const isJudgedByMechanism = 'condition' in answer && answer.condition === 'invalid-mechanism'
        if (isJudgedByMechanism || (isJudgedByPing && answer.kind === 'element')) continue
        expect(classOf(asked, answer, given), `${asked}, ${JSON.stringify(answer)}`).to.equal(
          classOf(asked, answer),
        )
      }
  })
})

describe('classify', () => {
  for (const { title, asked, answer, expected } of ANSWERS) {
    it(`reads ${asked}: ${title} as ${expected}`, () => {
      expect(classOf(asked, answer)).to.equal(expected)
    })
  }

  it('reads invalid-mechanism as refused when TLS brings the same mechanism (RFC 6120 §6.5.7)', () => {
    expect(classOf('sasl-plain', failure('invalid-mechanism'), { after: ['PLAIN'] })).to.equal('refused')
    expect(classOf('sasl-plain', failure('invalid-mechanism'), { after: ['EXTERNAL'] })).to.equal(
      'unavailable',
    )
  })

  it('reads an end without a word as refused only where TLS is known to work', () => {
    expect(classOf('sasl-plain', { kind: 'closed' })).to.equal('refused')
    expect(classOf('sasl-plain', { kind: 'closed' }, { isTlsUsable: false })).to.equal('ambiguous')
  })

  it('names the clause that every reading rests on', () => {
    for (const { asked, answer, expected } of ANSWERS.filter((row) => row.expected !== 'ambiguous')) {
      const { spec } = classify(
        { stimulus: asked, sent: '', answer, at: AT },
        { mechanismsAfterTls: [], isTlsUsable: true, isPingUnauthorized: false },
      )
      expect(spec, `${asked} ${expected}`).not.to.be.empty
    }
  })

  it('takes not-authorized to jabber:iq:auth for no judgement where a ping gets the same', () => {
    const answer = iqError('not-authorized')
    expect(classOf('iq-auth', answer)).to.equal('processed')
    const context = { mechanismsAfterTls: [], isTlsUsable: true, isPingUnauthorized: true }
    const read = classify({ stimulus: 'iq-auth', sent: '', answer, at: AT }, context)
    expect([read.class, read.spec.map(({ name }) => name)]).to.deep.equal(['refused', ['RFC 6120 §8.3.3']])
  })
})
