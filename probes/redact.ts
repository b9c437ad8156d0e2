import ipaddr from 'ipaddr.js'

/**
 * What may be an address: digits and dots, or hexadecimal digits and colons, with nothing of a word beside it. As many of the
 * latter as addresses have, for a longer run would be gone through once for each of its characters.
 */
const ADDRESS_LIKE =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[\da-f]*:)[\da-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?![\w.:]*\w)/giu

/**
 * Takes addresses out of what a peer said: servers that ban tell the address that they ban, which is ours.
 *
 * @param known The peer's own address, which stays.
 */
export function redactAddresses(text: string, known: string): string {
  return text.replaceAll(ADDRESS_LIKE, (match) =>
    match !== known && ipaddr.isValid(match) ? '[address]' : match,
  )
}
