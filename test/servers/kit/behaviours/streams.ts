import type { Behaviour } from '../behaviour.ts'
import {
  close,
  DECLARATION,
  dribble,
  features,
  HEADER,
  iqError,
  mechanisms,
  refusesStream,
  refusing,
  REQUIRED,
  S2S_HEADER,
  send,
  sendEndlessly,
  silence,
  STARTTLS_REQUIRED,
  streamError,
} from '../xmpp.ts'
import { advertised, clientDoor, proven, towardsClients, UNKNOWN } from './doors.ts'

const opening = (open: NonNullable<typeof REQUIRED.open>) => clientDoor({ ...REQUIRED, open })
const STREAMS = 'http://etherx.jabber.org/streams'

/** What servers do when a stream is opened. */
export const STREAM_BEHAVIOURS: readonly Behaviour[] = [
  towardsClients(UNKNOWN, clientDoor(refusesStream('policy-violation', 'Too many connections from here')), {
    name: 'too-many',
    does: 'refuses every stream with policy-violation, too many connections',
    source: 'RFC 6120 §4.9.3.14; ejabberd with mod_fail2ban',
  }),
  towardsClients(UNKNOWN, clientDoor(refusesStream('resource-constraint')), {
    name: 'resource-constraint',
    does: 'refuses every stream for lack of resources',
    source: 'RFC 6120 §4.9.3.17',
  }),
  towardsClients(UNKNOWN, clientDoor(refusesStream('system-shutdown')), {
    name: 'system-shutdown',
    does: 'is about to shut down',
    source: 'RFC 6120 §4.9.3.20',
  }),
  towardsClients(UNKNOWN, clientDoor(refusesStream('host-unknown')), {
    name: 'host-unknown',
    does: 'does not serve the domain that leads to it',
    source: 'RFC 6120 §4.9.3.6',
  }),
  towardsClients(
    advertised('unusable'),
    clientDoor(refusesStream('undefined-condition', 'No stream features to proceed with')),
    {
      name: 'required-without-certificate',
      does: 'requires TLS, has no certificate, and so has no features to offer',
      source: 'Prosody, mod_c2s streamopened',
    },
  ),
  towardsClients(
    proven('required'),
    [
      clientDoor(refusesStream('see-other-host', '', '{door elsewhere}')),
      clientDoor(REQUIRED, { name: 'elsewhere', isListed: false }),
    ],
    {
      name: 'see-other-host',
      does: 'sends everybody to another port, where TLS is required',
      source: 'RFC 6120 §4.9.3.19',
    },
  ),
  towardsClients(UNKNOWN, clientDoor(refusesStream('see-other-host', '', '{door c2s}')), {
    name: 'see-other-host-loop',
    does: 'sends everybody to itself',
    source: 'RFC 6120 §4.9.3.19: followed two to five times',
  }),
  towardsClients(UNKNOWN, clientDoor(refusesStream('see-other-host', '', '192.0.2.1:5222')), {
    name: 'see-other-host-astray',
    does: 'sends everybody to an address that nobody may be sent to',
    source: 'RFC 6120 §4.9.3.19; RFC 5737',
  }),
  towardsClients(UNKNOWN, opening(silence), {
    name: 'silent',
    does: 'takes connections and says nothing',
    source: 'firewalls and full queues',
    isSilent: true,
  }),
  towardsClients(UNKNOWN, opening([send(HEADER)]), {
    name: 'no-features',
    does: 'answers the stream header and sends no features',
    source: 'RFC 6120 §4.3.2 broken',
    isSilent: true,
  }),
  towardsClients(UNKNOWN, opening([send(HEADER + features(STARTTLS_REQUIRED).slice(0, -20))]), {
    name: 'half-features',
    does: 'sends half of its features',
    source: 'a stall in the middle of an element',
    isSilent: true,
  }),
  towardsClients(UNKNOWN, opening([close]), {
    name: 'closes-at-once',
    does: 'closes when a stream is opened, without a word',
    source: 'firewalls; RFC 6120 §4.4 broken',
  }),
  towardsClients(UNKNOWN, opening([send('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'), close]), {
    name: 'not-xmpp',
    does: 'is a web server',
    source: 'XEP-0368: ports shared by ALPN',
  }),
  towardsClients(
    UNKNOWN,
    opening([
      send(HEADER),
      sendEndlessly('<stream:features><x/></stream:features>'.repeat(9).slice(17, -18)),
    ]),
    {
      name: 'endless-features',
      does: 'sends features without end',
      source: 'RFC 6120 §4.9.3.14: a limit of size',
    },
  ),
  towardsClients(UNKNOWN, opening([send(`${HEADER}<stream:features>${'<x>'.repeat(5000)}`)]), {
    name: 'deep-features',
    does: 'nests its features five thousand elements deep',
    source: 'RFC 6120 §4.9.3.14: a limit of depth',
  }),
  towardsClients(
    UNKNOWN,
    opening([
      send(
        `${DECLARATION}<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>${HEADER.slice(DECLARATION.length)}${features(STARTTLS_REQUIRED)}`,
      ),
    ]),
    { name: 'doctype', does: 'declares a document type and an entity', source: 'RFC 6120 §11.1' },
  ),
  towardsClients(UNKNOWN, opening([send(HEADER + features('&aumlaut;', STARTTLS_REQUIRED))]), {
    name: 'undefined-entity',
    does: 'uses an entity that is not predefined',
    source: 'RFC 6120 §11.1',
  }),
  towardsClients(UNKNOWN, opening([send(`${HEADER}<!-- welcome -->${features(STARTTLS_REQUIRED)}`)]), {
    name: 'comment',
    does: 'sends a comment before its features',
    source: 'RFC 6120 §11.1',
  }),
  towardsClients(
    UNKNOWN,
    opening([
      send(`${HEADER}${features(STARTTLS_REQUIRED).replace('</stream:features>', '</stream:future>')}`),
    ]),
    {
      name: 'not-well-formed',
      does: 'closes an element under another name',
      source: 'RFC 6120 §11.3',
    },
  ),
  towardsClients(proven('required'), opening([dribble(HEADER + features(STARTTLS_REQUIRED))]), {
    name: 'dribbled',
    does: 'sends its header and features one byte a segment',
    source: 'TCP is a stream of bytes',
  }),
  towardsClients(proven('required'), opening([send(`\uFEFF${HEADER}${features(STARTTLS_REQUIRED)}`)]), {
    name: 'byte-order-mark',
    does: 'begins with a byte order mark',
    source: 'RFC 6120 §11.6',
  }),
  towardsClients(
    proven('required'),
    opening([
      send(`${DECLARATION}\n`),
      dribble(' '),
      send(HEADER.slice(DECLARATION.length)),
      send(features(STARTTLS_REQUIRED)),
    ]),
    {
      name: 'declaration-apart',
      does: 'sends XML declaration, header and features apart, with white space between',
      source: 'RFC 6120 §11.5; Openfire',
    },
  ),
  towardsClients(
    proven('required'),
    clientDoor({
      ...REQUIRED,
      open: [
        send(
          `<?xml version="1.0" encoding="UTF-8"?><s:stream xmlns:s="${STREAMS}" xmlns="jabber:client" from="{domain}" id="{stream}" version="1.0">` +
            `<s:features><t:starttls xmlns:t="urn:ietf:params:xml:ns:xmpp-tls"><t:required></t:required></t:starttls></s:features>`,
        ),
      ],
      stanza: [send(iqError('cancel', 'service-unavailable'))],
      anything: [send('</s:stream>'), close],
      end: [send('</s:stream>'), close],
    }),
    {
      name: 'other-prefixes',
      does: 'writes its namespaces with other prefixes, and attributes in double quotes',
      source: 'RFC 6120 §4.8.5',
    },
  ),
  towardsClients(proven('required'), clientDoor(refusing(STARTTLS_REQUIRED, mechanisms())), {
    name: 'empty-mechanisms',
    does: 'sends an empty <mechanisms/> beside <required/>',
    source: 'Openfire, OF-2072',
  }),
  towardsClients(proven('required'), opening([send(S2S_HEADER + features(STARTTLS_REQUIRED))]), {
    name: 'other-content-namespace',
    does: 'answers clients with the namespace of servers',
    source: 'RFC 6120 §4.8.2',
  }),
  towardsClients(
    proven('required'),
    opening([send(HEADER.replace("{domain}'", "somebody-else.test'") + features(STARTTLS_REQUIRED))]),
    {
      name: 'other-from',
      does: 'gives another name than it was asked for',
      source: 'RFC 6120 §4.7.1',
    },
  ),
  towardsClients(
    UNKNOWN,
    opening([send(HEADER + features(STARTTLS_REQUIRED) + streamError('reset')), close]),
    {
      name: 'features-then-error',
      does: 'sends its features and ends the stream in the same breath',
      source: 'RFC 6120 §4.9.3.16',
    },
  ),
]
