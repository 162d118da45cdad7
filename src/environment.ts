import { defaultLimits } from '@lendwire/xml'
import { z } from 'zod'
import { OpenIdRoles } from './accounts/openid-settings.ts'
import { durationMilliseconds, durationWithin, Timeout } from './borrowing/time.ts'
import { Duration, Network, WebUrl } from './borrowing/values.ts'
import { isbnPlace } from './citation/sources/sru.ts'
import { KeyFromOutside } from './configuration/api-key.ts'
import { logFormats, logLevels } from './log.ts'
import { StoreAddress } from './store/address.ts'
import { schemaMessage } from './translations/schema-message.ts'

const yes = z
  .enum(['true', 'false', '1', '0'], schemaMessage('fault.true_or_false'))
  .transform((text) => text === 'true' || text === '1')
/** A number out of its range gets the words of the range. */
const number = z.coerce.number({
  error: ({ code }) => (code === 'invalid_type' ? schemaMessage('fault.number') : undefined),
})
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
)

/** The time for which repeats are recognised. */
const RepeatWindow = Duration.refine(
  (duration) => durationMilliseconds(duration) > 0,
  schemaMessage('fault.retry_delay_too_short'),
)

/** The time for which something is kept: at nothing it would be gone before anybody saw it. */
const KeptFor = durationWithin(Duration.parse('PT1S'), Duration.parse('P9999D'))

/**
 * Paths are put behind it: one that is copied from the console with its fragment would make links that lead nowhere, and
 * behind a path of its own the console would be blank.
 */
const PublicUrl = WebUrl.max(500)
  .refine((url) => {
    const { username, password, pathname } = URL.parse(url) ?? {}
    return !/[?#]/.test(url) && !username && !password && /^\/*$/.test(pathname ?? '')
  }, schemaMessage('fault.plain_address'))
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''))

/**
 * The text of a store address, checked but not parsed: the table in docs/settings.md shows the default as it is
 * written.
 */
const addressText = z.string().superRefine((text, context) => {
  for (const { message } of StoreAddress.safeParse(text).error?.issues ?? [])
    context.addIssue({ code: 'custom', message })
})

/**
 * The variables of the environment: name, accepted values, default. The table in docs/settings.md is generated from it.
 */
