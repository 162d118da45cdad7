import type { Api } from '../../api/api.ts'
import { demonstration } from './first-steps-queries.ts'

/** The address at which `lendwire lender` listens when the guide starts it. */
const port = 8701

/** Makes 192 random bits in letters that a command line takes. */
const makeToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/**
 * Makes the partner document of the demonstration lender.
 *
 * @param origin where the gateway is, such as `https://ill.example.org`
 * @returns the command that starts the lender
 */
export const prepareDemonstration = async (api: Api, origin: string, name: string): Promise<string> => {
  const token = makeToken()
  const path = `/v1/partners/${demonstration}`
  await api.documents.put(path, {
    name,
    symbols: [{ type: 'ISIL', value: 'X-DEMO' }],
    inboundCredentials: [{ kind: 'bearer', token }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: `http://127.0.0.1:${port}/iso18626` },
  })
  return `npx lendwire lender --port ${port} --scenario loaned-at-once --gateway ${origin}/partners/${demonstration}/iso18626 --token ${token}`
}

type Check = { readonly steps: readonly { readonly result: string }[] }

/**
 * Sends a request to the demonstration lender.
 *
 * @returns the number of the request; null where the lender does not answer yet
 */
export const sendFirstRequest = async (api: Api, library: string, title: string): Promise<string | null> => {
  const { steps } = await api.documents.post<Check>(`/v1/partners/${demonstration}/check`, {})
  if (steps.some(({ result }) => result === 'failed')) return null
  const { number } = await api.createRequest({
    library,
    citation: { title },
    service: { type: 'loan' },
    rota: [demonstration],
  })
  const { request } = await api.request(number)
  if (request.allowedCommands.includes('send')) await api.runCommand(number, { type: 'send' })
  return number
}
