import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { declareUnreachable, holdBackAsUsual, unreachable } from './declare-configuration.ts'
import type { Library } from './library.ts'
import { patientPartner } from './mail-lenders.ts'
import { libraries } from './ncip-stories.ts'
import { demoNetwork, habits } from './year-of-figures.ts'

/** Starts a library system that takes the events of a webhook, and keeps none. */
const startWebhookReceiver = async (): Promise<{
  readonly url: string
  readonly stop: () => Promise<void>
}> => {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lendwire-events`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const reply = (subject: string): string =>
  [
    `From: Marit Dahl <${patientPartner.address}>`,
    'To: ill@demo.example',
    `Subject: Re: ${subject}`,
    'Message-ID: <reply-1@demo.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Good morning,',
    '',
    'our only copy of The summer book is at the binder until the end of the month.',
    'Would the edition with large print do as well?',
    '',
    'Kind regards, Marit',
    '',
    '> Please lend us The summer book by Tove Jansson.',
    '',
  ].join('\r\n')

/**
 * Makes what the console shows besides requests: a webhook, a mail in review, a network, a lending system, and a partner whose connection broke after a
 * test that passed, which raises an alarm.
 *
 * @param working the address of a lender that answers
 */
export const fillRestOfConsole = async (
  gateway: { readonly url: string; readonly key: string },
  library: Library,
  working: string,
): Promise<{ readonly stop: () => Promise<void> }> => {
  const receiver = await startWebhookReceiver()
  const send = async (
    path: string,
    token: string,
    type: string,
    body: string,
    method = 'POST',
  ): Promise<void> => {
    const response = await fetch(gateway.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    })
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`)
  }
  try {
    await holdBackAsUsual(library)
    await library.put('/v1/webhooks/library-system', {
      library: 'DEMO',
      url: receiver.url,
      allowPrivateNetwork: true,
    })
    await send('/v1/webhooks/library-system/secrets', gateway.key, 'application/json', '{}')
    await send('/v1/webhooks/library-system/test', gateway.key, 'application/json', '{}')
    const token = randomBytes(24).toString('base64url')
    await library.put('/v1/mailboxes/main', { inboundCredentials: [{ kind: 'bearer', token }] })
    await send('/email/inbound', token, 'message/rfc822', reply('your request for The summer book'))
    await declareUnreachable(library, working)
    await send(`/v1/partners/${unreachable}/check`, gateway.key, 'application/json', '{}')
    await declareUnreachable(library)
    await send(`/v1/partners/${unreachable}/check`, gateway.key, 'application/json', '{}')
    const networks = JSON.stringify({ networks: [{ network: demoNetwork, priority: 1 }] })
    for (const path of [
      ...Object.keys(libraries).map((code) => `/v1/libraries/${code}`),
      ...habits.map(({ partner }) => `/v1/partners/${partner}`),
    ])
      await send(path, gateway.key, 'application/merge-patch+json', networks, 'PATCH')
    await library.put('/v1/partners/lending-system', {
      name: 'Lending system of these libraries',
      symbols: Object.keys(libraries).map((code) => ({ type: 'ISIL', value: `XX-${code}` })),
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: randomBytes(24).toString('base64url') }],
      connection: { protocol: 'iso18626', url: working },
      relay: { libraries: Object.keys(libraries) },
    })
    return receiver
  } catch (error) {
    await receiver.stop()
    throw error
  }
}
