import { z } from 'zod'
import { runMailLender } from './email/run-mail-lender.ts'
import { createLender, type Lender, type LenderOptions, type LenderSystem, lenderSystems } from './lender.ts'
import { LenderError, type LenderFault } from './lender-error.ts'
import { namedScenario } from './scenarios.ts'

const isSystem = (name: string): name is LenderSystem => Object.hasOwn(lenderSystems, name)
const systemNames = Object.keys(lenderSystems).filter(isSystem)

/** The arguments of `lendwire lender`, each with the name of its value. The table suits `parseArgs` of `node:util`. */
export const lenderArguments = {
  port: { type: 'string', value: 'PORT' },
  host: { type: 'string', value: 'HOST' },
  scenario: { type: 'string', value: 'NAME' },
  gateway: { type: 'string', value: 'URL' },
  token: { type: 'string', value: 'TOKEN' },
  agency: { type: 'string', value: 'TYPE:VALUE' },
  protocol: { type: 'string', value: 'iso18626|ncip|email' },
  address: { type: 'string', value: 'ADDRESS' },
  smtp: { type: 'string', value: 'URL' },
  profile: { type: 'string', value: 'NAME' },
  edition: { type: 'string', value: '1.2|2021-2' },
  system: { type: 'string', value: systemNames.join('|') },
  account: { type: 'string', value: 'ID:CODE' },
  bearer: { type: 'string', value: 'TOKEN' },
  pace: { type: 'string', value: 'FACTOR' },
  ledger: { type: 'string', value: 'COUNT' },
  requests: { type: 'string', value: 'COUNT' },
} as const satisfies Record<string, { type: 'string'; value: string }>

/** The arguments as they come from the command line. */
export type LenderArguments = { readonly [Name in keyof typeof lenderArguments]?: string | undefined }

const Arguments = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535).prefault(0),
  host: z.string().min(1).prefault('127.0.0.1'),
  scenario: z.string().prefault('will-supply-then-loaned'),
  gateway: z
    .url({ protocol: /^https?$/, error: 'must be a URL that begins with https:// or http://' })
    .optional(),
  token: z.string().min(1).optional(),
  agency: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be an agency id such as ISIL:LENDER1')
    .transform((text) => ({
      type: text.slice(0, text.indexOf(':')),
      value: text.slice(text.indexOf(':') + 1),
    }))
    .optional(),
  protocol: z.enum(['iso18626', 'ncip', 'email']).optional(),
  address: z.email().optional(),
  smtp: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL that begins with smtp:// or smtps://' })
    .optional(),
  profile: z.enum(['standard', 'alma_p2p', 'nncipp']).optional(),
  edition: z.enum(['1.2', '2021-2']).optional(),
  system: z.enum(systemNames).optional(),
  account: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be an account such as our-library:the-security-code')
    .transform((text) => ({
      accountId: text.slice(0, text.indexOf(':')),
      securityCode: text.slice(text.indexOf(':') + 1),
    }))
    .optional(),
  bearer: z.string().min(1).optional(),
  // An hour, the longest pause of a scenario, must stay below 2^31 milliseconds: beyond, a timer ends at once.
  pace: z.coerce
    .number('must be a number')
    .min(0, 'must be between 0 and 500')
    .max(500, 'must be between 0 and 500')
    .optional(),
  ledger: z.coerce.number().int().min(0).optional(),
  requests: z.coerce.number().int().min(1).optional(),
})

/**
 * Runs a lender until it is stopped: what `npx lendwire lender` does.
 * @param lenderArguments the arguments as text
 * @param print takes a line for the person who watches
 * @returns the lender and the URL to which a library posts its messages
 * @throws LenderError `invalid_input` with the arguments that are wrong, `not_found` for an unknown scenario
 */
export async function runLender(
  lenderArguments: LenderArguments,
  print: (line: string) => void,
): Promise<{ readonly lender: Pick<Lender, 'stop'>; readonly url: string }> {
  const parsed = Arguments.safeParse(lenderArguments)
  if (!parsed.success)
    throw wrong(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
  const { port, host, gateway: gatewayUrl, token, protocol, address, smtp, ...rest } = parsed.data
  const gateway = gatewayUrl === undefined ? undefined : { url: gatewayUrl, token }
  const faults = notFor(protocol === 'email' ? 'email' : 'other', lenderArguments)
  if (faults.length > 0) throw wrong(faults)
  if (protocol === 'email') {
    const scenario = namedScenario(rest.scenario)
    const settings = { scenario, port, host, address, gateway, smtp, pace: rest.pace }
    const { url, stop } = await runMailLender(settings, print)
    return { lender: { stop }, url }
  }
  const spoken = rest.system === undefined ? protocol : lenderSystems[rest.system]
  if (protocol !== undefined && protocol !== spoken)
    throw wrong([{ path: 'system', message: `${rest.system} speaks ${spoken}, not ${protocol}` }])
  if (rest.account !== undefined && rest.system?.startsWith('koha') !== true)
    throw wrong([{ path: 'account', message: 'only for --system koha and koha-26.05' }])
  const lender = createLender({
    ...rest,
    protocol: spoken,
    gateway,
    report: (entry) => print(lineOf(entry)),
  })
  const url = await lender.start(port, host)
  print(`lender (${rest.scenario}) listens on ${url}`)
  if (gateway === undefined)
    print('no gateway is set (--gateway URL): the lender confirms messages and sends none')
  return { lender, url }
}

/** Arguments that a lender over email does not take, and arguments that only it takes. */
const meantFor = {
  email: ['agency', 'profile', 'edition', 'system', 'account', 'bearer', 'ledger', 'requests'],
  other: ['address', 'smtp'],
} as const

const notFor = (kind: keyof typeof meantFor, lenderArguments: LenderArguments): readonly LenderFault[] =>
  meantFor[kind].flatMap((name) =>
    lenderArguments[name] === undefined
      ? []
      : [
          {
            path: name,
            message: kind === 'email' ? 'not for --protocol email' : 'only for --protocol email',
          },
        ],
  )

const wrong = (faults: readonly LenderFault[]): LenderError =>
  new LenderError('invalid_input', 'Arguments of the lender are wrong.', {
    faults: faults.map(({ path, message }) => ({ path: `--${path}`, message })),
  })

type Entry = Parameters<NonNullable<LenderOptions['report']>>[0]

/** Returns a line such as `14:03:12 → ABC-1 RequestResponse WillSupply: OK`. */
function lineOf(entry: Entry): string {
  if ('received' in entry) {
    const { at, message: incoming, confirm, repeats } = entry.received
    const words = [
      incoming?.requestId,
      incoming?.trigger ?? 'unreadable',
      repeats === undefined ? '' : '(again)',
    ]
    return `${at.slice(11, 19)} ← ${words.filter(Boolean).join(' ')}: ${confirm.answer}`
  }
  const { at, requestId, message, result, confirmation } = entry.sent
  const words = message ? [message.reason, message.status, message.answer] : ['raw bytes']
  const outcome =
    confirmation?.status ?? (result.kind === 'answered' ? `HTTP ${result.answer.status}` : result.reason)
  return `${at.slice(11, 19)} → ${[requestId, ...words].filter(Boolean).join(' ')}: ${outcome}`
}
