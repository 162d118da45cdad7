// Few people use one, so its code is loaded when it is asked for.
const webAuthn = () => import('@simplewebauthn/browser')

/** Has the person use a passkey, and returns the answer as the API takes it. Rejects where the person or the browser does not. */
export const askPasskey = async (question: string): Promise<string> =>
  JSON.stringify(await (await webAuthn()).startAuthentication({ optionsJSON: JSON.parse(question) }))

/** Has the person make a passkey, and returns the answer as the API takes it. */
export const makePasskey = async (question: string): Promise<string> =>
  JSON.stringify(await (await webAuthn()).startRegistration({ optionsJSON: JSON.parse(question) }))
