/** Work under way that tells of parts of it before it is done. */
export interface Telling<N, R> {
  /** What is told from now on and was not taken yet; ends when the work is done, and leaves out what is overtaken by that. */
  news(): AsyncIterable<N>
  readonly result: Promise<R>
}

/** Begins work that may tell of parts of it. */
export function tellingOf<N, R>(work: (tell: (news: N) => void) => Promise<R>): Telling<N, R> {
  const told: N[] = []
  const state = { isDone: false }
  let wake = (): void => undefined
  const result = work((news) => {
    told.push(news)
    wake()
  }).finally(() => {
    state.isDone = true
    wake()
  })
  // One that fails while an earlier one is awaited is not unhandled: its turn comes.
  result.catch(() => undefined)
  return {
    result,
    async *news() {
      while (!state.isDone) {
        const next = told.shift()
        if (next !== undefined) yield next
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}
