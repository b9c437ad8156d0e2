import { type SetUp, TLS_RSA_AES_SHA, told, whole } from './set-up.ts'

const RSA = '-cert rsa.pem -key rsa.key'
const EC = '-cert ec.pem -key ec.key'

/** `openssl s_server`. */
export const OPENSSL_SET_UPS: readonly SetUp[] = [
  {
    title: 'TLS 1.3 alone',
    program: 'openssl',
    args: `${RSA} -tls1_3 -serverpref -groups P-384:X25519:ffdhe3072 -ciphersuites TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256:TLS_AES_128_GCM_SHA256`,
    truth: {
      versions: {
        'TLSv1.3': {
          suites: ['TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256', 'TLS_AES_128_GCM_SHA256'],
          order: 'server',
        },
      },
      groups: { tls13: told('secp384r1', 'x25519', 'ffdhe3072') },
      options: { ocspStaple: false, clientCertificateRequested: false },
      unseen: ['extendedMasterSecret', 'sessionTicket'],
    },
  },
  {
    title: 'TLS 1.3 alone, a client certificate asked for, a staple',
    program: 'openssl',
    args: `${RSA} -tls1_3 -groups X25519:P-256 -ciphersuites TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256 -verify 1 -status_file ocsp.der`,
    truth: {
      versions: {
        'TLSv1.3': { suites: ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'], order: 'client' },
      },
      groups: { tls13: told('x25519', 'secp256r1') },
      options: { ocspStaple: true, clientCertificateRequested: true },
    },
  },
  {
    title: "TLS 1.2 in the server's order, with a DH group of 1024 bits that nobody else has",
    program: 'openssl',
    args: `${RSA} -tls1_2 -serverpref -groups P-521:X25519 -sigalgs RSA+SHA512:rsa_pss_rsae_sha256 -dhparam dh1024.pem -cipher DHE-RSA-AES256-SHA256:ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA:ECDHE-RSA-AES256-SHA384:@SECLEVEL=0`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: [
            'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
            TLS_RSA_AES_SHA,
            'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
          ],
          order: 'server',
        },
      },
      groups: { tls12: whole('secp521r1', 'x25519') },
      schemes: ['rsa_pkcs1_sha512', 'rsa_pss_rsae_sha256'],
      dhGroups: [{ bits: 1024 }],
    },
  },
  {
    title: 'DHE with 2048 bits of its own',
    program: 'openssl',
    args: `${RSA} -tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256 -dhparam dh2048.pem`,
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] } },
      groups: {},
      dhGroups: [{ bits: 2048 }],
    },
  },
  {
    title: 'DHE with a prime that everybody has, chosen by OpenSSL',
    program: 'openssl',
    args: `${RSA} -tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256`,
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] } },
      dhGroups: [{ bits: 2048, knownAs: 'RFC 3526 Oakley group 14' }],
    },
  },
  {
    title: "the client's order",
    program: 'openssl',
    args: `${RSA} -tls1_2 -groups X25519:P-256 -cipher ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
          order: 'client',
        },
      },
      groups: { tls12: whole('x25519', 'secp256r1') },
    },
  },
  {
    title: 'ChaCha20 first for clients that put it first',
    program: 'openssl',
    args: `${RSA} -tls1_2 -serverpref -prioritize_chacha -cipher ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-GCM-SHA256`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: [
            'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
            'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          ],
          order: 'server-but-chacha',
        },
      },
    },
  },
  {
    title: 'TLS 1.1 and 1.0 and nothing newer',
    program: 'openssl',
    args: `${RSA} -no_tls1_2 -no_tls1_3 -serverpref -cipher ECDHE-RSA-AES256-SHA:AES128-SHA:NULL-MD5:@SECLEVEL=0`,
    truth: {
      versions: {
        'TLSv1.1': {
          suites: ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', TLS_RSA_AES_SHA, 'TLS_RSA_WITH_NULL_MD5'],
        },
        TLSv1: { suites: ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', TLS_RSA_AES_SHA, 'TLS_RSA_WITH_NULL_MD5'] },
      },
      options: { fallbackScsv: true },
    },
  },
  {
    title: 'TLS 1.2 and 1.0, with a gap',
    program: 'openssl',
    args: `${RSA} -no_tls1_1 -no_tls1_3 -cipher AES128-SHA:@SECLEVEL=0`,
    truth: { versions: { 'TLSv1.2': { suites: [TLS_RSA_AES_SHA] }, TLSv1: { suites: [TLS_RSA_AES_SHA] } } },
  },
  {
    title: 'certificates of RSA and of ECDSA',
    program: 'openssl',
    args: `${RSA} -dcert ec.pem -dkey ec.key -tls1_2 -serverpref -groups P-256 -sigalgs ecdsa_secp256r1_sha256:rsa_pss_rsae_sha256 -cipher ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: [
            'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
            'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
            'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
          ],
          order: 'server',
        },
      },
      groups: { tls12: whole('secp256r1') },
      schemes: ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256'],
    },
  },
  {
    title: 'a certificate of ECDSA alone, whose curve has to be on offer',
    program: 'openssl',
    args: `${EC} -tls1_2 -serverpref -groups P-256 -cipher ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
          order: 'server',
        },
      },
      groups: { tls12: { names: ['secp256r1'], isComplete: false, areOthersIdle: true } },
    },
  },
  {
    title: 'a certificate of ECDSA alone, one suite, groups in the order of the client',
    program: 'openssl',
    args: `${EC} -tls1_2 -groups P-256:X25519:P-384:P-521 -cipher ECDHE-ECDSA-AES128-GCM-SHA256`,
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] } },
      groups: {
        tls12: {
          names: ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'],
          isComplete: false,
          areOthersIdle: true,
        },
      },
    },
  },
  {
    title: 'anonymous and NULL suites',
    program: 'openssl',
    args: `${RSA} -tls1_2 -serverpref -cipher AECDH-NULL-SHA:ADH-AES128-SHA:NULL-SHA256:@SECLEVEL=0`,
    truth: {
      versions: {
        'TLSv1.2': {
          suites: [
            'TLS_ECDH_anon_WITH_NULL_SHA',
            'TLS_DH_anon_WITH_AES_128_CBC_SHA',
            'TLS_RSA_WITH_NULL_SHA256',
          ],
          order: 'server',
        },
      },
    },
  },
  {
    title: 'a client certificate demanded',
    program: 'openssl',
    args: `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-SHA -Verify 1`,
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] } },
      options: {
        compression: 'null',
        secureRenegotiation: true,
        extendedMasterSecret: true,
        encryptThenMac: true,
        sessionTicket: true,
        heartbeat: false,
        ocspStaple: false,
        clientCertificateRequested: true,
      },
    },
  },
  {
    title: 'a staple, no tickets, no encrypt-then-MAC, compression asked for in a build without',
    program: 'openssl',
    args: `${RSA} -tls1_2 -cipher ECDHE-RSA-AES128-SHA -status_file ocsp.der -no_ticket -no_etm -comp`,
    truth: {
      versions: { 'TLSv1.2': { suites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] } },
      options: { ocspStaple: true, sessionTicket: false, encryptThenMac: false, compression: 'null' },
    },
  },
]
