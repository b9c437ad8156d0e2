/** What operators publish outside of XMPP, fetched: documents about outages, and the wish to be left alone. */
import { type DocumentOptions, type Io, fetchDocument, lookUpOptOut } from '../probes/index.ts'
import { parseOutageStatus } from './campaign/outage-status.ts'
import type { OptOutRecords, OutageReader } from './ports.ts'

/** Fetches documents about outages (XEP-0455), one address after the other until one can be read. */
export function createOutageReader(options: DocumentOptions, io: Io): OutageReader {
  return {
    async read(addresses, signal) {
      for (const address of addresses) {
        const document = await fetchDocument(address, options, io, signal)
        signal.throwIfAborted()
        const status = document.state === 'observed' ? parseOutageStatus(document.value) : undefined
        if (status !== undefined && status.state !== 'unknown') return status
      }
      return { state: 'unknown' }
    },
  }
}

/** Reads the TXT records by which operators have their domain left alone. */
export function createOptOutRecords({ dns }: Pick<Io, 'dns'>): OptOutRecords {
  return {
    async read(domain, signal) {
      const outcome = await lookUpOptOut(domain, dns, signal)
      if (outcome.state !== 'observed') return 'unknown'
      return outcome.value ? 'opted-out' : 'none'
    },
  }
}
