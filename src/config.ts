import type { z } from 'zod'
import type { OpenIdSettings } from './accounts/openid-settings.ts'
import { durationMilliseconds } from './borrowing/time.ts'
import type { Duration } from './borrowing/values.ts'
import type { CitationSettings } from './citation/fill-citation.ts'
import { isPrivateHost } from './configuration/checks.ts'
import { Environment } from './environment.ts'
import { faultsOf } from './input-faults.ts'
import type { LogFormat, LogLevel } from './log.ts'
import { fault, Problem } from './problem.ts'
import { StoreAddress } from './store/address.ts'
import { reason } from './translations/reason.ts'

/** The settings of one process. */
export type Config = {
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly store: StoreAddress
  readonly redisAllowLoss: boolean
  /** True where the gateway must not create a new store. */
  readonly requireExistingStore: boolean
  /** True starts although another gateway uses the same SQLite file. */
  readonly shareStoreFile: boolean
  readonly configFile: string | undefined
  readonly adminKey: string | undefined
  readonly openId: OpenIdSettings | undefined
  readonly trustedProxies: readonly string[]
  readonly partnerMessageLimit: number
  /** The number of calls of the API that each key or person may make a minute. */
  readonly callsPerMinute: number
  readonly passwords: 'on' | 'off'
  readonly secondFactorRoles: readonly string[]
  readonly sessionLimit: Duration
  readonly mailLimit: number
  readonly smtp: { readonly url: string; readonly requireTls: boolean } | undefined
  /** The sender of mails to people who work with lendwire. */
  readonly mailFrom: string | undefined
  /** A file of certificates that mail servers are verified with, besides those of Node. */
  readonly mailCaFile: string | undefined
  /** The domain, selector and private key that mails are signed with. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | undefined
  readonly lettersFolder: string | undefined
  readonly masterKey: MasterKeySetting
  /** The time for which work in progress may go on after the gateway receives SIGTERM. */
  readonly drain: Duration
  readonly connectionsPerAddress: number
  /** The file of the list of erasures; undefined where there is none. */
  readonly erasureFile: string | undefined
  /** The time for which the oldest backup is kept. */
  readonly keepBackups: Duration
  /** The folder of the backups: an alarm checks the age of its newest file. */
  readonly backupFolder: string | undefined
  /** Where traces go, and which share of them; undefined where nothing is traced. */
  readonly traces:
    | {
        readonly url: string
        readonly ratio: number
        readonly headers: string | undefined
        readonly attributes: string | undefined
        readonly serviceName: string | undefined
      }
    | undefined
  readonly log: { readonly level: LogLevel; readonly format: LogFormat }
  readonly keep: {
    readonly fingerprints: Duration
    readonly answers: Duration
    readonly unassigned: Duration
    readonly files: Duration
    readonly attempts: Duration
    readonly audit: Duration
  }
  readonly citation: CitationSettings
}

/** Returns whether a variable has a value. An empty one counts as not set. */
export const isSet = (value: string | undefined): value is string =>
  value !== undefined && value.trim() !== ''

/** The source of the master keys. */
export type MasterKeySetting =
  /** `allowsPlain`: secrets may be stored in plain text. */
  | { readonly kind: 'none'; readonly allowsPlain: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: string }
  /** `isCreated`: the file is created where it is missing. */
  | { readonly kind: 'file'; readonly file: string; readonly isCreated: boolean }

const masterKeyOf = ({
  LENDWIRE_MASTER_KEY: text,
  LENDWIRE_MASTER_KEY_FILE: file,
  LENDWIRE_MASTER_KEY_COMMAND: command,
  LENDWIRE_ALLOW_PLAIN_SECRETS: allowsPlain,
  LENDWIRE_STORE: address,
}: z.output<typeof Environment>): MasterKeySetting => {
  const set = [text, file, command].filter((each) => each !== undefined)
  if (set.length > 1)
    throw new Problem('invalid_input', reason('start.environment_faults'), {
      faults: [fault('LENDWIRE_MASTER_KEY', 'fault.one_master_key_source')],
    })
  if (text !== undefined) return { kind: 'text', text }
  if (command !== undefined) return { kind: 'command', command }
  if (file !== undefined) return { kind: 'file', file, isCreated: false }
  const store = StoreAddress.parse(address)
  return store.kind === 'sqlite'
    ? { kind: 'file', file: `${store.file}.key`, isCreated: true }
    : { kind: 'none', allowsPlain }
}

/**
 * Returns the file that lists the erasures of an embedded store. The list of erasures of an embedded store is beside
 * it: a backup of the store does not have it.
 */
