import { createLender } from '@lendwire/lender'
import { z } from 'zod'
import { RequestNumber } from '../src/borrowing/values.ts'
import { readConfig } from '../src/config.ts'
import { type RunningGateway, startGateway } from '../src/node.ts'
import { adminKey, codeOf, type Language, library, partnerCount, tokenOf } from './scene.ts'

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

/** Calls the API of a gateway as its admin; an answer that is no success is thrown. */
const callApi =
  (url: string): Call =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

/** The addresses of partners, and how long they have to answer; by their codes those that differ from most. */
export type Lenders = {
  readonly url: string
  readonly others?: Readonly<Record<string, string>>
  readonly timeout?: string
}

/** Declares the library and its partners. */
const declare = async (call: Call, lenders: Lenders, language: Language): Promise<void> => {
  const { url, others = {}, timeout } = lenders
  await call('PUT', `/v1/libraries/${library}`, {
    name: 'Library of the benchmarks',
    symbols: [{ type: 'ISIL', value: library }],
  })
  for (let index = 0; index < partnerCount; index += 1) {
    const code = codeOf(index)
    await call('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: code.toUpperCase() }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: tokenOf(code) }],
      connection: {
        protocol: language,
        url: others[code] ?? url,
        concurrency: 16,
        ...(timeout === undefined ? {} : { timeout }),
      },
    })
  }
}

const Numbered = z.object({ number: RequestNumber, status: z.string() })

/** Makes the request that all others are copies of; its partner is the first one. */
const makeRequest = async (call: Call): Promise<RequestNumber> => {
  const made = await call('POST', '/v1/requests', {
    library,
    reference: 'R-4711',
    citation: {
      title: 'The history of lending, volume 4711',
      author: 'Lending, Lena',
      edition: '2',
      identifiers: [{ type: 'ISBN', value: '9783100004710' }],
      publisher: 'Press of the Bench',
      publicationDate: '1999',
    },
    service: { type: 'loan', form: 'physical', neededBy: '2027-12-24' },
    patron: { id: 'P-4711', surname: 'Reader', givenName: 'Rita', group: 'staff' },
    pickupLocation: 'Main',
    deliveryAddresses: [{ kind: 'physical', line1: '1 Street', locality: 'Town', postalCode: '12345' }],
    rota: [codeOf(0), codeOf(1), codeOf(2)],
  })
  const { number } = Numbered.parse(made)
  await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  return number
}

/** Polls a request until it has a status. */
const reach = async (call: Call, number: RequestNumber, status: string): Promise<void> => {
  const end = Date.now() + 15_000
  while (Numbered.parse(await call('GET', `/v1/requests/${number}`)).status !== status) {
    if (Date.now() > end) throw new Error(`${number} did not become ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Runs a gateway in this process while the given function uses it, then closes the store. */
const withGateway = async <T>(
  file: string,
  work: (call: Call, running: RunningGateway) => Promise<T>,
): Promise<T> => {
  const environment = { LENDWIRE_PORT: '0', LENDWIRE_STORE: `sqlite:${file}`, LENDWIRE_ADMIN_KEY: adminKey }
  const running = await startGateway(readConfig(environment), {
    log: ({ level, message, facts }) => {
      if (level === 'error') console.error(message, facts)
    },
    print: () => undefined,
  })
  try {
    return await work(callApi(running.url), running)
  } finally {
    await running.stop()
  }
}

/** Borrows one item over the real wire, until the patron has it. */
export const borrowOne = (file: string, language: Language): Promise<RequestNumber> =>
  withGateway(file, async (call, { url, gateway }) => {
    const lender = createLender({
      scenario: 'loaned-at-once',
      protocol: language,
      gateway: { url: `${url}/partners/${codeOf(0)}/${language}`, token: tokenOf(codeOf(0)) },
      pace: 0,
    })
    try {
      await declare(call, { url: await lender.start(0) }, language)
      const number = await makeRequest(call)
      await reach(call, number, 'shipped_physically')
      await call('POST', `/v1/requests/${number}/commands`, { type: 'receive' })
      await call('POST', `/v1/requests/${number}/commands`, { type: 'patron_loan' })
      await gateway.deliveryWorker.idle()
      return number
    } finally {
      await lender.stop()
    }
  })

const closedPort: Lenders = { url: 'http://127.0.0.1:9/iso18626' }

/**
 * Makes one request and sends it; its message waits in the outbox.
 *
 * @param lenders where it will go, once a gateway runs on the store again
 */
export const askOne = (file: string, lenders: Lenders): Promise<RequestNumber> =>
  withGateway(file, async (call) => {
    await declare(call, closedPort, 'iso18626')
    const number = await makeRequest(call)
    await declare(call, lenders, 'iso18626')
    return number
  })
