import type { Behaviour, Truth } from './behaviour.ts'
import { TOPICS } from './behaviours/index.ts'
import { domainOf } from './kit.ts'

/** The document about the kit, `docs/bad-servers.md`, made from the declarations. */
export function document(): string {
  const count = TOPICS.flatMap(({ behaviours }) => behaviours).length
  return [
    '# Bad servers',
    HEAD.replace('{count}', String(count)),
    ...TOPICS.flatMap(({ title, behaviours }) => [`## ${title}`, table(behaviours)]),
    '',
  ].join('\n\n')
}

const HEAD = `<!-- Made by \`npm run bad-servers -- --markdown\`; change the declarations in test/servers/kit/behaviours instead. -->

{count} XMPP servers that are wrong, odd, or only rare, each with the truth about it: is TLS mandatory there, or can a password
cross in clear? They are for whoever writes a client, a server or a tester, not only for Tellus.

    npm run bad-servers

starts all of them on loopback, on ports that were free, with certificates of an authority made for the occasion and a DNS
server that holds their SRV records; prints where everything is; and stays until Ctrl-C. Another terminal asks:

    export DNS_SERVERS=127.0.0.1:… PROBE_ALLOW_PRIVATE=yes PROBE_CA_FILE=…    (as printed)
    npx tellus check plain-challenged.bad.test

or, with any other program, at the printed address and port. A server answers whatever it is asked, in any order, over any
number of connections. Nothing here stores or checks a password.

*Proven* is what a tester can know that asks every question which carries no credential; *advertised* what can only be read
off the stream features, or from there being none. *Asked by name* is what holds for another server that says its name in the
stream header, and asks for dialback in clear text. \`unknown\` is the right answer where a server gives no ground for any other. A service that is not
mentioned is \`not-offered\`: its SRV record has the target \`.\`.

To add a behaviour: a few lines in \`test/servers/kit/behaviours/\`, then \`npm run bad-servers -- --markdown > docs/bad-servers.md\`.`

function table(behaviours: readonly Behaviour[]): string {
  const rows = behaviours.map((behaviour) => {
    const cells = [`\`${domainOf(behaviour)}\``, behaviour.does, describeTruth(behaviour), behaviour.source]
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`
  })
  return ['| Domain | What it does | Truth | Source |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** The right verdicts in one line, the services that are not there left out. */
export function describeTruth({ truth, truthByName, findings = [] }: Behaviour): string {
  const told = [
    ...(truth.c2s.state === 'not-offered' ? [] : [`c2s ${inWords(truth.c2s)}`]),
    ...(truth.s2s.state === 'not-offered' ? [] : [`s2s ${inWords(truth.s2s)}`]),
    ...(truthByName === undefined ? [] : [`asked by name ${inWords(truthByName)}`]),
    ...findings.map((finding) => `finding ${finding}`),
  ]
  return told.length === 0 ? 'not-offered' : told.join('; ')
}

function inWords({ state, basis }: Truth): string {
  return state === 'unknown' ? state : `${state} (${basis})`
}

function escapeMarkdown(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
