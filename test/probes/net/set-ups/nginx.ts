import { type SetUp, told, whole } from './set-up.ts'

const RSA = ['ssl_certificate rsa.pem', 'ssl_certificate_key rsa.key']
const EC = ['ssl_certificate ec.pem', 'ssl_certificate_key ec.key']

/** OpenSSL's own suites of TLS 1.3, in its order. */
const TLS_1_3_SUITES = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256']

/** nginx, whose stream module puts direct TLS in front of XMPP servers. */
export const NGINX_SET_UPS: readonly SetUp[] = [
  {
    title: "TLS 1.2 and 1.3 in the server's order",
    program: 'nginx',
    directives: [
      ...RSA,
      'ssl_protocols TLSv1.2 TLSv1.3',
      'ssl_prefer_server_ciphers on',
      'ssl_ciphers ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
      'ssl_ecdh_curve X448:secp384r1:X25519',
    ],
    truth: {
      versions: {
        'TLSv1.3': { suites: TLS_1_3_SUITES, order: 'server' },
        'TLSv1.2': {
          suites: [
            'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          ],
          order: 'server',
        },
      },
      groups: { tls13: told('x448', 'secp384r1', 'x25519'), tls12: whole('x448', 'secp384r1', 'x25519') },
      dhGroups: [],
      options: { fallbackScsv: true, extendedMasterSecret: true },
    },
  },
  {
    title: "the client's order, one suite of TLS 1.3, DH parameters of its own",
    program: 'nginx',
    directives: [
      ...RSA,
      'ssl_protocols TLSv1.2 TLSv1.3',
      'ssl_prefer_server_ciphers off',
      'ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
      'ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256',
      'ssl_ecdh_curve prime256v1',
      'ssl_dhparam dh2048.pem',
    ],
    truth: {
      versions: {
        'TLSv1.3': { suites: ['TLS_AES_128_GCM_SHA256'] },
        'TLSv1.2': {
          suites: [
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
            'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
          ],
          order: 'client',
        },
      },
      groups: { tls13: whole('secp256r1'), tls12: whole('secp256r1') },
      dhGroups: [{ bits: 2048 }],
    },
  },
  {
    title: 'no extended master secret, no tickets, a client certificate asked for',
    program: 'nginx',
    directives: [
      ...RSA,
      'ssl_protocols TLSv1.2',
      'ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256',
      'ssl_conf_command Options -ExtendedMasterSecret',
      'ssl_session_tickets off',
      'ssl_verify_client optional_no_ca',
    ],
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] } },
      options: { extendedMasterSecret: false, sessionTicket: false, clientCertificateRequested: true },
      unseen: ['encryptThenMac'],
    },
  },
  {
    title: 'both kinds of certificates, ChaCha20 first for clients that put it first',
    program: 'nginx',
    directives: [
      ...RSA,
      ...EC,
      'ssl_protocols TLSv1.2',
      'ssl_prefer_server_ciphers on',
      'ssl_conf_command Options PrioritizeChaCha',
      'ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305',
      'ssl_ecdh_curve X25519:prime256v1',
    ],
    truth: {
      versions: {
        'TLSv1.2': {
          suites: [
            'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
            'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
          ],
          order: 'server-but-chacha',
        },
      },
      groups: { tls12: whole('x25519', 'secp256r1') },
    },
  },
]
