import { type SetUp, TLS_RSA_AES_GCM, TLS_RSA_AES_SHA } from './set-up.ts'

const RC4_SHA = 0x0005
const AES_SHA = 0x002f
const AES_GCM = 0x009c
const STATIC_SUITES = [TLS_RSA_AES_GCM, TLS_RSA_AES_SHA]

/** What OpenSSL 3 cannot be made to do. */
export const SCRIPTED_SET_UPS: readonly SetUp[] = [
  {
    title: 'SSL 2.0 and 3.0 with RC4',
    program: 'scripted',
    script: { versions: [0x0300], suites: [RC4_SHA, AES_SHA], sslv2: [0x010080, 0x0700c0] },
    truth: {
      versions: {
        SSLv3: { suites: ['TLS_RSA_WITH_RC4_128_SHA', TLS_RSA_AES_SHA] },
        SSLv2: { suites: ['SSL_CK_RC4_128_WITH_MD5', 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'] },
      },
    },
  },
  {
    title: 'compression and heartbeat',
    program: 'scripted',
    script: {
      versions: [0x0303],
      suites: [AES_SHA],
      compressionMethod: 1,
      extensions: [
        [0x000f, 0x01],
        [0xff01, 0x00],
      ],
    },
    truth: {
      versions: { 'TLSv1.2': { suites: [TLS_RSA_AES_SHA] } },
      options: {
        compression: 'deflate',
        heartbeat: true,
        secureRenegotiation: true,
        extendedMasterSecret: false,
      },
    },
  },
  {
    title: 'heartbeats that are sent and not answered, and a renegotiation where none took place',
    program: 'scripted',
    script: {
      versions: [0x0303],
      suites: [AES_SHA],
      extensions: [
        [0x000f, 0x02],
        [0xff01, 0x01, 0x00],
      ],
    },
    truth: {
      versions: { 'TLSv1.2': { suites: [TLS_RSA_AES_SHA] } },
      options: { heartbeat: false, secureRenegotiation: false },
    },
  },
  {
    title: 'an end without a word in the place of an alert',
    program: 'scripted',
    script: { versions: [0x0303], suites: [AES_GCM, AES_SHA], isSilent: true },
    truth: { versions: { 'TLSv1.2': { suites: STATIC_SUITES, order: 'server' } }, intolerances: [] },
  },
  {
    title: 'intolerance of many suites',
    program: 'scripted',
    script: { versions: [0x0303], suites: [AES_GCM, AES_SHA], maxSuites: 128 },
    truth: {
      versions: { 'TLSv1.2': { suites: STATIC_SUITES, order: 'server' } },
      intolerances: ['suite-count'],
    },
  },
  {
    title: 'intolerance of long hellos',
    program: 'scripted',
    script: { versions: [0x0303, 0x0301], suites: [AES_GCM, AES_SHA], maxByteLength: 255 },
    truth: {
      versions: {
        'TLSv1.2': { suites: STATIC_SUITES, order: 'server' },
        TLSv1: { suites: [TLS_RSA_AES_SHA] },
      },
      options: { secureRenegotiation: false, clientCertificateRequested: false },
      unseen: [
        'compression',
        'extendedMasterSecret',
        'encryptThenMac',
        'sessionTicket',
        'heartbeat',
        'ocspStaple',
      ],
      intolerances: ['hello-size'],
    },
  },
  {
    title: 'TLS 1.0, named in answer to newer hellos',
    program: 'scripted',
    script: { versions: [0x0301], suites: [AES_SHA] },
    truth: { versions: { TLSv1: { suites: [TLS_RSA_AES_SHA] } }, intolerances: [] },
  },
  {
    title: 'intolerance of versions newer than its own',
    program: 'scripted',
    script: { versions: [0x0302], suites: [AES_SHA], maxVersion: 0x0302 },
    truth: { versions: { 'TLSv1.1': { suites: [TLS_RSA_AES_SHA] } }, intolerances: ['version'] },
  },
]
