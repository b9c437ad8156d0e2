import { expect } from 'chai'
import { endpointVerdict } from '../../probes/endpoint-verdict.ts'
import type { Endpoint, Facts, Failure, Observation, Outcome } from '../../probes/model.ts'
import type { VerdictState } from '../../probes/reason.ts'
import {
  AT,
  endpointOf,
  failed,
  featuresOf,
  observation,
  observed,
  presentedChainOf,
  sessionAt,
  skippedFor,
} from './builders.ts'

type Reaction = Facts['command-injection']['reaction']

const REFUSED: Failure = { phase: 'tls', code: 'alert' }
const BROKEN_OFF: Reaction = { kind: 'broken-off', failure: REFUSED }
const IGNORED: Reaction = { kind: 'ignored' }
const PLAIN = ['PLAIN']

/** A session in which the handshake was refused; `steps` changes that. */
function refusedIn(
  endpoint: Endpoint,
  starttls: 'required' | 'offered',
  steps: Parameters<typeof sessionAt>[1] = {},
): Observation[] {
  const mechanisms = starttls === 'offered' ? PLAIN : []
  return sessionAt(endpoint, {
    'features-before-tls': observed(featuresOf({ starttls, mechanisms })),
    starttls: observed({ trailingByteLength: 0 }),
    tls: { state: 'failed', failure: REFUSED },
    ...steps,
  })
}

function injected(endpoint: Endpoint, reaction: Reaction): Observation {
  return observation(endpoint, 'command-injection', observed({ sent: '<iq/>', reaction }))
}

function chains(endpoint: Endpoint): Observation {
  const value = {
    chains: [presentedChainOf()],
    otherKeyType: { state: 'observed', value: 'same' },
  } as const
  return observation(endpoint, 'presented-chains', observed(value))
}

function sessionsOf(endpoint: Endpoint, tls12: Facts['tls-resumption']['tls12']): Observation {
  return observation(endpoint, 'tls-resumption', observed({ tls12, tls13: failed('tls', 'alert') }))
}

function loginAnswered(endpoint: Endpoint, name: 'challenge' | 'failure'): Observation {
  const namespace = 'urn:ietf:params:xml:ns:xmpp-sasl'
  const condition = name === 'failure' ? { condition: 'encryption-required' } : {}
  const answer = { kind: 'element', name, namespace, xml: '', ...condition } as const
  const asked = [{ stimulus: 'sasl-plain', mechanism: 'PLAIN', sent: '<auth/>', answer, at: AT }] as const
  return observation(endpoint, 'clear-text-answers', observed({ asked }))
}

const CLIENTS = endpointOf()
const SERVERS = endpointOf({ service: 's2s', port: 5269 })
const DIRECT = endpointOf({ security: 'direct-tls', port: 5223 })

