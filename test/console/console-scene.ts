import { createLender, type Lender } from '@lendwire/lender'
import type { Cookie, Page } from 'playwright-core'
import { goodPassword } from '../http/accounts/visitor.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

/** A gateway with a library, lenders that behave in ways of their own, and people who can sign in. */
export type ConsoleScene = {
  readonly gateway: WholeGateway
  /** Adds a partner whose lender behaves by a scenario. */
  readonly addPartner: (code: string, name: string, scenario: string) => Promise<void>
  /** Creates a request, and waits until it has a status where one is named. */
  readonly makeRequest: (more: Readonly<Record<string, unknown>>, status?: string) => Promise<string>
  readonly command: (number: string, command: Readonly<Record<string, unknown>>) => Promise<void>
  readonly statusOf: (number: string) => Promise<string>
  /** Opens an address of the console on a page, signed in as a person of a role. */
  readonly signIn: (page: Page, role: Role, path?: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Role = 'staff' | 'viewer' | 'admin' | 'library_admin'
const names = {
  staff: 'Anna Kern',
  viewer: 'Viktor Lund',
  admin: 'Ada Admin',
  library_admin: 'Lea Holm',
} as const

/** Starts one. */
export const startConsoleScene = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<ConsoleScene> => {
  const gateway = await startWholeGateway(environment, { inMemory: true })
  const lenders: Lender[] = []
  const people = new Set<Role>()
  /** The cookies of each role: a session may serve many pages, and signing in has tests of its own. */
  const sessions = new Map<Role, readonly Cookie[]>()
  const expectOk = (answer: { readonly status: number; readonly body: unknown }): unknown => {
    if (answer.status >= 400) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const statusOf = async (number: string): Promise<string> => {
    const request = expectOk(await gateway.api('GET', `/v1/requests/${number}`)) as { status: string }
    return request.status
  }
  expectOk(
    await gateway.api('PUT', '/v1/libraries/ABC', {
      name: 'Abc Library',
      timeZone: 'Europe/Oslo',
      holdBack: 'PT0S',
      symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    }),
  )
  const createPerson = async (role: Role): Promise<void> => {
    if (people.has(role)) return
    people.add(role)
    const library = role === 'admin' ? {} : { library: 'ABC' }
    const user = { name: names[role], email: `${role}@example.org`, role, ...library }
    const made = expectOk(await gateway.api('POST', '/v1/users', user)) as { invitation: { link: string } }
    const token = made.invitation.link.split('token=')[1]
    expectOk(await gateway.api('POST', '/v1/passwords', { token, password: goodPassword }))
  }
  return {
    gateway,
    addPartner: async (code, name, scenario) => {
      const token = `${code}-token-long-enough`
      const lender = createLender({
        scenario,
        pace: 0,
        gateway: { url: `${gateway.url}/partners/${code}/iso18626`, token },
      })
      lenders.push(lender)
      expectOk(
        await gateway.api('PUT', `/v1/partners/${code}`, {
          name,
          symbols: [{ type: 'ISIL', value: `X-${code}` }],
          inboundCredentials: [{ kind: 'bearer', token }],
          allowPrivateNetwork: true,
          connection: { protocol: 'iso18626', url: await lender.start(0) },
        }),
      )
    },
    makeRequest: async (more, status) => {
      const body = { library: 'ABC', service: { type: 'loan' }, ...more }
      const { number } = expectOk(await gateway.api('POST', '/v1/requests', body)) as { number: string }
      if (status !== undefined && (await statusOf(number)) === 'ready_to_send')
        expectOk(await gateway.api('POST', `/v1/requests/${number}/commands`, { type: 'send' }))
      if (status !== undefined) await until(status, async () => (await statusOf(number)) === status)
      return number
    },
    command: async (number, command) => {
      expectOk(await gateway.api('POST', `/v1/requests/${number}/commands`, command))
    },
    statusOf,
    signIn: async (page, role, path = '') => {
      await createPerson(role)
      const context = page.context()
      await context.clearCookies()
      await context.addCookies(sessions.get(role) ?? [])
      const session = `${gateway.url}/v1/session`
      if (!(await context.request.get(session)).ok()) {
        const data = { email: `${role}@example.org`, password: goodPassword }
        const answer = await context.request.post(session, { data })
        expectOk({ status: answer.status(), body: await answer.text() })
        sessions.set(role, await context.cookies())
      }
      await page.goto(`${gateway.url}/console${path}`)
      await page.getByRole('button', { name: `Account: ${names[role]}` }).waitFor()
    },
    stop: async () => {
      for (const lender of lenders) await lender.stop()
      await gateway.stop()
    },
  }
}
