/** Reads what a server publishes about those who run it. Pure; everything in it may be made up to harm. */
import { formatBareJid, parseBareJid, parseHostName } from '../bare-jid.ts'
import type { ContactRole, PublishedAddresses, ServerContact, ServerSoftware } from '../ports.ts'
import { clean } from '../reply/clean.ts'
import { NS, attribute, childText, type Element } from './stanza.ts'

const ROLES: readonly ContactRole[] = ['admin', 'abuse', 'security', 'support', 'feedback', 'sales', 'status']

/** More of one kind helps nobody to write to somebody. */
const MOST_OF_A_ROLE = 5
const MOST_DOCUMENTS = 3
const MOST_FORMS = 20
const MOST_FIELDS = 50
const LONGEST_URI = 200

/** Reads an answer to a request for information about a server (XEP-0030 §3, XEP-0128). */
export function readPublished(query: Element): PublishedAddresses {
  const info = valuesIn(query, NS.serverInfo)
  return {
    contacts: ROLES.flatMap((role) =>
      distinct((info.get(`${role}-addresses`) ?? []).flatMap((value) => readContact(role, value))).slice(
        0,
        MOST_OF_A_ROLE,
      ),
    ),
    outageDocuments: (valuesIn(query, NS.outage).get('external-status-addresses') ?? [])
      .flatMap(readWebAddress)
      .slice(0, MOST_DOCUMENTS),
  }
}

/** Two values may say the same. */
function distinct(contacts: readonly ServerContact[]): readonly ServerContact[] {
  return [...new Map(contacts.map((contact) => [contact.uri, contact])).values()]
}

/** @returns The values of the forms of that type, by the fields' names (XEP-0068 §3). */
function valuesIn(query: Element, formType: string): ReadonlyMap<string, readonly string[]> {
  const forms = query.getChildren('x', NS.dataForm).slice(0, MOST_FORMS)
  const fields = forms
    .map((form) => form.getChildren('field').slice(0, MOST_FIELDS))
    .filter((found) => found.some((field) => isFormType(field, formType)))
    .flat()
  return new Map(
    fields.map((field): readonly [string, readonly string[]] => [
      attribute(field, 'var') ?? '',
      field
        .getChildren('value')
        .slice(0, MOST_FIELDS)
        .map((value) => value.getText().trim()),
    ]),
  )
}

function isFormType(field: Element, formType: string): boolean {
  return attribute(field, 'var') === 'FORM_TYPE' && childText(field, 'value') === formType
}

function readContact(role: ContactRole, value: string): readonly ServerContact[] {
  if (value.length > LONGEST_URI) return []
  const [, scheme = '', rest = ''] = /^(xmpp|mailto|https):(.*)$/i.exec(value) ?? []
  switch (scheme.toLowerCase()) {
    case 'xmpp':
      return readXmppAddress(rest).map((address) => ({ role, scheme: 'xmpp', ...address }))
    case 'mailto':
      return readMailbox(rest).map((mailbox) => ({ role, scheme: 'mailto', uri: `mailto:${mailbox}` }))
    case 'https':
      return readWebAddress(value).map((uri) => ({ role, scheme: 'https', uri }))
    default:
      return []
  }
}

/** Behind `xmpp:` (RFC 5122 §2.2): what a client should do with the address is dropped, but for entering a room. */
function readXmppAddress(rest: string): readonly { readonly uri: string; readonly jid?: string }[] {
  const [, path = '', query = ''] = /^(?:\/\/[^/]*\/)?([^/?#]*)(?:\/[^?#]*)?(?:\?([^#]*))?/.exec(rest) ?? []
  const address = percentDecoded(path)
  if (address === undefined) return []
  const bare = parseBareJid(address)
  if (bare === undefined) {
    const domain = parseHostName(address)
    return domain === undefined ? [] : [{ uri: `xmpp:${domain}` }]
  }
  const jid = formatBareJid(bare)
  if (!isPlain(jid)) return []
  return /^join\b/i.test(query) ? [{ uri: `xmpp:${jid}?join` }] : [{ uri: `xmpp:${jid}`, jid }]
}

/** Behind `mailto:` (RFC 6068 §2): the first address, without headers and body. */
function readMailbox(rest: string): readonly string[] {
  const [, address = ''] = /^([^?,]*)/.exec(rest) ?? []
  const mailbox = percentDecoded(address) ?? ''
  const at = mailbox.lastIndexOf('@')
  const localpart = mailbox.slice(0, at)
  const domain = at < 1 ? undefined : parseHostName(mailbox.slice(at + 1))
  const isMailbox = domain !== undefined && isPlain(localpart) && !/[\s"(),:;<>@[\\\]`]/.test(localpart)
  return isMailbox ? [`${localpart}@${domain}`] : []
}

function readWebAddress(value: string): readonly string[] {
  if (value.length > LONGEST_URI || !URL.canParse(value)) return []
  const { protocol, href, username, password } = new URL(value)
  const isAddress = protocol === 'https:' && username === '' && password === '' && isPlain(href)
  return isAddress && href.length <= LONGEST_URI ? [href] : []
}

/** Shown as it is, it shows all that it holds. */
function isPlain(text: string): boolean {
  return text !== '' && clean(text, LONGEST_URI) === text
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const LONGEST_NAME = 40

/** Reads an answer about software (XEP-0092 §3). @returns `undefined` where it names none. */
export function readSoftware(query: Element): ServerSoftware | undefined {
  const name = clean(childText(query, 'name') ?? '', LONGEST_NAME)
  const version = clean(childText(query, 'version') ?? '', LONGEST_NAME)
  return name === '' ? undefined : { name, ...(version !== '' && { version }) }
}
