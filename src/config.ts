import { defaultLimits } from '@lendwire/xml'
import { z } from 'zod'
import { durationMilliseconds, Timeout } from './borrowing/time.ts'
import { Duration, Network, WebUrl } from './borrowing/values.ts'
import type { CitationSettings } from './citation/fill-citation.ts'
import { isbnPlace } from './citation/sources/sru.ts'
import { KeyFromOutside } from './configuration/api-key.ts'
import { OpenIdRoles, type OpenIdSettings } from './http/auth/openid-settings.ts'
import { faultsOf } from './input-faults.ts'
import { type LogFormat, type LogLevel, logFormats, logLevels } from './log.ts'
import { Problem } from './problem.ts'
import { StoreAddress } from './store/address.ts'

const yes = z
  .enum(['true', 'false', '1', '0'], 'true or false')
  .transform((text) => text === 'true' || text === '1')
/** An address of the web, with or without a query. */
const webAddress = WebUrl
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
)

/** The text of an address, checked, so that the table shows what holds without it as it is written. */
const addressText = z.string().superRefine((text, context) => {
  for (const { message } of StoreAddress.safeParse(text).error?.issues ?? [])
    context.addIssue({ code: 'custom', message })
})

/** Every setting of the environment: its name, what it takes, what holds without it. The table in docs/settings.md follows it. */
const Environment = z.object({
  LENDWIRE_HOST: z.string().min(1).prefault('127.0.0.1').describe('the address to listen on'),
  LENDWIRE_PORT: z.coerce.number().int().min(0).max(65_535).prefault(8600).describe('the port to listen on'),
  LENDWIRE_PUBLIC_URL: WebUrl.max(500)
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional()
    .describe(
      'where the gateway is reached from outside: links in letters begin with it; without it, the address it listens on',
    ),
  LENDWIRE_STORE: addressText
    .prefault('sqlite:./lendwire.sqlite')
    .describe(
      'where everything is kept: `sqlite:` and a file, or for many processes `redis://` or `rediss://` and a server, with `?cluster=true` a Redis Cluster, with `?prefix=` its keys apart from others’',
    ),
  LENDWIRE_REQUIRE_STORE: z
    .enum(['any', 'existing'])
    .prefault('any')
    .describe('`existing`: start on a store that is there already, and never begin a new one'),
  LENDWIRE_REDIS_ALLOW_LOSS: yes
    .prefault('false')
    .describe('start though Redis may lose what was acknowledged (docs/storage.md)'),
  LENDWIRE_CONFIG: z
    .string()
    .min(1)
    .optional()
    .describe('a JSON file with libraries, workflows, partners, mailboxes, rota templates, rules and keys'),
  LENDWIRE_ADMIN_KEY: KeyFromOutside.optional().describe(
    'the first admin key; without it one is made at first start and shown once',
  ),
  LENDWIRE_OPENID_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the address of an identity provider' })
    .refine(
      (url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url),
      'must begin with https://',
    )
    .optional()
    .describe(
      'the identity provider with which people sign in by OpenID Connect, with the three settings below',
    ),
  LENDWIRE_OPENID_CLIENT_ID: z.string().min(1).max(500).optional().describe('how lendwire is called there'),
  LENDWIRE_OPENID_CLIENT_SECRET: z.string().min(1).max(500).optional().describe('its secret there'),
  LENDWIRE_OPENID_ROLES: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' })
        return z.NEVER
      }
    })
    .pipe(OpenIdRoles)
    .optional()
    .describe(
      'which claims give which role, as JSON: `[{"claim":"groups","value":"ill-abc","role":"staff","library":"ABC"}]`; who has none is refused',
    ),
  LENDWIRE_TRUSTED_PROXIES: list
    .pipe(z.array(Network))
    .prefault('')
    .describe('networks (CIDR, comma-separated) of proxies whose X-Forwarded-For is believed'),
  LENDWIRE_PARTNER_MESSAGE_LIMIT: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(defaultLimits.bytes)
    .prefault(1_000_000)
    .describe(
      `the longest message that a partner may send, in bytes: up to ${defaultLimits.bytes}, more are not read as XML`,
    ),
  LENDWIRE_MAIL_LIMIT: z.coerce
    .number()
    .int()
    .min(10_000)
    .max(100_000_000)
    .prefault(26_214_400)
    .describe('the longest mail that is taken, in bytes'),
  LENDWIRE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address that begins with smtp:// or smtps://' })
    .optional()
    .describe('the mail server, such as `smtp://user:password@mail.example:587`; mails wait without one'),
  LENDWIRE_MAIL_FROM: z
    .email('must be an email address')
    .max(254)
    .optional()
    .describe(
      'the sender of mails to people who work with lendwire: invitations and links to set a password',
    ),
  LENDWIRE_SMTP_REQUIRE_TLS: yes.prefault('false').describe('send no mail over a connection without TLS'),
  LENDWIRE_MAIL_CA: z
    .string()
    .min(1)
    .optional()
    .describe('a file of certificates in PEM that mail servers are believed by, besides the usual ones'),
  LENDWIRE_DKIM_DOMAIN: z
    .hostname()
    .max(253)
    .optional()
    .describe('the domain that mails are signed for (DKIM)'),
  LENDWIRE_DKIM_SELECTOR: z
    .string()
    .regex(
      /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
      'up to 63 letters, digits, dots, underscores, hyphens, such as lendwire',
    )
    .prefault('lendwire')
    .describe('under which name the domain publishes the key'),
  LENDWIRE_DKIM_KEY: z.string().min(1).optional().describe('the file of the private key, in PEM'),
  LENDWIRE_LETTERS: z
    .string()
    .min(1)
    .optional()
    .describe('a folder with letters in further languages, or other words: `fr.json`, `en.json`'),
  LENDWIRE_KEEP_FINGERPRINTS: Duration.prefault('P90D').describe(
    'how long repeats of messages are recognised',
  ),
  LENDWIRE_KEEP_ANSWERS: Duration.prefault('P7D').describe(
    'how long answers are kept under idempotency keys',
  ),
  LENDWIRE_KEEP_UNASSIGNED: Duration.prefault('P90D').describe(
    'how long messages are kept that belong to no request',
  ),
  LENDWIRE_DRAIN: Duration.prefault('PT30S').describe(
    'how long work in hand may go on after SIGTERM before the process ends',
  ),
  LENDWIRE_CONNECTIONS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .prefault(500)
    .describe('how many connections one client address may have open; trusted proxies have no limit'),
  LENDWIRE_MASTER_KEY: z
    .string()
    .optional()
    .describe(
      'the key that seals secrets in the store: 32 bytes as base64; behind it, after commas, earlier keys that still open (docs/security.md)',
    ),
  LENDWIRE_MASTER_KEY_FILE: z
    .string()
    .optional()
    .describe(
      'a file with the master keys, one a line; beside an embedded store by default, where it is created',
    ),
  LENDWIRE_MASTER_KEY_COMMAND: z
    .string()
    .optional()
    .describe('a command that prints the master keys, such as that of a key management service'),
  LENDWIRE_ERASURE_LIST: z
    .string()
    .optional()
    .describe(
      'a file outside the backups that lists erased people by pseudonyms, so that they are erased again after a restore; beside an embedded store by default',
    ),
  LENDWIRE_BACKUP_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe('the folder in which backups are put: an alarm is raised when its newest file is old'),
  LENDWIRE_KEEP_BACKUPS: Duration.prefault('P90D').describe(
    'how long the oldest backup is kept: the list of erasures forgets people after that',
  ),
  LENDWIRE_KEEP_AUDIT: Duration.prefault('P730D').describe('how long entries of the audit log are kept'),
  LENDWIRE_CROSSREF_URL: webAddress
    .optional()
    .describe('an API of the shape of `https://api.crossref.org`, which fills in citations by DOI'),
  LENDWIRE_PUBMED_URL: webAddress
    .optional()
    .describe(
      'one of the shape of `https://eutils.ncbi.nlm.nih.gov/entrez/eutils`, which fills them in by PMID',
    ),
  LENDWIRE_SRU_URL: webAddress
    .refine((url) => url.includes(isbnPlace), `an address with ${isbnPlace} in its query`)
    .optional()
    .describe(
      'a catalogue that fills them in by ISBN: `https://sru.example/?version=1.2&operation=searchRetrieve&recordSchema=marcxml&maximumRecords=1&query=bath.isbn={isbn}` (MARCXML or Dublin Core)',
    ),
  LENDWIRE_CITATION_TIMEOUT: Timeout.prefault('PT4S').describe(
    'how long filling in one citation may take; what has not answered by then is left',
  ),
  LENDWIRE_CITATION_KEEP: Duration.prefault('P30D').describe('how long what was looked up is kept'),
  LENDWIRE_CITATION_PRIVATE_NETWORK: yes
    .prefault('false')
    .describe('let these three addresses lead into private networks'),
  LENDWIRE_LOG_LEVEL: z
    .enum(logLevels)
    .prefault('info')
    .describe('the least important lines that are logged: `debug`, `info`, `warn` or `error`'),
  LENDWIRE_TRACES_URL: WebUrl.max(500)
    .optional()
    .describe(
      'where a collector takes traces over OTLP and HTTP, such as `http://127.0.0.1:4318/v1/traces`; `OTEL_EXPORTER_OTLP_HEADERS` and `OTEL_RESOURCE_ATTRIBUTES` hold too; nothing is traced without it',
    ),
  LENDWIRE_TRACES_RATIO: z.coerce
    .number()
    .min(0)
    .max(1)
    .prefault(1)
    .describe('the share of requests that is traced, from 0 to 1'),
  LENDWIRE_LOG_FORMAT: z
    .enum(logFormats)
    .prefault('auto')
    .describe('`json`, `pretty` for people, or `auto`: pretty on a terminal and JSON elsewhere'),
  LENDWIRE_KEEP_FILES: Duration.prefault('P90D').describe('how long files are kept that partners delivered'),
})