/** What others may be given that our OpenSSL was refused. */
function helloAnswered(endpoint: Endpoint): Observation {
  const picked = { version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', group: 'MLKEM768' } as const
  return observation(endpoint, 'hello-answer', observed(picked))
}

function failedAfterHello(code: Failure['code']): Outcome<never> {
  return { state: 'failed', failure: { phase: 'tls', code, isAfterHello: true } }
}

const HANDSHAKE: Outcome<Facts['tls']> = observed({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256' })
const CLOSED_INSIDE = { tls: HANDSHAKE, 'features-after-tls': failed('stream', 'closed') }

describe('endpointVerdict, where TLS failed in the session', () => {
  const rows: readonly {
    readonly title: string
    readonly endpoint?: Endpoint
    readonly observations: (endpoint: Endpoint) => readonly Observation[]
    readonly expected: `${VerdictState} ${'proven' | 'advertised'}`
    /** Whether the verdict says why the refusal proves nothing. */
    readonly isNamed: boolean
    readonly code?: 'tls-unsteady' | 'tls-beyond-us'
  }[] = [
    {
      title: 'and nowhere else either',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        injected(at, BROKEN_OFF),
      ],
      expected: 'unusable proven',
      isNamed: false,
    },
    {
      title: 'and a stream inside TLS opened on another connection',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'and a chain was presented on another connection',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        injected(at, BROKEN_OFF),
        chains(at),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'and was made with hellos of one version alone',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        sessionsOf(at, observed({ by: 'none' })),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'and with hellos of one version alone too',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        sessionsOf(at, failed('tls', 'alert')),
      ],
      expected: 'unusable proven',
      isNamed: false,
    },
    {
      title: 'came about elsewhere, and clear text is taken',
      observations: (at) => [
        ...refusedIn(at, 'offered'),
        loginAnswered(at, 'challenge'),
        injected(at, IGNORED),
      ],
      expected: 'optional proven',
      isNamed: true,
    },
    {
      title: 'nowhere, and clear text is taken',
      observations: (at) => [
        ...refusedIn(at, 'offered'),
        loginAnswered(at, 'challenge'),
        injected(at, BROKEN_OFF),
      ],
      expected: 'absent proven',
      isNamed: false,
    },
    {
      title: 'for want of anything to offer, and came about elsewhere',
      observations: (at) => [
        ...sessionAt(at, { 'features-before-tls': failed('stream', 'no-features') }),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'no stream opened inside, and elsewhere one did',
      observations: (at) => [
        ...refusedIn(at, 'required', CLOSED_INSIDE),
        loginAnswered(at, 'failure'),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'no stream opened inside, and only a chain was seen elsewhere',
      observations: (at) => [
        ...refusedIn(at, 'required', CLOSED_INSIDE),
        loginAnswered(at, 'failure'),
        chains(at),
      ],
      expected: 'unusable proven',
      isNamed: false,
    },
    {
      title: 'and came about elsewhere, announced and not asked',
      observations: (at) => [...refusedIn(at, 'offered'), injected(at, IGNORED)],
      expected: 'optional advertised',
      isNamed: true,
    },
    {
      title: 'and came about elsewhere, demanded beside a login',
      observations: (at) => [
        ...refusedIn(at, 'required', {
          'features-before-tls': observed(featuresOf({ starttls: 'required', mechanisms: PLAIN })),
        }),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'and came about elsewhere, demanded by being alone',
      observations: (at) => [
        ...refusedIn(at, 'required', {
          'features-before-tls': observed(featuresOf({ starttls: 'offered' })),
        }),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'by <failure/>, and came about elsewhere',
      observations: (at) => [
        ...refusedIn(at, 'required', {
          starttls: failed('starttls', 'starttls-failure'),
          tls: skippedFor('not-reached'),
        }),
        loginAnswered(at, 'failure'),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'and was made with hellos of TLS 1.3 alone',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        observation(
          at,
          'tls-resumption',
          observed({ tls12: failed('tls', 'alert'), tls13: observed({ by: 'none' }) }),
        ),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'between servers',
      endpoint: SERVERS,
      observations: (at) => [...refusedIn(at, 'required'), injected(at, IGNORED)],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'inside a stream with our name, and not inside one without',
      endpoint: SERVERS,
      observations: (at) => [...refusedIn(at, 'required', CLOSED_INSIDE), injected(at, IGNORED)],
      expected: 'required advertised',
      isNamed: false,
    },
    {
      title: 'from the first byte, and a chain was presented on another connection',
      endpoint: DIRECT,
      observations: (at) => [...sessionAt(at, { tls: { state: 'failed', failure: REFUSED } }), chains(at)],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'for want of what others offer',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        injected(at, BROKEN_OFF),
        helloAnswered(at),
      ],
      expected: 'unknown advertised',
      isNamed: true,
      code: 'tls-beyond-us',
    },
    {
      title: 'for want of what others offer, and clear text is taken',
      observations: (at) => [...refusedIn(at, 'offered'), loginAnswered(at, 'challenge'), helloAnswered(at)],
      expected: 'optional proven',
      isNamed: true,
      code: 'tls-beyond-us',
    },
    {
      title: 'for want of what others offer, from the first byte',
      endpoint: DIRECT,
      observations: (at) => [
        ...sessionAt(at, { tls: { state: 'failed', failure: REFUSED } }),
        helloAnswered(at),
      ],
      expected: 'unknown advertised',
      isNamed: true,
      code: 'tls-beyond-us',
    },
    {
      title: 'for want of what others offer, and came about on another connection all the same',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        injected(at, IGNORED),
        helloAnswered(at),
      ],
      expected: 'unknown advertised',
      isNamed: true,
    },
    {
      title: 'by us, who had not the means for what the server sent',
      observations: (at) => [
        ...refusedIn(at, 'required', { tls: failedAfterHello('peer-incompatible') }),
        loginAnswered(at, 'failure'),
      ],
      expected: 'unknown advertised',
      isNamed: true,
      code: 'tls-beyond-us',
    },
    {
      title: 'by the server, after it had picked from what we offered',
      observations: (at) => [
        ...refusedIn(at, 'required', { tls: failedAfterHello('alert') }),
        loginAnswered(at, 'failure'),
        helloAnswered(at),
      ],
      expected: 'unusable proven',
      isNamed: false,
      code: 'tls-beyond-us',
    },
    {
      title: 'and by another hello too',
      observations: (at) => [
        ...refusedIn(at, 'required'),
        loginAnswered(at, 'failure'),
        observation(at, 'hello-answer', failed('tls', 'alert')),
      ],
      expected: 'unusable proven',
      isNamed: false,
      code: 'tls-beyond-us',
    },
    {
      title: 'by the network',
      observations: (at) => [
        ...refusedIn(at, 'required', { tls: failed('tls', 'reset') }),
        loginAnswered(at, 'failure'),
        injected(at, IGNORED),
      ],
      expected: 'unknown advertised',
      isNamed: false,
    },
  ]
  for (const { title, endpoint = CLIENTS, observations, expected, isNamed, code = 'tls-unsteady' } of rows) {
    it(`${title}: ${expected}`, () => {
      const { state, basis, because } = endpointVerdict(endpoint, observations(endpoint))
      expect(`${state} ${basis}`).to.equal(expected)
      expect(because.some((reason) => reason.code === code)).to.equal(isNamed)
    })
  }
})
