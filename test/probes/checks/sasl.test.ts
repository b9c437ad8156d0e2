import { expect } from 'chai'
import { CHECKS } from '../../../probes/checks/index.ts'
import type { Facts, Level, Service, StreamFeatures } from '../../../probes/model.ts'
import { endpointOf, failed, featuresOf, observation, observed } from '../builders.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

interface Case {
  readonly title: string
  readonly given: Partial<StreamFeatures>
  readonly tlsVersion?: Facts['tls']['version']
  readonly service?: Service
  readonly level: Level | undefined
  readonly problem?: string
}

const PLUS = ['SCRAM-SHA-256-PLUS', 'SCRAM-SHA-256']

const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'sasl.password-only': [
    { title: 'PLAIN alone', given: { mechanisms: ['PLAIN'] }, level: 'warn' },
    { title: 'PLAIN beside SCRAM', given: { mechanisms: ['PLAIN', 'SCRAM-SHA-1'] }, level: 'pass' },
    {
      title: 'PLAIN beside SCRAM of SASL2',
      given: { mechanisms: ['PLAIN'], sasl2Mechanisms: PLUS },
      level: 'pass',
    },
    { title: 'PLAIN beside an old digest', given: { mechanisms: ['PLAIN', 'DIGEST-MD5'] }, level: 'warn' },
    { title: 'no PLAIN', given: { mechanisms: ['EXTERNAL'] }, level: undefined },
    { title: 'PLAIN between servers', given: { mechanisms: ['PLAIN'] }, service: 's2s', level: undefined },
  ],
  'sasl.old-digests': [
    { title: 'DIGEST-MD5', given: { mechanisms: ['DIGEST-MD5', 'SCRAM-SHA-1'] }, level: 'warn' },
    { title: 'CRAM-MD5', given: { mechanisms: ['CRAM-MD5', 'SCRAM-SHA-1'] }, level: 'warn' },
    { title: 'neither', given: { mechanisms: ['SCRAM-SHA-1'] }, level: 'pass' },
    { title: 'between servers', given: { mechanisms: ['DIGEST-MD5'] }, service: 's2s', level: undefined },
  ],
  'sasl.scram-sha-1': [
    { title: 'SHA-1 only', given: { mechanisms: ['SCRAM-SHA-1', 'SCRAM-SHA-1-PLUS'] }, level: 'info' },
    { title: 'SHA-256 too', given: { mechanisms: ['SCRAM-SHA-1', 'SCRAM-SHA-256'] }, level: 'pass' },
    { title: 'no SCRAM', given: { mechanisms: ['PLAIN'] }, level: undefined },
  ],
  'sasl.channel-binding': [
    { title: 'none', given: { mechanisms: ['SCRAM-SHA-1'] }, level: 'info' },
    { title: 'some', given: { mechanisms: PLUS }, level: 'pass' },
    { title: 'no login at all', given: {}, level: undefined },
  ],
  'sasl.channel-binding-types': [
    { title: 'nothing of it', given: { mechanisms: ['SCRAM-SHA-1'] }, level: undefined },
    { title: 'SASL of before XEP-0440', given: { mechanisms: PLUS }, level: 'pass' },
    { title: 'SASL2 without types', given: { sasl2Mechanisms: PLUS }, level: 'warn', problem: 'no-types' },
    {
      title: 'types without mechanisms',
      given: { mechanisms: ['SCRAM-SHA-1'], channelBindingTypes: ['tls-exporter', 'tls-server-end-point'] },
      level: 'warn',
      problem: 'no-mechanisms',
    },
    {
      title: 'types without the one that all must have',
      given: { mechanisms: PLUS, channelBindingTypes: ['tls-exporter'] },
      level: 'warn',
      problem: 'no-end-point',
    },
    {
      title: 'tls-unique in TLS 1.3',
      given: { mechanisms: PLUS, channelBindingTypes: ['tls-unique', 'tls-server-end-point'] },
      tlsVersion: 'TLSv1.3',
      level: 'warn',
      problem: 'unique-in-tls13',
    },
    {
      title: 'TLS 1.3 without the type that all must have there',
      given: { mechanisms: PLUS, channelBindingTypes: ['tls-server-end-point'] },
      tlsVersion: 'TLSv1.3',
      level: 'warn',
      problem: 'no-exporter',
    },
    {
      title: 'TLS 1.3 with it',
      given: { mechanisms: PLUS, channelBindingTypes: ['tls-server-end-point', 'tls-exporter'] },
      tlsVersion: 'TLSv1.3',
      level: 'pass',
    },
    {
      title: 'tls-unique in TLS 1.2',
      given: { mechanisms: PLUS, channelBindingTypes: ['tls-unique', 'tls-server-end-point'] },
      tlsVersion: 'TLSv1.2',
      level: 'pass',
    },
  ],
  'stream.compression': [
    { title: 'offered', given: { others: ['compression'] }, level: 'warn' },
    { title: 'not offered', given: { others: ['sm'] }, level: 'pass' },
  ],
}

describe('checks of what is announced inside TLS', () => {
  for (const [id, cases] of Object.entries(TABLES)) {
    for (const { title, given, tlsVersion, service = 'c2s', level, problem } of cases) {
      it(`${id}: ${title} is ${level ?? 'no matter'}`, () => {
        const fact = { ...featuresOf(given), ...(tlsVersion && { tlsVersion }) }
        const found = CHECKS.find((check) => check.id === id)?.apply(
          observation(endpointOf({ service }), 'features-after-tls', observed(fact)),
          NOW,
        )
        expect(found?.level).to.equal(level)
        expect(found?.params['problem']).to.equal(problem)
      })
    }
  }

  for (const [service, level] of [
    ['c2s', 'unknown'],
    ['s2s', undefined],
  ] as const) {
    it(`of logins are ${level ?? 'no matter'} where the stream inside TLS of ${service} was not had`, () => {
      const failure = observation(endpointOf({ service }), 'features-after-tls', failed('stream', 'closed'))
      const levels = CHECKS.filter(({ id }) => id.startsWith('sasl.')).map(
        (check) => check.apply(failure, NOW)?.level,
      )
      expect(new Set(levels)).to.deep.equal(new Set([level]))
    })
  }
})
