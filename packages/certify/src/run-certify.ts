import { z } from 'zod'
import type { CaseResult } from './case.ts'
import {
  certifyIso18626Requester,
  certifyIso18626Supplier,
  certifyLibrarySystem,
  certifyNcipRequester,
  certifyNcipSupplier,
} from './certify-supplier.ts'
import { controllingDesk, promptingDesk } from './desk.ts'
import { type ReportForm, reportForms } from './report/forms.ts'
import type { Report } from './report/report.ts'
import { departuresText, lineOf } from './report/text.ts'

/** The arguments of `lendwire certify`: each takes a value. */
export const certifyArguments = {
  protocol: { value: 'iso18626|ncip', help: 'protocol of the partner (default: iso18626)' },
  role: {
    value: 'supplier|requester|library-system',
    help: 'what the partner is (default: supplier); for a requester, somebody makes one test request there to this address; library-system: the own system of a library, over NCIP',
  },
  'requests-at': {
    value: 'HOST',
    help: 'make test requests at this host, which must be that of the address; without it none are made',
  },
  supplier: { value: 'TYPE:VALUE', help: 'the agency id of the supplier (default: ISIL:SUPPLIER)' },
  requester: { value: 'TYPE:VALUE', help: 'the agency id of the requester (default: ISIL:REQUESTER)' },
  patron: { value: 'ID', help: 'a patron of the library for the tests, for --role library-system' },
  barcode: { value: 'BARCODE', help: 'the barcode of that patron, where it is not the id' },
  pin: { value: 'PIN', help: 'the PIN of that patron' },
  pickup: { value: 'PLACE', help: 'the pickup location of the temporary record, for --role library-system' },
  edition: { value: '1.2|2021-2', help: 'the edition to begin with (default: 2021-2)' },
  token: { value: 'TOKEN', help: 'bearer token that is sent with each message' },
  account: { value: 'ID:CODE', help: 'requestingAgencyAuthentication in each header' },
  host: { value: 'HOST', help: 'address to listen on for messages of the partner (default: 127.0.0.1)' },
  port: { value: 'PORT', help: 'port to listen on; 0 takes a free port (default: 0)' },
  'public-url': {
    value: 'URL',
    help: 'the address at which the partner reaches it, where it is another one',
  },
  wait: { value: 'SECONDS', help: 'how long a message of the partner is waited for (default: 60)' },
  control: {
    value: 'URL',
    help: 'the address of a lender of lendwire (`lendwire lender`), which is told what to do; without it the terminal says it to a person',
  },
  text: { value: 'FILE', help: 'write the report as text' },
  html: { value: 'FILE', help: 'write the report as an HTML page, with every message' },
  json: { value: 'FILE', help: 'write the report as JSON' },
  junit: { value: 'FILE', help: 'write the report as JUnit XML' },
  vendor: {
    value: 'FILE',
    help: 'write the vendor document, as a configuration file of lendwire',
  },
  'vendor-code': { value: 'CODE', help: 'the code of the vendor document (default: certified)' },
  'vendor-name': { value: 'NAME', help: 'the name of the vendor document (default: the host)' },
} as const satisfies Record<string, { value: string; help: string }>
/** What was given, by the names of `certifyArguments`; `commander` writes them in camel case. */
export type CertifyArguments = Readonly<Record<string, string | undefined>>

/** Wrong arguments, each with its name. */
export class CertifyError extends Error {
  readonly faults: readonly { readonly path: string; readonly message: string }[]
  constructor(faults: CertifyError['faults']) {
    super('Arguments of certify are wrong.')
    this.faults = faults
  }
}

const Agency = z
  .string()
  .regex(/^[^:]+:.+$/, 'must be an agency id such as ISIL:SUPPLIER')
  .transform((text) => ({ type: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1) }))

