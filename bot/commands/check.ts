import { commandAboutDomains } from './scan-each.ts'

/** Tests domains and answers with what was found. */
export const check = commandAboutDomains({ name: 'check', show: (report) => ({ report }) })
