import { commandAboutDomains } from './scan-each.ts'

/** Tests domains and answers with the evidence: what was sent, what came back, and how to ask again without this bot. */
export const raw = commandAboutDomains({
  name: 'raw',
  isMinor: true,
  show: (report) => ({ evidence: report }),
})
