import type { Messenger } from '../ports.ts'
import type { Notice } from '../records.ts'

/** Shows notices to whoever sits at the terminal, while somebody does. */
export class TerminalNotices implements Messenger {
  /** Prints a text between what is said; absent while there is no conversation. */
  show: ((text: string) => void) | undefined

  deliver({ text }: Notice): ReturnType<Messenger['deliver']> {
    if (this.show === undefined) return Promise.resolve('offline')
    this.show(text)
    return Promise.resolve('delivered')
  }

  /** What was printed before a crash may have been read or not. */
  wasDelivered(): ReturnType<Messenger['wasDelivered']> {
    return Promise.resolve('unknown')
  }
}