const Arguments = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' }),
  protocol: z.enum(['iso18626', 'ncip']).prefault('iso18626'),
  role: z.enum(['supplier', 'requester', 'library-system']).prefault('supplier'),
  requestsAt: z.string().optional(),
  supplier: Agency.prefault('ISIL:SUPPLIER'),
  requester: Agency.prefault('ISIL:REQUESTER'),
  patron: z.string().min(1).optional(),
  barcode: z.string().min(1).optional(),
  pin: z.string().min(1).optional(),
  pickup: z.string().min(1).optional(),
  edition: z.enum(['1.2', '2021-2']).prefault('2021-2'),
  token: z.string().min(1).optional(),
  account: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be ID:CODE')
    .transform((text) => ({
      accountId: text.slice(0, text.indexOf(':')),
      securityCode: text.slice(text.indexOf(':') + 1),
    }))
    .optional(),
  host: z.string().prefault('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).prefault(0),
  publicUrl: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  wait: z.coerce.number('must be a number of seconds').min(0.1).max(3600).prefault(60),
  control: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  json: z.string().optional(),
  junit: z.string().optional(),
  vendor: z.string().optional(),
  vendorCode: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be lower case letters, digits, - and _')
    .prefault('certified'),
  vendorName: z.string().min(1).max(200).optional(),
})

/** What the command does outside: print a line, and write a file. */
export type CertifyOutput = {
  readonly print: (line: string) => void
  readonly write: (file: string, text: string) => Promise<void>
  /** Stops the run: what it began is ended, and the reports are written. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs a suite, prints each result, and writes the reports: what `lendwire certify` does.
 *
 * @param given the arguments as text, with `url`
 * @returns the report
 * @throws CertifyError with the arguments that are wrong
 */
export const runCertify = async (
  given: CertifyArguments,
  { print, write, signal }: CertifyOutput,
): Promise<Report> => {
  const parsed = Arguments.safeParse(given)
  if (!parsed.success)
    throw new CertifyError(
      parsed.error.issues.map(({ path, message }) => ({
        path:
          path[0] === 'url'
            ? 'url'
            : `--${String(path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
        message,
      })),
    )
  const { url, token, host, port, publicUrl, wait, control, vendorCode, vendorName, ...rest } = parsed.data
  const { patron, barcode, pin, pickup } = rest
  const { hostname } = new URL(url)
  const run = {
    ...rest,
    target: {
      url,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      timeout: 60_000,
    },
    patience: wait * 1000,
    listen: { host, port, publicUrl },
    listening: (address: string) => print(`The partner has to send its messages to ${address}`),
    report: (result: CaseResult) => print(lineOf(result)),
    signal,
  }
  if (rest.role !== 'requester' && rest.requestsAt !== hostname)
    print(`No request is made at ${hostname}. To make test requests there: --requests-at ${hostname}`)
  const vendor = { code: vendorCode, name: vendorName ?? hostname }
  const runs = {
    requester: () =>
      (rest.protocol === 'ncip' ? certifyNcipRequester : certifyIso18626Requester)({
        ...run,
        prompt: (line) => print(`  Now, in the partner’s system: ${line}`),
      }),
    supplier: () =>
      (rest.protocol === 'ncip' ? certifyNcipSupplier : certifyIso18626Supplier)({
        ...run,
        desk: control === undefined ? promptingDesk(print) : controllingDesk(control),
        vendor,
      }),
    'library-system': () =>
      certifyLibrarySystem({
        target: run.target,
        requestsAt: rest.requestsAt,
        report: run.report,
        signal,
        fromAgency: rest.requester.value,
        toAgency: rest.supplier.value,
        patron: patron === undefined ? undefined : { id: patron, barcode, pin },
        pickupLocation: pickup,
        vendor,
      }),
  }
  const report = await runs[rest.role]()
  print('')
  print(departuresText(report))
  const files: readonly (readonly [string | undefined, ReportForm])[] = [
    [rest.text, 'text'],
    [rest.html, 'html'],
    [rest.json, 'json'],
    [rest.junit, 'junit'],
  ]
  for (const [file, form] of files) if (file !== undefined) await write(file, reportForms[form](report))
  if (rest.vendor !== undefined && report.vendor !== undefined)
    await write(rest.vendor, `${JSON.stringify({ vendors: [report.vendor] }, null, 2)}\n`)
  return report
}
