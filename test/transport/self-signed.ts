import { createSign, generateKeyPairSync } from 'node:crypto'

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  // The shortest form there is (X.690, section 10.1).
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const time = (instant: Date) => der(0x18, Buffer.from(instant.toISOString().replace(/[-:T]|\.\d+/g, '')))
const bitString = (content: Uint8Array) => der(0x03, Buffer.of(0), content)

const ecdsaWithSha256 = sequence(bytes('06082a8648ce3d040302'))
const rsaWithSha256 = sequence(bytes('06092a864886f70d01010b0500'))
const subjectAlternativeName = bytes('0603551d11')
const commonName = bytes('0603550403')

/**
 * Makes a self-signed TLS certificate (X.509 v3, RFC 5280) for `localhost` and 127.0.0.1, valid for a day unless it says otherwise, so that no
 * private key is in the repository.
 *
 * @param options `forAddress`: false for one that is good for the name alone; `days`: how long it is valid from now, less
 *   than 0 for one that has ended; `keyType`: what its key is for
 */
export function selfSignedCertificate({
  forAddress = true,
  days = 1,
  keyType = 'ec',
}: {
  readonly forAddress?: boolean
  readonly days?: number
  readonly keyType?: 'ec' | 'rsa'
} = {}): {
  readonly key: string
  readonly cert: string
} {
  const { privateKey, publicKey } =
    keyType === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = keyType === 'ec' ? ecdsaWithSha256 : rsaWithSha256
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))))
  const address = forAddress ? [der(0x87, Buffer.of(127, 0, 0, 1))] : []
  const hosts = sequence(der(0x82, Buffer.from('localhost')), ...address)
  const toSign = sequence(
    der(0xa0, bytes('020102')),
    bytes('020101'),
    algorithm,
    name,
    sequence(
      time(new Date(Date.now() - 3_600_000 - Math.max(0, -days) * 2 * 86_400_000)),
      time(new Date(Date.now() + days * 86_400_000)),
    ),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(subjectAlternativeName, der(0x04, hosts)))),
  )
  const signature = createSign('sha256').update(toSign).sign(privateKey)
  const certificate = sequence(toSign, algorithm, bitString(signature)).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
