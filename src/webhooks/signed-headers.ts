import { Webhook as Signer } from 'standardwebhooks'

/**
 * Makes the headers of a call to an endpoint, signed as Standard Webhooks 1.0 says.
 *
 * @param id of the message: the same each time that it is sent
 * @param body as it is sent
 * @param secrets those in force: the receiver may know either while one is being rotated
 */
export const signedHeaders = (
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  'user-agent': 'lendwire',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
})
