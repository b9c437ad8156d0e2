import { expect } from 'chai'
import { PeerMisbehaved } from '../../../probes/errors.ts'
import { failed, toAborted, toFailed } from '../../../probes/net/failures.ts'
import { rfc } from '../../../probes/spec.ts'

function errorWith(fields: object, name = 'Error'): Error {
  return Object.assign(new Error('as the library words it'), { name }, fields)
}

const SYSCALL = { errno: -1, syscall: 'read' }

const MEANINGS = [
  { title: 'a refused connection', error: { code: 'ECONNREFUSED', ...SYSCALL }, code: 'refused' },
  { title: 'no route to the host', error: { code: 'EHOSTUNREACH', ...SYSCALL }, code: 'unreachable' },
  { title: 'no route to the network', error: { code: 'ENETUNREACH', ...SYSCALL }, code: 'unreachable' },
  { title: 'silence as the kernel saw it', error: { code: 'ETIMEDOUT', ...SYSCALL }, code: 'timeout' },
  { title: 'a reset', error: { code: 'ECONNRESET', ...SYSCALL }, code: 'reset' },
  { title: 'an end that Node calls a reset', error: { code: 'ECONNRESET' }, code: 'closed' },
  { title: 'a write to a closed connection', error: { code: 'EPIPE', ...SYSCALL }, code: 'reset' },
  { title: 'a stream that ended early', error: { code: 'ERR_STREAM_PREMATURE_CLOSE' }, code: 'closed' },
  { title: 'an alert of TLS 1.2', error: { code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }, code: 'alert' },
  {
    title: 'the same in newer words',
    error: { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' },
    code: 'alert',
  },
  {
    title: 'an alert of TLS 1.3',
    error: { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
    code: 'alert',
  },
  ...['UNRECOGNIZED_NAME', 'UNSUPPORTED_EXTENSION', 'BAD_CERTIFICATE_STATUS_RESPONSE'].map((name) => ({
    title: 'an alert of an extension, which OpenSSL does not call one',
    error: { code: `ERR_SSL_TLSV1_${name}` },
    code: 'alert',
  })),
  {
    title: 'an alert that says that the version is not spoken',
    error: { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
    code: 'peer-incompatible',
  },
  {
    title: 'a key that OpenSSL finds too short',
    error: { code: 'ERR_SSL_DH_KEY_TOO_SMALL' },
    code: 'peer-incompatible',
  },
  {
    title: 'a version that OpenSSL refuses',
    error: { code: 'ERR_SSL_UNSUPPORTED_PROTOCOL' },
    code: 'peer-incompatible',
  },
  ...['MSTRING_WRONG_TAG', 'DECODE_ERROR', 'BAD_ECPOINT', 'CIPHER_OPERATION_FAILED'].map((name) => ({
    title: 'bytes that make no sense to OpenSSL',
    error: { code: `ERR_SSL_${name}` },
    code: 'peer-misbehaved',
  })),
  {
    title: 'a chain that is longer than OpenSSL reads',
    error: { code: 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE' },
    code: 'peer-incompatible',
  },
  {
    title: 'bytes that are no TLS record',
    error: { code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    code: 'peer-misbehaved',
  },
  {
    title: 'an end inside a record',
    error: { code: 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING' },
    code: 'closed',
  },
  {
    title: 'a self-signed certificate',
    error: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    code: 'certificate-rejected',
  },
  {
    title: 'an unknown issuer',
    error: { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    code: 'certificate-rejected',
  },
  {
    title: 'a certificate for others',
    error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    code: 'certificate-rejected',
  },
  {
    title: 'a name that the system does not know',
    error: { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo' },
    code: 'no-address',
  },
  {
    title: 'a system that cannot tell',
    error: { code: 'EAI_AGAIN', errno: -3001, syscall: 'getaddrinfo' },
    code: 'dns-failure',
  },
  {
    title: 'a read error that no line names',
    error: { code: 'EIO', ...SYSCALL },
    code: 'closed',
  },
  {
    title: 'an error before anybody was asked that no line names',
    error: { code: 'EINVAL', errno: -22, syscall: 'connect' },
    code: 'local-error',
  },
] as const

/** What a machine may lack, or forbid itself: nobody was asked, so nobody was silent. */
const OWN_LACKS = [
  { code: 'EMFILE', title: 'files of this process' },
  { code: 'ENFILE', title: 'files of this machine' },
  { code: 'ENOBUFS', title: 'buffers' },
  { code: 'ENOMEM', title: 'memory' },
  { code: 'EAGAIN', title: 'ports, as Linux may put it' },
  { code: 'EADDRNOTAVAIL', title: 'ports, or an address of that family' },
  { code: 'EADDRINUSE', title: 'a free address' },
  { code: 'EAFNOSUPPORT', title: 'that family' },
  { code: 'ENETDOWN', title: 'an interface that is up' },
  { code: 'EPERM', title: 'leave of its firewall' },
  { code: 'EACCES', title: 'leave of its rules' },
] as const

describe('net toFailed', () => {
  for (const { code, title } of OWN_LACKS) {
    it(`takes a lack of ${title} (${code}) for a local error, whatever was being done`, () => {
      for (const syscall of ['connect', 'bind', 'send', 'read']) {
        const { failure } = toFailed(errorWith({ code, errno: -1, syscall }), 'tcp')
        expect(failure).to.deep.equal({ phase: 'tcp', code: 'local-error', detail: code })
      }
    })
  }

  for (const { title, error, code } of MEANINGS) {
    it(`takes ${title} (${error.code}) for ${code}`, () => {
      const { failure } = toFailed(errorWith(error), 'tls')
      const detail = code === 'closed' && error.code === 'ECONNRESET' ? 'end of file' : error.code
      expect(failure).to.deep.equal({ phase: 'tls', code, detail })
    })
  }

  for (const code of ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']) {
    it(`says that a certificate is outside its dates by our own clock (${code})`, () => {
      const { failure } = toFailed(errorWith({ code }), 'tls')
      const rejected = { phase: 'tls', code: 'certificate-rejected', detail: code }
      expect(failure).to.deep.equal({ ...rejected, isOutsideDates: true })
    })
  }

  it('tells a deadline from a caller that gave up, also behind the AbortError of a library', () => {
    const timeout = errorWith({}, 'TimeoutError')
    expect(toFailed(timeout, 'tcp').failure.code).to.equal('timeout')
    expect(toFailed(errorWith({ cause: timeout }, 'AbortError'), 'tcp').failure.code).to.equal('timeout')
    expect(toFailed(errorWith({}, 'AbortError'), 'tcp').failure.code).to.equal('aborted')
    expect(toAborted(AbortSignal.abort('shutdown'), 'dns').failure).to.deep.equal({
      phase: 'dns',
      code: 'aborted',
    })
  })

  it('keeps the deed and the clause of a peer that misbehaved', () => {
    const error = new PeerMisbehaved('doctype', rfc(6120, '11.1'))
    expect(toFailed(error, 'stream').failure).to.deep.equal({
      phase: 'stream',
      code: 'peer-misbehaved',
      detail: 'doctype (RFC 6120 §11.1)',
    })
  })

  it("words OpenSSL's reason, without its file names and thread numbers", () => {
    const error = errorWith({ code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', reason: 'tlsv1 alert unknown ca' })
    expect(toFailed(error, 'tls').failure.detail).to.equal('tlsv1 alert unknown ca')
  })

  it('passes on what is our own mistake', () => {
    const mistake = new TypeError('undefined is not a function')
    const misuse = errorWith({ code: 'ERR_INVALID_ARG_TYPE' }, 'TypeError')
    expect(() => toFailed(mistake, 'tcp')).to.throw(mistake)
    expect(() => toFailed(misuse, 'tcp')).to.throw(misuse)
    expect(() => toFailed('a string', 'tcp')).to.throw('a string')
  })
})

describe('net failed', () => {
  it('leaves no empty detail behind', () => {
    expect(failed('stream', 'closed', ' \u200B ')).to.deep.equal({
      state: 'failed',
      failure: { phase: 'stream', code: 'closed' },
    })
  })
})
