import type { CaaRecord, IssuerAuthorization } from '../dns-facts.ts'

/** What DNS gives of one CAA record. */
export interface CaaProperty {
  readonly flags: number
  readonly tag: string
  readonly value: string
}

const ISSUER_CRITICAL = 0x80
const LONGEST_VALUE = 300

/** Reads one CAA record; the values of tags other than `issue` and `issuewild` are kept and not looked into. */
export function readCaaRecord({ flags, tag, value }: CaaProperty): CaaRecord {
  const lowerTag = tag.toLowerCase()
  const grantsIssuance = lowerTag === 'issue' || lowerTag === 'issuewild'
  return {
    isCritical: (flags & ISSUER_CRITICAL) !== 0,
    tag: lowerTag,
    value: value.slice(0, LONGEST_VALUE),
    ...(grantsIssuance ? { issuer: readIssuer(value) } : {}),
  }
}

/**
 * Reads the value of `issue` or `issuewild`: a domain, then parameters, all of it optional.
 *
 * An account that is no URI, or two of them, can be met by nobody (RFC 8657 §3); `validationmethods` is one list of labels
 * (RFC 8657 §4), which may be empty.
 *
 * @see RFC 8659 §4.2, RFC 8657 §3 and §4
 */
export function readIssuer(value: string): IssuerAuthorization {
  const [name = '', ...rest] = value.split(';').map((part) => part.replaceAll(/^[ \t]+|[ \t]+$/g, ''))
  // "issuer ;" has nothing behind its semicolon, which the grammar allows.
  const parameters = (rest.length === 1 && rest[0] === '' ? [] : rest).map(
    (part) => PARAMETER.exec(part)?.groups,
  )
  const valuesOf = (tag: string): readonly string[] =>
    parameters.flatMap((parameter) =>
      parameter?.['tag']?.toLowerCase() === tag ? [parameter['value'] ?? ''] : [],
    )
  const accounts = valuesOf('accounturi')
  const methods = valuesOf('validationmethods')
  const isMalformed =
    (name !== '' && !DOMAIN.test(name)) ||
    parameters.includes(undefined) ||
    accounts.length > 1 ||
    methods.length > 1 ||
    !accounts.every((account) => URI.test(account)) ||
    !methods.every((list) => METHODS.test(list))
  const [accountUri] = accounts
  const [validationMethods] = methods.map((list) => (list === '' ? [] : list.split(',')))
  return {
    domain: name.toLowerCase(),
    ...(accountUri === undefined ? {} : { accountUri }),
    ...(validationMethods === undefined ? {} : { validationMethods }),
    isMalformed,
  }
}

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i
const PARAMETER = /^(?<tag>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)[ \t]*=[ \t]*(?<value>[\x21-\x3a\x3c-\x7e]*)$/i
/** A scheme, and the characters that may follow it (RFC 3986 §3, §2). */
const URI = /^[a-z][a-z0-9+.-]*:[a-z0-9._~:/?#[\]@!$&'()*+,=%-]*$/i
/** `value = [*(label ",") label]`, `label = 1*(ALPHA / DIGIT / "-")` (RFC 8657 §4). */
const METHODS = /^(?:(?:[a-z0-9-]+,)*[a-z0-9-]+)?$/i
