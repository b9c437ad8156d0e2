import type { Messenger } from '../ports.ts'
import type { Notice } from '../records.ts'

/** Stands for a messenger that comes later: until then nobody can be reached. */
export class LateMessenger implements Messenger {
  carrier: Messenger | undefined

  deliver(notice: Notice): ReturnType<Messenger['deliver']> {
    return this.carrier?.deliver(notice) ?? Promise.resolve('offline')
  }

  wasDelivered(notice: Notice): ReturnType<Messenger['wasDelivered']> {
    return this.carrier?.wasDelivered(notice) ?? Promise.resolve('unknown')
  }
}