/** The settings of one process. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly store: StoreAddress
  readonly redisAllowLoss: boolean
  /** True where no new store is to be begun. */
  readonly requireExistingStore: boolean
  readonly configFile: string | undefined
  readonly adminKey: string | undefined
  readonly openId: OpenIdSettings | undefined
  readonly trustedProxies: readonly string[]
  readonly partnerMessageLimit: number
  readonly mailLimit: number
  readonly smtp: { readonly url: string; readonly requireTls: boolean } | undefined
  /** The sender of mails to people who work with lendwire. */
  readonly mailFrom: string | undefined
  /** Where certificates lie that mail servers are believed by, besides those that Node knows. */
  readonly mailCaFile: string | undefined
  /** Where the private key lies that mails are signed with, and for which domain and selector. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | undefined
  readonly lettersFolder: string | undefined
  readonly masterKey: MasterKeySetting
  /** How long work in hand may go on after the gateway is told to stop. */
  readonly drain: Duration
  readonly connectionsPerAddress: number
  /** The file of the list of erasures; undefined where there is none. */
  readonly erasureFile: string | undefined
  /** How long the oldest backup is kept. */
  readonly keepBackups: Duration
  /** The folder in which backups are put, whose newest file an alarm looks at. */
  readonly backupFolder: string | undefined
  /** Where traces go, and which share of them; undefined where nothing is traced. */
  readonly traces: { readonly url: string; readonly ratio: number } | undefined
  readonly log: { readonly level: LogLevel; readonly format: LogFormat }
  readonly keep: {
    readonly fingerprints: Duration
    readonly answers: Duration
    readonly unassigned: Duration
    readonly files: Duration
    readonly audit: Duration
  }
  readonly citation: CitationSettings
}