const erasureFileBeside = (address: string): string | undefined => {
  const store = StoreAddress.parse(address)
  return store.kind === 'sqlite' ? `${store.file}.erasures` : undefined
}

/** The variable that may not be empty: a lost store address must not lead to a new store. */
const neverEmpty = 'LENDWIRE_STORE'

/**
 * Reads the settings from the environment. Nothing else reads it.
 *
 * @returns the settings; `Problem` invalid_input naming each variable that cannot be read, without its value
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.entries(environment).filter(([name, value]) => name === neverEmpty || isSet(value))
  const parsed = Environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) {
    throw new Problem('invalid_input', reason('start.environment_faults'), {
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
    shareStoreFile: read.LENDWIRE_SHARE_STORE_FILE,
    requireExistingStore: read.LENDWIRE_REQUIRE_STORE === 'existing',
    configFile: read.LENDWIRE_CONFIG,
    adminKey: read.LENDWIRE_ADMIN_KEY,
    openId: openIdOf(read),
    trustedProxies: read.LENDWIRE_TRUSTED_PROXIES,
    partnerMessageLimit: read.LENDWIRE_PARTNER_MESSAGE_LIMIT,
    callsPerMinute: read.LENDWIRE_CALLS_PER_MINUTE,
    passwords: read.LENDWIRE_PASSWORDS,
    secondFactorRoles: read.LENDWIRE_SECOND_FACTOR,
    sessionLimit: read.LENDWIRE_SESSION_LIMIT,
    mailLimit: read.LENDWIRE_MAIL_LIMIT,
    smtp:
      read.LENDWIRE_SMTP_URL === undefined
        ? undefined
        : {
            url: read.LENDWIRE_SMTP_URL,
            requireTls: read.LENDWIRE_SMTP_REQUIRE_TLS ?? sendsPassword(read.LENDWIRE_SMTP_URL),
          },
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
        : {
            url: read.LENDWIRE_TRACES_URL,
            ratio: read.LENDWIRE_TRACES_RATIO,
            headers: environment.OTEL_EXPORTER_OTLP_HEADERS,
            attributes: environment.OTEL_RESOURCE_ATTRIBUTES,
            serviceName: environment.OTEL_SERVICE_NAME,
          },
    log: { level: read.LENDWIRE_LOG_LEVEL, format: read.LENDWIRE_LOG_FORMAT },
    keep: {
      fingerprints: read.LENDWIRE_KEEP_FINGERPRINTS,
      answers: read.LENDWIRE_KEEP_ANSWERS,
      unassigned: read.LENDWIRE_KEEP_UNASSIGNED,
      files: read.LENDWIRE_KEEP_FILES,
      attempts: read.LENDWIRE_KEEP_ATTEMPTS,
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

/**
 * Returns whether a mail server would get a password over a public network. A password goes to a public mail server
 * over TLS only, also where somebody on the way hides that the server offers it.
 */
const sendsPassword = (url: string): boolean => {
  const { password, hostname } = new URL(url)
  return password !== '' && !isPrivateHost(hostname)
}

/** Returns all four settings of the identity provider, or none. `Problem` invalid_input where some are missing. */
const openIdOf = ({
  LENDWIRE_OPENID_ISSUER: issuer,
  LENDWIRE_OPENID_CLIENT_ID: clientId,
  LENDWIRE_OPENID_CLIENT_SECRET: clientSecret,
  LENDWIRE_OPENID_ROLES: roles,
  LENDWIRE_OPENID_PRIVATE_NETWORK: allowPrivateNetwork,
}: z.output<typeof Environment>): OpenIdSettings | undefined => {
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined && roles !== undefined)
    return { issuer, clientId, clientSecret, roles, allowPrivateNetwork }
  const settings = {
    LENDWIRE_OPENID_ISSUER: issuer,
    LENDWIRE_OPENID_CLIENT_ID: clientId,
    LENDWIRE_OPENID_CLIENT_SECRET: clientSecret,
    LENDWIRE_OPENID_ROLES: roles,
  }
  const missing = Object.entries(settings).filter(([, value]) => value === undefined)
  if (missing.length === Object.keys(settings).length) return undefined
  throw new Problem('invalid_input', reason('start.environment_faults'), {
    faults: missing.map(([path]) => fault(path, 'fault.required_for_openid')),
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
  throw new Problem('invalid_input', reason('start.environment_faults'), {
    faults: [fault(missing, 'fault.required_to_sign_mails')],
  })
}
