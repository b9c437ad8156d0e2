import type { Attempt, Facts } from '../model.ts'
import { StarttlsNegotiation, type StreamOpening } from '../wire/starttls.ts'
import { endedByError, failed } from './failures.ts'
import type { StreamConnection } from './stream-connection.ts'

/** Opens a stream inside TLS and reads its header and features; anything else that comes instead ended it. */
export async function readFeatures(
  connection: StreamConnection,
  opening: StreamOpening,
  signal: AbortSignal,
): Promise<Attempt<Facts['features-before-tls']>> {
  const answer = await connection.next(new StarttlsNegotiation(opening), signal)
  if (answer.state === 'failed') return answer
  switch (answer.value.kind) {
    case 'features': {
      const { header, features } = answer.value
      return { state: 'observed', value: { header, features } }
    }
    case 'stream-error':
      return endedByError('stream', answer.value.error)
    default:
      return failed('stream', 'closed')
  }
}