export const Environment = z.object({
  LENDWIRE_HOST: z.string().min(1).prefault('127.0.0.1').describe('the address to listen on'),
  LENDWIRE_PORT: number.int().min(0).max(65_535).prefault(8600).describe('the port to listen on'),
  LENDWIRE_PUBLIC_URL: PublicUrl.optional().describe(
    'where the gateway is reached from outside: links in letters begin with it; without it no letter and no mail with a link is sent',
  ),
  LENDWIRE_STORE: addressText
    .prefault('sqlite:./lendwire.sqlite')
    .describe(
      'where everything is kept: `sqlite:` and a file, or for many processes `postgres://` and a server with a database (its options are in docs/storage.md), or `redis://` or `rediss://` and a server, with `?cluster=true` a Redis Cluster, with `?prefix=` its keys apart from others’',
    ),
  LENDWIRE_REQUIRE_STORE: z
    .enum(['any', 'existing'])
    .prefault('any')
    .describe('`existing`: start on a store that is there already, and never begin a new one'),
  LENDWIRE_SHARE_STORE_FILE: yes
    .prefault('false')
    .describe(
      'start although another gateway uses the same SQLite file, for a restart without a gap (docs/upgrades.md)',
    ),
  LENDWIRE_REDIS_ALLOW_LOSS: yes
    .prefault('false')
    .describe('start even if Redis or PostgreSQL can lose acknowledged writes (docs/storage.md)'),
  LENDWIRE_CONFIG: z
    .string()
    .min(1)
    .optional()
    .describe(
      'a YAML or JSON file with libraries, workflows, partners, mailboxes, rota templates, rules and keys',
    ),
  LENDWIRE_ADMIN_KEY: KeyFromOutside.optional().describe(
    'the first admin key; without it one is made at first start and shown once',
  ),
  LENDWIRE_OPENID_ISSUER: z
    .url({ protocol: /^https?$/, error: schemaMessage('fault.identity_provider_address') })
    .refine(
      (url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url),
      schemaMessage('fault.https'),
    )
    .optional()
    .describe(
      'the identity provider with which people sign in by OpenID Connect, with the next three settings',
    ),
  LENDWIRE_OPENID_CLIENT_ID: z.string().min(1).max(500).optional().describe('how lendwire is called there'),
  LENDWIRE_OPENID_CLIENT_SECRET: z.string().min(1).max(500).optional().describe('its secret there'),
  LENDWIRE_OPENID_ROLES: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: schemaMessage('fault.json') })
        return z.NEVER
      }
    })
    .pipe(OpenIdRoles)
    .optional()
    .describe(
      'which claims give which role, as JSON: `[{"claim":"groups","value":"ill-abc","role":"staff","library":"ABC"}]`; staff and viewers of every library need `"allLibraries":true`; users without a match are rejected',
    ),
  LENDWIRE_OPENID_PRIVATE_NETWORK: yes
    .prefault('false')
    .describe('let the addresses of this identity provider lead into private networks'),
  LENDWIRE_PASSWORDS: z
    .enum(['on', 'off'])
    .prefault('on')
    .describe(
      '`off`: people sign in by OpenID Connect only; accounts made by `lendwire admin link` keep a password, and their use is an alarm',
    ),
  LENDWIRE_SECOND_FACTOR: list
    .pipe(z.array(z.enum(['admin', 'library_admin', 'staff', 'viewer'])))
    .prefault('')
    .describe(
      'roles, separated by commas, whose people need a second factor beside their password: `admin,library_admin`; everybody may have one',
    ),
  LENDWIRE_SESSION_LIMIT: durationWithin(Duration.parse('PT5M'), Duration.parse('P30D'))
    .prefault('PT12H')
    .describe(
      'the time after which a session of staff ends in any case; one that is not used ends after an hour',
    ),
  LENDWIRE_TRUSTED_PROXIES: list
    .pipe(z.array(Network))
    .prefault('')
    .describe('networks (CIDR, comma-separated) of proxies whose X-Forwarded-For is trusted'),
  LENDWIRE_CALLS_PER_MINUTE: number
    .int()
    .min(1)
    .max(100_000_000)
    .prefault(600_000)
    .describe(
      'how many calls of the API each key or person may make a minute, in each process; `callsPerMinute` of a key goes before it',
    ),
  LENDWIRE_PARTNER_MESSAGE_LIMIT: number
    .int()
    .min(1_000)
    .max(defaultLimits.bytes)
    .prefault(1_000_000)
    .describe(
      `the longest message that a partner may send, in bytes: up to ${defaultLimits.bytes}, more are not read as XML`,
    ),
  LENDWIRE_MAIL_LIMIT: number
    .int()
    .min(10_000)
    .max(100_000_000)
    .prefault(26_214_400)
    .describe('the longest mail that is taken, in bytes'),
  LENDWIRE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: schemaMessage('fault.smtp_address') })
    .optional()
    .describe('the mail server, such as `smtp://user:password@mail.example:587`; mails wait without one'),
  LENDWIRE_MAIL_FROM: z
    .email(schemaMessage('fault.email_address'))
    .max(254)
    .optional()
    .describe(
      'the sender of mails to people who work with lendwire: invitations and links to set a password',
    ),
  LENDWIRE_SMTP_REQUIRE_TLS: yes
    .optional()
    .describe(
      'send no mail over a connection without TLS; without the setting `true` where `LENDWIRE_SMTP_URL` has a password and its host is no private address',
    ),
  LENDWIRE_MAIL_CA: z
    .string()
    .min(1)
    .optional()
    .describe('a file of certificates in PEM that mail servers are verified with, besides those of Node'),
  LENDWIRE_DKIM_DOMAIN: z
    .hostname()
    .max(253)
    .optional()
    .describe('the domain that mails are signed for (DKIM)'),
  LENDWIRE_DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/, schemaMessage('fault.database_name'))
    .prefault('lendwire')
    .describe('under which name the domain publishes the key'),
  LENDWIRE_DKIM_KEY: z.string().min(1).optional().describe('the file of the private key, in PEM'),
  LENDWIRE_LETTERS: z
    .string()
    .min(1)
    .optional()
    .describe('a folder with letters in further languages, or other words: `nl.json`, `en.json`'),
  LENDWIRE_KEEP_FINGERPRINTS: RepeatWindow.prefault('P90D').describe(
    'how long repeats of messages are recognised',
  ),
  LENDWIRE_KEEP_ANSWERS: RepeatWindow.prefault('P7D').describe(
    'how long answers are kept under idempotency keys, so that a repeated call has one effect',
  ),
  LENDWIRE_KEEP_ATTEMPTS: KeptFor.prefault('P30D').describe(
    'how long the attempts to send events to webhooks are kept, with what was posted and answered',
  ),
  LENDWIRE_KEEP_UNASSIGNED: KeptFor.prefault('P90D').describe(
    'how long messages are kept that belong to no request',
  ),
  LENDWIRE_DRAIN: Timeout.prefault('PT30S').describe(
    'how long work in hand may go on after SIGTERM before the process ends',
  ),
  LENDWIRE_CONNECTIONS_PER_ADDRESS: number
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
  LENDWIRE_ALLOW_PLAIN_SECRETS: yes
    .prefault('false')
    .describe('start on Redis or PostgreSQL without a master key: secrets are stored in plain text'),
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
  LENDWIRE_KEEP_BACKUPS: KeptFor.prefault('P90D').describe(
    'how long the oldest backup is kept: the list of erasures forgets people after that',
  ),
  LENDWIRE_KEEP_AUDIT: KeptFor.prefault('P730D').describe('how long entries of the audit log are kept'),
  LENDWIRE_CROSSREF_URL: WebUrl.optional().describe(
    'an API of the shape of `https://api.crossref.org`, which fills in citations by DOI',
  ),
  LENDWIRE_PUBMED_URL: WebUrl.optional().describe(
    'one of the shape of `https://eutils.ncbi.nlm.nih.gov/entrez/eutils`, which fills them in by PMID',
  ),
  LENDWIRE_SRU_URL: WebUrl.refine(
    (url) => url.includes(isbnPlace),
    schemaMessage('fault.address_with_place', { place: isbnPlace }),
  )
    .optional()
    .describe(
      'a catalogue that fills them in by ISBN: `https://sru.example/?version=1.2&operation=searchRetrieve&recordSchema=marcxml&maximumRecords=1&query=bath.isbn={isbn}` (MARCXML or Dublin Core)',
    ),
  LENDWIRE_CITATION_TIMEOUT: Timeout.prefault('PT4S').describe(
    'how long filling in one citation may take; what has not answered by then is left',
  ),
  LENDWIRE_CITATION_KEEP: KeptFor.prefault('P30D').describe('how long what was looked up is kept'),
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
      'where a collector takes traces over OTLP and HTTP, such as `http://127.0.0.1:4318/v1/traces`; `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_SERVICE_NAME` hold too; nothing is traced without it',
    ),
  LENDWIRE_TRACES_RATIO: number
    .min(0)
    .max(1)
    .prefault(1)
    .describe('the share of requests that is traced, from 0 to 1'),
  LENDWIRE_LOG_FORMAT: z
    .enum(logFormats)
    .prefault('auto')
    .describe('`json`, `pretty` for people, or `auto`: pretty on a terminal and JSON elsewhere'),
  LENDWIRE_KEEP_FILES: KeptFor.prefault('P90D').describe('how long files are kept that partners delivered'),
})

/** Lists the variables for the documentation: name, default, description. */
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
