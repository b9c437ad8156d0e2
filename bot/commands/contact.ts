import type { Said } from '../locales/index.ts'
import type { ContactRole, PublishedAddresses, ServerCard } from '../ports.ts'
import { clean } from '../reply/clean.ts'
import { showDomain } from '../reply/domain.ts'
import { type Reply, type Services, command } from './command.ts'
import { ABOUT_DOMAINS } from './parameter.ts'

const PARAMETERS = { domains: ABOUT_DOMAINS.domains }

const ROLES: readonly ContactRole[] = ['admin', 'support', 'feedback', 'security', 'abuse', 'status', 'sales']

/** Tells whom to write to about a server, and what it runs: as it says itself, with guesses marked as such. */
export const contact = command<typeof PARAMETERS, 'contacts' | 'readDomain'>({
  name: 'contact',
  parameters: PARAMETERS,
  example: 'xmpp.jp',
  topic: 'campaigns',
  cost: ({ domains }) => domains.length,
  async *run({ domains }, services) {
    const answers = domains.map((text) => tellOne(text, services))
    for (const answer of answers) yield await answer
  },
})

async function tellOne(
  text: string,
  { contacts, readDomain }: Pick<Services, 'contacts' | 'readDomain'>,
): Promise<Reply> {
  const reading = readDomain(text)
  if (!reading.ok) return { say: `refusal.${reading.refusal}`, params: { domain: clean(text) } }
  const { domain } = reading
  const card = await contacts?.lookUp(domain)
  return {
    lines: [
      { say: 'contact.heading', params: { domain: showDomain(domain) } },
      ...(card === undefined ? [{ say: 'contact.no-session' } as const] : tellCard(card)),
      // XEP-0157 §2 asks every domain for this mailbox, as RFC 2142 does for those of other services.
      { say: 'contact.guess', params: { address: `mailto:xmpp@${domain}` } },
    ],
  }
}

function tellCard({ published, software }: ServerCard): readonly Said[] {
  return [...tellPublished(published), ...tellSoftware(software)]
}

function tellPublished(published: ServerCard['published']): readonly Said[] {
  switch (published.state) {
    case 'told':
      return tellAddresses(published.value)
    case 'refused':
      return [{ say: 'contact.refused', params: { condition: clean(published.condition) } }]
    case 'unanswered':
      return [{ say: 'contact.unanswered' }]
  }
}

function tellAddresses({ contacts, outageDocuments }: PublishedAddresses): readonly Said[] {
  const lines = ROLES.flatMap((role): readonly Said[] => {
    const addresses = ofRole(role, contacts)
    return addresses.length === 0 ? [] : [{ say: `contact.role.${role}`, params: { addresses } }]
  })
  return [
    ...(lines.length > 0 ? lines : [{ say: 'contact.none' } as const]),
    ...(outageDocuments.length === 0
      ? []
      : [{ say: 'contact.outages', params: { addresses: outageDocuments } } as const]),
  ]
}

/** A chat is the least trouble, a form on the web the most. */
const SCHEMES = ['xmpp', 'mailto', 'https'] as const

function ofRole(role: ContactRole, contacts: PublishedAddresses['contacts']): readonly string[] {
  return SCHEMES.flatMap((scheme) =>
    contacts.filter((each) => each.role === role && each.scheme === scheme).map(({ uri }) => uri),
  )
}

function tellSoftware(software: ServerCard['software']): readonly Said[] {
  if (software.state === 'unanswered') return []
  if (software.state === 'refused') return [{ say: 'contact.software-unknown' }]
  const { name, version = '' } = software.value
  return [{ say: 'contact.software', params: { software: `${name} ${version}`.trim() } }]
}
