/** What the process hands in. */

/** The time; handed in so that tests own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** Where events are written for whoever runs the bot; the words are English, the facts are searched for. */
export interface Log {
  error(facts: object, event: string): void
  warn(facts: object, event: string): void
  info(facts: object, event: string): void
  debug(facts: object, event: string): void
  trace(facts: object, event: string): void
}
