import { expect } from 'chai'
import { classify, type AnswerClass } from '../../probes/classify.ts'
import type { Answer, AskedQuestion, Stimulus } from '../../probes/model.ts'
import { AT } from './builders.ts'

const SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'

function element(name: string, given: { type?: string; condition?: string } = {}): Answer {
  return { kind: 'element', name, namespace: SASL, xml: `<${name}/>`, ...given }
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
    expect(classOf('iq-auth', answer, { isPingUnauthorized: true })).to.equal('refused')
  })
})
