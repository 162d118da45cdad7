import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyAnswer, Passkeys } from '../accounts/passkeys.ts'

/** Loaded when the first person uses a passkey: it brings parsers for the certificates of authenticators. */
const load = () => import('@simplewebauthn/server')

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, 'base64url'))

/** An answer that is none throws in the library: it is refused like one that is wrong. */
const orNull = <T>(checked: Promise<T | null>): Promise<T | null> => checked.catch(() => null)

// The library reads the answer of a browser, and refuses what is none.
const registrationOf = (answer: PasskeyAnswer) => answer as unknown as RegistrationResponseJSON
const authenticationOf = (answer: PasskeyAnswer) => answer as unknown as AuthenticationResponseJSON

/** Creates the passkeys of Node (WebAuthn, level 3). The password came first, so that presence alone is enough. */
export const createPasskeys = (): Passkeys => ({
  askForNew: async ({ host }, { id, email, name }, present) => {
    const { generateRegistrationOptions } = await load()
    const options = await generateRegistrationOptions({
      rpName: 'lendwire',
      rpID: host,
      userID: Uint8Array.from(new TextEncoder().encode(id)),
      userName: email,
      userDisplayName: name,
      excludeCredentials: present.map((passkey) => ({ id: passkey.id })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    })
    return { options: JSON.stringify(options), challenge: options.challenge }
  },
  readNew: (site, answer, expectedChallenge) =>
    orNull(
      load().then(async ({ verifyRegistrationResponse }) => {
        const { registrationInfo } = await verifyRegistrationResponse({
          response: registrationOf(answer),
          expectedChallenge,
          expectedOrigin: site.origin,
          expectedRPID: site.host,
          requireUserVerification: false,
        })
        if (registrationInfo === undefined) return null
        const { id, publicKey, counter, transports } = registrationInfo.credential
        const key = Buffer.from(publicKey).toString('base64url')
        return { id, publicKey: key, counter, ...(transports === undefined ? {} : { transports }) }
      }),
    ),
  askForSignature: async ({ host }, present) => {
    const { generateAuthenticationOptions } = await load()
    const options = await generateAuthenticationOptions({
      rpID: host,
      userVerification: 'preferred',
      allowCredentials: present.map(({ id, transports }) => ({
        id,
        ...(transports === undefined ? {} : { transports }),
      })),
    })
    return { options: JSON.stringify(options), challenge: options.challenge }
  },
  checkSignature: (site, answer, expectedChallenge, passkey) =>
    orNull(
      load().then(async ({ verifyAuthenticationResponse }) => {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: authenticationOf(answer),
          expectedChallenge,
          expectedOrigin: site.origin,
          expectedRPID: site.host,
          requireUserVerification: false,
          credential: {
            id: passkey.id,
            publicKey: fromBase64Url(passkey.publicKey),
            counter: passkey.counter,
            ...(passkey.transports === undefined ? {} : { transports: passkey.transports }),
          },
        })
        return verified ? authenticationInfo.newCounter : null
      }),
    ),
})
