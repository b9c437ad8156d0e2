/*
 * By which domains CAs go in CAA records (RFC 8659 §4.2), by the organization that their certificates name as issuer.
 *
 * Source: what CAs declare to the root programs, CCADB's report AllCAAIdentifiers; not read itself, but as three public
 * programs carry it, one of them as of 2026-09-22. Compared on 2026-11-22; only CAs on which they agree stand here.
 */

/** Organization of the issuer, and the domains that let it issue. */
export const CAA_IDENTIFIERS: readonly (readonly [organization: string, domains: readonly string[]])[] = [
  ["Let's Encrypt", ['letsencrypt.org']],
  ['Google Trust Services', ['pki.goog']],
  ['Google Trust Services LLC', ['pki.goog']],
  ['ZeroSSL', ['sectigo.com', 'comodo.com', 'comodoca.com', 'usertrust.com', 'trust-provider.com']],
  ['Sectigo Limited', ['sectigo.com', 'comodo.com', 'comodoca.com', 'usertrust.com', 'trust-provider.com']],
  ['COMODO CA Limited', ['sectigo.com', 'comodo.com', 'comodoca.com', 'usertrust.com', 'trust-provider.com']],
  [
    'DigiCert Inc',
    [
      'digicert.com',
      'www.digicert.com',
      'digicert.ne.jp',
      'cybertrust.ne.jp',
      'thawte.com',
      'geotrust.com',
      'rapidssl.com',
      'symantec.com',
      'digitalcertvalidation.com',
      'quovadisglobal.com',
      'amazon.com',
      'amazontrust.com',
      'awstrust.com',
      'amazonaws.com',
    ],
  ],
  ['Amazon', ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']],
  ['GlobalSign nv-sa', ['globalsign.com']],
  ['GoDaddy.com, Inc.', ['godaddy.com', 'starfieldtech.com']],
  ['Starfield Technologies, Inc.', ['godaddy.com', 'starfieldtech.com']],
  ['SSL Corporation', ['ssl.com']],
  ['SSL Corp', ['ssl.com']],
  ['Buypass AS-983163327', ['buypass.com']],
  ['Actalis S.p.A.', ['actalis.it']],
  ['Hellenic Academic and Research Institutions CA', ['harica.gr']],
]
