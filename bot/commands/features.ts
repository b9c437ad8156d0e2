import { commandAboutDomains } from './scan-each.ts'

/** Tests domains and answers with the stream features alone: what is announced before TLS and after. */
export const features = commandAboutDomains({
  name: 'features',
  isMinor: true,
  show: (report) => ({ features: report }),
})
