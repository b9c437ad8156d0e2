import type { ContactBook, ServerCard } from '../ports.ts'

const UNANSWERED: ServerCard = { published: { state: 'unanswered' }, software: { state: 'unanswered' } }

/** Stands for a contact book that comes later, with the login: until then no server can be asked. */
export class LateContacts implements ContactBook {
  book: ContactBook | undefined

  lookUp(domain: string): Promise<ServerCard> {
    return this.book?.lookUp(domain) ?? Promise.resolve(UNANSWERED)
  }
}
