import { announcedMechanisms, unaskedLogins } from './advertised-verdict.ts'
import { classify, type AnswerClass } from './classify.ts'
import { outcomeAt } from './endpoint.ts'
import type { Announcement, AskedQuestion, Endpoint, Observation, Outcome, StreamFeatures } from './model.ts'
import type { VerdictState } from './reason.ts'
import { firstFailure, isRefusalOfTls } from './observation.ts'
import { contradictedRefusal } from './unsteady-tls.ts'

/** A question with what its answer was found to say. */
export interface ReadAnswer {
  readonly question: AskedQuestion
  readonly class: AnswerClass
}

/** Who answers offers the service. */
type ProvenState = Exclude<VerdictState, 'not-offered'>

/** What the answers prove about one endpoint. */
export interface ProvenVerdict {
  readonly state: ProvenState
  /** The answers that decide first, then the others. */
  readonly answers: readonly ReadAnswer[]
  /** Nothing was taken up, and nothing speaks against what is announced; but a login that is announced was not asked for. */
  readonly isLeftToAnnouncement: boolean
  readonly isTlsUsable: boolean
  /** A login without TLS was announced on one stream, and something else on another. */
  readonly isUnsteady: boolean
}

/** The questions that ask for what every client, or every server, does: without a refusal among them, nothing shows that clear text is refused. */
const LOGIN_QUESTIONS: ReadonlySet<string> = new Set([
  'sasl-plain',
  'sasl-scram',
  'sasl-challenged',
  'sasl2-plain',
  'dialback',
  'dialback-verify',
])

/**
 * Decides from the answers in clear text.
 *
 * One question taken up is enough against the server. `required` needs a refused login, no ambiguous answer, and TLS that works.
 *
 * @returns `undefined` when no question was asked, so that the announcements have to do.
 */
export function provenVerdict(
  endpoint: Endpoint,
  observations: readonly Observation[],
): ProvenVerdict | undefined {
  const asked = outcomeAt(endpoint, 'clear-text-answers', observations)
  if (asked?.state !== 'observed') return undefined
  const { hiddenTls } = asked.value
  const announced = outcomeAt(endpoint, 'features-after-tls', observations)
  const after = announced?.state === 'observed' ? announced : hiddenTls
  const tls = hiddenTls === undefined ? tlsState(endpoint, observations) : tlsStateOf(hiddenTls)
  const context = {
    mechanismsAfterTls: after?.state === 'observed' ? announcedMechanisms(after.value.features) : [],
    isTlsUsable: after?.state === 'observed',
    isPingUnauthorized: asked.value.asked.some(isPingUnauthorized),
  }
  const answers = asked.value.asked
    .filter(({ stimulus }) => stimulus !== 'starttls-unoffered')
    .map((question) => ({ question, class: classify(question, context).class }))
  if (answers.length === 0) return undefined
  const before = outcomeAt(endpoint, 'features-before-tls', observations)
  const isUnsteady = isAnnouncedUnsteadily([
    ...(before?.state === 'observed' ? [before.value.features] : []),
    ...(asked.value.announced ?? []),
  ])
  const announcedOffer =
    before?.state === 'observed' ? before.value.features.starttls : offerByQuestions(asked.value.asked)
  // Nobody said one thing and did another: it may have been taken up where nothing was demanded.
  const offer = isUnsteady ? 'offered' : announcedOffer
  const decided = decide(answers, { tls, offer, isGranted: hiddenTls !== undefined })
  const isAnyUnasked =
    before?.state === 'observed' && unaskedLogins(before.value.features, asked.value.asked).length > 0
  const isLeftToAnnouncement =
    (isAnyUnasked || isUnsteady) &&
    answers.every((answer) => answer.class === 'refused' || answer.class === 'unavailable')
  const state = isLeftToAnnouncement ? 'unknown' : decided
  const decisive = DECISIVE[state]
  return {
    state,
    answers: [
      ...answers.filter((answer) => answer.class === decisive),
      ...answers.filter((answer) => answer.class !== decisive),
    ],
    isLeftToAnnouncement,
    isTlsUsable: tls === 'works',
    isUnsteady,
  }
}

/**
 * Whether several servers seem to stand behind one address, one of which demands no TLS: which of them a login was refused by is
 * chance then.
 */
function isAnnouncedUnsteadily(seen: readonly Announcement[]): boolean {
  const isOpen = (one: Announcement): boolean =>
    one.starttls !== 'required' && announcedMechanisms(one).length > 0
  // Their order is no difference: Prosody has none.
  const distinct = new Set(
    seen.map((one) => [one.starttls, ...announcedMechanisms(one).toSorted()].join(' ')),
  )
  return seen.some(isOpen) && distinct.size > 1
}

const DECISIVE: Record<ProvenState, AnswerClass> = {
  'not-enforced': 'processed',
  optional: 'processed',
  absent: 'processed',
  required: 'refused',
  unusable: 'refused',
  unknown: 'ambiguous',
}

function isPingUnauthorized({ stimulus, answer }: AskedQuestion): boolean {
  return stimulus === 'iq-ping' && answer.kind === 'element' && answer.condition === 'not-authorized'
}

/** Where the features were seen by the questions alone: STARTTLS is asked for unoffered only where they did not hold it. */
function offerByQuestions(asked: readonly AskedQuestion[]): StreamFeatures['starttls'] {
  return asked.some(({ stimulus }) => stimulus === 'starttls-unoffered') ? 'absent' : 'offered'
}

interface TlsOffer {
  readonly tls: TlsState
  readonly offer: StreamFeatures['starttls']
  /** `<starttls/>` was granted though it was not offered. */
  readonly isGranted: boolean
}

function decide(answers: readonly ReadAnswer[], { tls, offer, isGranted }: TlsOffer): ProvenState {
  const isAbsent = offer === 'absent' && !isGranted
  if (answers.some((answer) => answer.class === 'processed')) {
    if (offer === 'required') return 'not-enforced'
    return tls === 'refused' || isAbsent ? 'absent' : 'optional'
  }
  const isLoginRefused = answers.some(
    ({ question, class: found }) => found === 'refused' && LOGIN_QUESTIONS.has(question.stimulus),
  )
  if (!isLoginRefused || answers.some((answer) => answer.class === 'ambiguous')) return 'unknown'
  switch (tls) {
    case 'works':
      return 'required'
    case 'refused':
      return 'unusable'
    case 'unproven':
      return 'unknown'
    case 'unknown':
      return isAbsent ? 'unusable' : 'unknown'
  }
}

/** `unproven`: refused in the session, and yet had on another connection, or to be had by others. */
type TlsState = 'works' | 'refused' | 'unproven' | 'unknown'

function tlsState(endpoint: Endpoint, observations: readonly Observation[]): TlsState {
  if (contradictedRefusal(endpoint, observations) !== undefined) return 'unproven'
  return tlsStateOf(
    outcomeAt(endpoint, 'starttls', observations),
    outcomeAt(endpoint, 'tls', observations),
    outcomeAt(endpoint, 'features-after-tls', observations),
  )
}

function tlsStateOf(...steps: readonly (Outcome<unknown> | undefined)[]): TlsState {
  if (steps.at(-1)?.state === 'observed') return 'works'
  const failure = firstFailure(...steps)
  return failure !== undefined && isRefusalOfTls(failure) ? 'refused' : 'unknown'
}
