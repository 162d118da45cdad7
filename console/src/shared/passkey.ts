import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Has the person use a passkey, and returns the answer as the API takes it. Rejects where the person or the browser does not. */
export const askPasskey = async (question: string): Promise<string> =>
  JSON.stringify(await startAuthentication({ optionsJSON: JSON.parse(question) }))

/** Has the person make a passkey, and returns the answer as the API takes it. */
export const makePasskey = async (question: string): Promise<string> =>
  JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(question) }))
