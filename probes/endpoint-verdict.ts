import { advertisedVerdict, directTlsVerdict, type Said } from './advertised-verdict.ts'
import { endpointKey, outcomeAt } from './endpoint.ts'
import type { Answer, Endpoint, Observation } from './model.ts'
import type { Evidence, Reason, Verdict } from './reason.ts'
import { isOfKind } from './observation.ts'
import { provenVerdict, type ReadAnswer } from './proven-verdict.ts'
import { redactAddresses } from './redact.ts'

/** As much of an answer as evidence holds: enough to recognise it, too little to flood a room. */
const EVIDENCE_LENGTH = 300

/** What one endpoint shows: proven where it was asked, else as it announced itself. */
export function endpointVerdict(endpoint: Endpoint, observations: readonly Observation[]): Verdict {
  if (endpoint.security === 'direct-tls') {
    const said = directTlsVerdict(endpoint, observations)
    // A stream inside direct TLS was seen, not announced: there is no clear text left to ask in.
    const basis = said.state === 'required' ? 'proven' : 'advertised'
    return { state: said.state, basis, because: [announced(said, endpoint, observations)] }
  }
  const advertised = advertisedVerdict(endpoint, observations)
  const announcement = announced(advertised, endpoint, observations)
  const proven = provenVerdict(endpoint, observations)
  if (proven === undefined) {
    const because = [announcement, ...dialbackNotAsked(endpoint, observations)]
    return { state: advertised.state, basis: 'advertised', because }
  }
  const answers = proven.answers.map((answer) => answered(answer, endpoint))
  // Dialback is one way in among others, and silence about it takes nothing from what was announced.
  if (endpoint.service === 's2s' && proven.state === 'unknown')
    return {
      state: advertised.state,
      basis: 'advertised',
      because: [announcement, ...answers, ...dialbackNotAsked(endpoint, observations)],
    }
  if (proven.isLeftToAnnouncement) {
    // TLS that the features hide is there for who asks for it.
    const isHadByOthers = advertised.state === 'absent' && proven.isTlsUsable
    const isOpenElsewhere = advertised.state === 'required' && proven.isUnsteady
    const state = isHadByOthers || isOpenElsewhere ? 'optional' : advertised.state
    return {
      state,
      basis: 'advertised',
      because: [announcement, ...answers, ...hiddenStarttls(endpoint, observations)],
    }
  }
  return {
    state: proven.state,
    basis: proven.state === 'unknown' ? 'advertised' : 'proven',
    because: [...answers, ...hiddenStarttls(endpoint, observations), announcement],
  }
}

/** Whether dialback is refused in clear text is asked only where the owner of our domain allowed it, and that is said. */
function dialbackNotAsked(endpoint: Endpoint, observations: readonly Observation[]): readonly Reason[] {
  const asked = outcomeAt(endpoint, 'clear-text-answers', observations)
  if (endpoint.service !== 's2s' || asked?.state !== 'observed') return []
  const isAsked = asked.value.asked.some(({ stimulus }) => stimulus === 'dialback')
  return isAsked ? [] : [{ code: 'dialback-not-asked', endpoint, params: {} }]
}

function hiddenStarttls(endpoint: Endpoint, observations: readonly Observation[]): readonly Reason[] {
  const asked = outcomeAt(endpoint, 'clear-text-answers', observations)
  if (asked?.state !== 'observed' || asked.value.hiddenTls?.state !== 'observed') return []
  return asked.value.asked
    .filter(({ stimulus }) => stimulus === 'starttls-unoffered')
    .map(({ sent, answer, at }) => ({
      code: 'starttls-unadvertised',
      endpoint,
      params: {},
      evidence: { sent, received: fitForEvidence(bytesOf(answer), endpoint), at },
    }))
}

function announced({ code, params }: Said, endpoint: Endpoint, observations: readonly Observation[]): Reason {
  const kind = endpoint.security === 'starttls' ? 'features-before-tls' : 'features-after-tls'
  const key = endpointKey(endpoint)
  const seen = observations
    .filter((observation) => endpointKey(observation.endpoint) === key)
    .find((observation) => isOfKind(observation, kind))
  if (seen?.outcome.state !== 'observed') return { code, endpoint, params }
  const received = fitForEvidence(seen.outcome.value.features.xml, endpoint)
  return { code, endpoint, params, evidence: { sent: '', received, at: seen.at } }
}

function answered({ question, class: code }: ReadAnswer, endpoint: Endpoint): Reason {
  const { stimulus, mechanism, sent, answer, at } = question
  const evidence: Evidence = { sent, received: fitForEvidence(bytesOf(answer), endpoint), at }
  return { code, endpoint, params: { stimulus, ...(mechanism === undefined ? {} : { mechanism }) }, evidence }
}

function bytesOf(answer: Answer): string {
  return 'xml' in answer ? answer.xml : ''
}

function fitForEvidence(xml: string, { address }: Endpoint): string {
  return redactAddresses(xml, address).slice(0, EVIDENCE_LENGTH)
}
