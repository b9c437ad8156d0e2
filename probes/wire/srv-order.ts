import type { SrvRecord } from '../model.ts'

/**
 * Orders SRV records as an initiating entity tries them: by priority, then a weighted draw within each priority.
 *
 * @param records Both `xmpp-` and `xmpps-` records; their priorities and weights mix (XEP-0368).
 * @param random Uniform in [0, 1); called once per record.
 * @returns A new array. Records with target `.` are left out: they say that the service is not offered.
 * @see RFC 2782, RFC 6120 §3.2.1
 */
export function orderSrvRecords(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const usable = records.filter(({ target }) => target !== '.')
  const priorities = [...new Set(usable.map(({ priority }) => priority))].sort((a, b) => a - b)
  return priorities.flatMap((priority) =>
    drawByWeight(
      usable.filter((record) => record.priority === priority),
      random,
    ),
  )
}

/**
 * RFC 2782: records of weight 0 stand first, so that they are drawn only by the number 0; a number from 0 to the sum of
 * the weights, both included, is drawn; the first record whose running sum reaches it comes next.
 */
function drawByWeight(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const left = records.toSorted((a, b) => Number(a.weight > 0) - Number(b.weight > 0))
  const drawn: SrvRecord[] = []
  while (left.length > 0) {
    const sum = left.reduce((total, { weight }) => total + weight, 0)
    const ticket = Math.floor(random() * (sum + 1))
    let running = 0
    const index = left.findIndex(({ weight }) => (running += weight) >= ticket)
    drawn.push(...left.splice(index, 1))
  }
  return drawn
}