/** Does a variable say anything? One that is there and empty counts as not set. */
export const isSet = (value: string | undefined): value is string =>
  value !== undefined && value.trim() !== ''

/** Where the master keys come from. */
export type MasterKeySetting =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: string }
  /** `isCreated`: the file is created where it is missing. */
  | { readonly kind: 'file'; readonly file: string; readonly isCreated: boolean }

const masterKeyOf = ({
  LENDWIRE_MASTER_KEY: text,
  LENDWIRE_MASTER_KEY_FILE: file,
  LENDWIRE_MASTER_KEY_COMMAND: command,
  LENDWIRE_STORE: address,
}: z.output<typeof Environment>): MasterKeySetting => {
  const set = [text, file, command].filter((each) => each !== undefined)
  if (set.length > 1)
    throw new Problem('invalid_input', 'Some settings of the environment cannot be read.', {
      faults: [
        {
          path: 'LENDWIRE_MASTER_KEY',
          message:
            'set one of LENDWIRE_MASTER_KEY, LENDWIRE_MASTER_KEY_FILE and LENDWIRE_MASTER_KEY_COMMAND only',
        },
      ],
    })
  if (text !== undefined) return { kind: 'text', text }
  if (command !== undefined) return { kind: 'command', command }
  if (file !== undefined) return { kind: 'file', file, isCreated: false }
  const store = StoreAddress.parse(address)
  return store.kind === 'sqlite'
    ? { kind: 'file', file: `${store.file}.key`, isCreated: true }
    : { kind: 'none' }
}

