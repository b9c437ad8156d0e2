/** Reads what settings hold: each function gives `undefined` for what it cannot read. */
import { X509Certificate } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { formatBareJid, parseBareJid, parseHostName } from './bare-jid.ts'

/** @returns `undefined` when any part is wrong. */
export function listOf<T>(value: string, parse: (part: string) => T | undefined): readonly T[] | undefined {
  const parts = value.split(',').map((part) => parse(part.trim()))
  return parts.every((part) => part !== undefined) ? parts : undefined
}

/** In the form in which JIDs are compared. */
export function bareJid(value: string): string | undefined {
  const jid = parseBareJid(value)
  return jid && formatBareJid(jid)
}

/** 1 to 65535. */
export function port(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 0xffff ? Number(value) : undefined
}

const MOST_DAYS = 3650

/** A number of days, 1 to 3650. */
export function days(value: string): number | undefined {
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0
  return count >= 1 && count <= MOST_DAYS ? count : undefined
}

/** A URL of PostgreSQL's; the driver reads it, and one for a Unix socket is no URL by the rules of the web. */
export function databaseUrl(value: string): string | undefined {
  return /^postgres(ql)?:\/\/\S+$/.test(value) ? value : undefined
}

/** A host name as A-labels, or an IP address without brackets. */
export function hostOrAddress(value: string): string | undefined {
  const address = value.replace(/^\[(.*)\]$/, '$1')
  return isAddress(address) ? address : parseHostName(value)
}

function isAddress(value: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(value) || ipaddr.IPv6.isValid(value)
}

/** The text of a file without the end of its line; `undefined` where it is empty or cannot be read. */
export function readPassword(path: string, readText: (path: string) => string): string | undefined {
  const password = readOrNothing(path, readText)?.replace(/\r?\n$/, '')
  return password === '' ? undefined : password
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The text of a file that holds certificates and nothing that is none; else `undefined`. */
export function readPem(path: string, readText: (path: string) => string): string | undefined {
  const pem = readOrNothing(path, readText)
  const blocks = pem?.match(PEM_CERTIFICATE) ?? []
  return blocks.length > 0 && blocks.every(isCertificate) ? pem : undefined
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}

function readOrNothing(path: string, readText: (path: string) => string): string | undefined {
  try {
    return readText(path)
  } catch {
    return undefined
  }
}
