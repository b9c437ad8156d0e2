import { rfc, xep } from '../spec.ts'
import { check } from './check.ts'

export const offer = check({
  id: 'starttls.offer',
  needs: 'features-before-tls',
  spec: [rfc(6120, '5.3.1'), rfc(7590, '3.1')],
  judge({ features: { starttls } }) {
    switch (starttls) {
      case 'required':
        return { level: 'pass', params: { starttls } }
      case 'offered':
        return { level: 'warn', params: { starttls } }
      case 'absent':
        return { level: 'fail', params: { starttls } }
    }
  },
})

/** With `<required/>`, nothing but STARTTLS should be on offer before TLS. */
export const loginBeforeTls = check({
  id: 'starttls.login-before-tls',
  needs: 'features-before-tls',
  spec: [rfc(6120, '5.3.1'), xep(388)],
  service: 'c2s',
  judge({ features: { mechanisms, sasl2Mechanisms } }) {
    const offered = [...new Set([...mechanisms, ...sasl2Mechanisms])]
    if (offered.length === 0) return { level: 'pass', params: { mechanisms: '' } }
    return { level: 'warn', params: { mechanisms: offered.join(', ') } }
  },
})

/** Clear text behind `<proceed/>` would be taken as if it had come through TLS. */
export const responseInjection = check({
  id: 'starttls.response-injection',
  needs: 'starttls',
  spec: [rfc(6120, '5.4.3.3')],
  judge({ trailingByteLength }) {
    return { level: trailingByteLength === 0 ? 'pass' : 'fail', params: { byteLength: trailingByteLength } }
  },
})

/** What was written in clear behind `<starttls/>` would be taken up in the name of whoever made the handshake. */
export const commandInjection = check({
  id: 'starttls.command-injection',
  needs: 'command-injection',
  spec: [rfc(6120, '5.4.3.3')],
  judge({ reaction }) {
    switch (reaction.kind) {
      case 'answered':
        return { level: 'fail', params: { answer: reaction.xml } }
      case 'ignored':
      case 'broken-off':
        return { level: 'pass' }
    }
  },
})

/** Of direct TLS and of TLS begun by STARTTLS alike: what is inside has it already. */
export const insideDirectTls = check({
  id: 'starttls.inside-direct-tls',
  needs: 'features-after-tls',
  spec: [rfc(6120, '5.4.3.3'), xep(368, 'reqs')],
  judge({ features: { starttls } }) {
    return { level: starttls === 'absent' ? 'pass' : 'warn' }
  },
})