/** The list of erasures of an embedded store stands beside it: a backup of the store does not have it. */
const erasureFileBeside = (address: string): string | undefined => {
  const store = StoreAddress.parse(address)
  return store.kind === 'sqlite' ? `${store.file}.erasures` : undefined
}

/** Where the address of the store was lost on its way here, a new store in place of it would take what is acknowledged. */
const neverEmpty = 'LENDWIRE_STORE'

/**
 * Reads the environment, and nothing else does.
 *
 * @returns the settings; `Problem` invalid_input naming each variable that cannot be read, without its value
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.entries(environment).filter(([name, value]) => name === neverEmpty || isSet(value))
  const parsed = Environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    throw new Problem('invalid_input', 'Some settings of the environment cannot be read.', {
      faults: faultsOf(parsed.error),
    })
  }
  const read = parsed.data
  return {
    host: read.LENDWIRE_HOST,
    port: read.LENDWIRE_PORT,
    publicUrl: read.LENDWIRE_PUBLIC_URL,
    store: StoreAddress.parse(read.LENDWIRE_STORE),
    redisAllowLoss: read.LENDWIRE_REDIS_ALLOW_LOSS,
    requireExistingStore: read.LENDWIRE_REQUIRE_STORE === 'existing',
    configFile: read.LENDWIRE_CONFIG,
    adminKey: read.LENDWIRE_ADMIN_KEY,
    openId: openIdOf(read),
    trustedProxies: read.LENDWIRE_TRUSTED_PROXIES,
    partnerMessageLimit: read.LENDWIRE_PARTNER_MESSAGE_LIMIT,
    mailLimit: read.LENDWIRE_MAIL_LIMIT,
    smtp:
      read.LENDWIRE_SMTP_URL === undefined
        ? undefined
        : { url: read.LENDWIRE_SMTP_URL, requireTls: read.LENDWIRE_SMTP_REQUIRE_TLS },
    mailFrom: read.LENDWIRE_MAIL_FROM,
    mailCaFile: read.LENDWIRE_MAIL_CA,
    dkim: dkimOf(read),
    lettersFolder: read.LENDWIRE_LETTERS,
    masterKey: masterKeyOf(read),
    drain: read.LENDWIRE_DRAIN,
    connectionsPerAddress: read.LENDWIRE_CONNECTIONS_PER_ADDRESS,
    erasureFile: read.LENDWIRE_ERASURE_LIST ?? erasureFileBeside(read.LENDWIRE_STORE),
    keepBackups: read.LENDWIRE_KEEP_BACKUPS,
    backupFolder: read.LENDWIRE_BACKUP_FOLDER,
    traces:
      read.LENDWIRE_TRACES_URL === undefined
        ? undefined
        : { url: read.LENDWIRE_TRACES_URL, ratio: read.LENDWIRE_TRACES_RATIO },
    log: { level: read.LENDWIRE_LOG_LEVEL, format: read.LENDWIRE_LOG_FORMAT },
    keep: {
      fingerprints: read.LENDWIRE_KEEP_FINGERPRINTS,
      answers: read.LENDWIRE_KEEP_ANSWERS,
      unassigned: read.LENDWIRE_KEEP_UNASSIGNED,
      files: read.LENDWIRE_KEEP_FILES,
      audit: read.LENDWIRE_KEEP_AUDIT,
    },
    citation: {
      sources: {
        ...(read.LENDWIRE_CROSSREF_URL === undefined ? {} : { crossref: read.LENDWIRE_CROSSREF_URL }),
        ...(read.LENDWIRE_PUBMED_URL === undefined ? {} : { pubmed: read.LENDWIRE_PUBMED_URL }),
        ...(read.LENDWIRE_SRU_URL === undefined ? {} : { sru: read.LENDWIRE_SRU_URL }),
      },
      timeout: durationMilliseconds(read.LENDWIRE_CITATION_TIMEOUT),
      keep: durationMilliseconds(read.LENDWIRE_CITATION_KEEP),
      allowPrivateNetwork: read.LENDWIRE_CITATION_PRIVATE_NETWORK,
    },
  }
}

/** All four settings of the identity provider, or none. `Problem` invalid_input where some are missing. */
const openIdOf = ({
  LENDWIRE_OPENID_ISSUER: issuer,
  LENDWIRE_OPENID_CLIENT_ID: clientId,
  LENDWIRE_OPENID_CLIENT_SECRET: clientSecret,
  LENDWIRE_OPENID_ROLES: roles,
}: z.output<typeof Environment>): OpenIdSettings | undefined => {
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined && roles !== undefined)
    return { issuer, clientId, clientSecret, roles }
  const settings = {
    LENDWIRE_OPENID_ISSUER: issuer,
    LENDWIRE_OPENID_CLIENT_ID: clientId,
    LENDWIRE_OPENID_CLIENT_SECRET: clientSecret,
    LENDWIRE_OPENID_ROLES: roles,
  }
  const missing = Object.entries(settings).filter(([, value]) => value === undefined)
  if (missing.length === Object.keys(settings).length) return undefined
  throw new Problem('invalid_input', 'Some settings of the environment cannot be read.', {
    faults: missing.map(([path]) => ({ path, message: 'is required to sign in by OpenID Connect' })),
  })
}

const dkimOf = ({
  LENDWIRE_DKIM_DOMAIN: domain,
  LENDWIRE_DKIM_KEY: keyFile,
  LENDWIRE_DKIM_SELECTOR: selector,
}: z.output<typeof Environment>): Config['dkim'] => {
  if (domain === undefined && keyFile === undefined) return undefined
  if (domain !== undefined && keyFile !== undefined) return { domain, selector, keyFile }
  const missing = domain === undefined ? 'LENDWIRE_DKIM_DOMAIN' : 'LENDWIRE_DKIM_KEY'
  throw new Problem('invalid_input', 'Some settings of the environment cannot be read.', {
    faults: [{ path: missing, message: 'signing mails needs the domain and the key' }],
  })
}

/** The settings as rows for documentation: name, what holds without it, what it is for. */
export const settingsTable = (): readonly {
  readonly name: string
  readonly standard: string
  readonly about: string
}[] =>
  Object.entries(Environment.shape).map(([name, schema]) => {
    const standard = schema.safeParse(undefined)
    const shown = standard.success && standard.data !== undefined ? String(standard.data) : ''
    return { name, standard: shown, about: schema.description ?? '' }
  })
