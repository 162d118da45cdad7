import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname, resolve } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import { findReadableKeys } from '../node/readable-keys.ts'
import { Problem } from '../problem.ts'
import { recommendedTls } from '../recommended-tls.ts'
import { openSnapshot } from '../store/open-snapshot.ts'
import { upgradeSteps } from '../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../store/upgrades/store-version.ts'
import type { Output } from './messages.ts'
import { reportError } from './report-error.ts'
import { withStore } from './stores.ts'
import { findUnknownSettings } from './unknown-settings.ts'

/** Options of `lendwire doctor`. */
export type DoctorOptions = { readonly json?: boolean }

/** The result of a check, and the remedy. */
type Finding = {
  readonly check: string
  readonly result: 'ok' | 'warning' | 'failed'
  readonly detail: string
  readonly remedy?: string
}

const oldestNode = 24
const enoughBytes = 1024 ** 3
const mostClockSkew = 30_000
const certificateDays = 14
const timeout = 5_000

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

const checkNode = (): Finding => {
  const detail = `Node ${process.versions.node}`
  return Number(process.versions.node.split('.')[0]) >= oldestNode
    ? { check: 'node', result: 'ok', detail }
    : { check: 'node', result: 'failed', detail, remedy: `Install Node ${oldestNode} or later.` }
}

/** Connects to a host and closes the connection; rejects with why it does not answer. */
const reach = (host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = connect({ host, port, timeout })
    socket.once('connect', () => {
      socket.destroy()
      done()
    })
    socket.once('timeout', () => socket.destroy(new Error(`no answer within ${timeout / 1000} s`)))
    socket.once('error', fail)
  })

const defaultPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'smtp:': 25,
  'smtps:': 465,
  'redis:': 6379,
  'rediss:': 6379,
}

const checkReach = async (check: string, address: string, remedy: string): Promise<Finding> => {
  const url = new URL(address)
  const port = Number(url.port) || (defaultPorts[url.protocol] ?? 0)
  const place = `${url.hostname}:${port}`
  try {
    await reach(url.hostname.replace(/^\[|\]$/g, ''), port)
    return { check, result: 'ok', detail: `${place} answers` }
  } catch (error) {
    return { check, result: 'failed', detail: `${place}: ${reasonOf(error)}`, remedy }
  }
}

const checkSqlite = async (file: string): Promise<readonly Finding[]> => {
  const folder = dirname(resolve(file))
  if (!existsSync(folder))
    return [
      {
        check: 'store',
        result: 'failed',
        detail: `the folder ${folder} does not exist`,
        remedy: 'Create it, or set LENDWIRE_STORE.',
      },
    ]
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const gibibytes = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${folder}`
  const disk: Finding =
    free >= enoughBytes
      ? { check: 'disk', result: 'ok', detail: gibibytes }
      : { check: 'disk', result: 'warning', detail: gibibytes, remedy: 'Make room: at least 1 GiB.' }
  if (!existsSync(file))
    return [
      { check: 'store', result: 'ok', detail: `${file} does not exist: the first start creates it` },
      disk,
    ]
  const snapshot = await openSnapshot({ kind: 'sqlite', file }).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    return error
  })
  if (snapshot instanceof Problem)
    return [
      {
        check: 'store',
        result: 'failed',
        detail: snapshot.message.replace(/\.$/, ''),
        remedy: 'See docs/storage.md.',
      },
      disk,
    ]
  try {
    const { newerTables } = snapshot
    if (newerTables !== null)
      return [
        {
          check: 'store',
          result: 'failed',
          detail: newerTables.message.replace(/ Start .*$/, '').replace(/\.$/, ''),
          remedy:
            'Start the version that wrote it or a later one, or restore a backup from before the upgrade.',
        },
        disk,
      ]
    const { data, program } = snapshot.version
    if (isNewer(snapshot.version, upgradeSteps.length))
      return [
        {
          check: 'store',
          result: 'failed',
          detail: `${file} was written by a newer lendwire, ${program}: it has data version ${data}, and this version knows ${upgradeSteps.length}`,
          remedy: `Start version ${program} or a later one, or restore a backup from before the upgrade.`,
        },
        disk,
      ]
    const isPresent = isWhole(snapshot.version, upgradeSteps.length)
    return [
      isPresent
        ? { check: 'store', result: 'ok', detail: `${file}, data version ${data}` }
        : {
            check: 'store',
            result: 'warning',
            detail: `${file} has data version ${data}, this version ${upgradeSteps.length}`,
            remedy: 'Back it up; run lendwire migrate --check; the next start upgrades it.',
          },
      disk,
    ]
  } finally {
    snapshot.close()
  }
}

const checkStore = async ({ store }: Config): Promise<readonly Finding[]> => {
  if (store.kind === 'redis')
    return [await checkReach('store', store.url, 'Start Redis, or set LENDWIRE_STORE.')]
  try {
    return await checkSqlite(store.file)
  } catch (error) {
    return [{ check: 'store', result: 'failed', detail: reportError(error), remedy: 'See docs/backup.md.' }]
  }
}

const isOfThisMachine = (url: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(new URL(url).hostname)

const checkPublicUrl = async ({ publicUrl }: Config): Promise<readonly Finding[]> => {
  if (publicUrl === undefined)
    return [
      {
        check: 'public_url',
        result: 'warning',
        detail: 'LENDWIRE_PUBLIC_URL is not set',
        remedy: 'Set it: links in letters and mails begin with it.',
      },
    ]
  try {
    const response = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(timeout) })
    const skew = Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())
    const reached: Finding = response.ok
      ? { check: 'public_url', result: 'ok', detail: `${publicUrl} answers` }
      : {
          check: 'public_url',
          result: 'failed',
          detail: `${publicUrl}/healthz answers with status ${response.status}`,
          remedy: 'Let the proxy pass all paths to the gateway.',
        }
    const clock: Finding =
      skew > mostClockSkew
        ? {
            check: 'clock',
            result: 'failed',
            detail: `it differs from that of ${publicUrl} by ${Math.round(skew / 1000)} s`,
            remedy: 'Synchronize the clock (NTP).',
          }
        : { check: 'clock', result: 'ok', detail: 'agrees with the public URL' }
    return [reached, clock]
  } catch (error) {
    // In a container of its own, `localhost` is another machine than the gateway's.
    if (isOfThisMachine(publicUrl))
      return [
        {
          check: 'public_url',
          result: 'warning',
          detail: `${publicUrl} leads to the machine of the person who opens it, and nothing answers on this one`,
          remedy: 'Set LENDWIRE_PUBLIC_URL to where others reach the gateway.',
        },
      ]
    const detail = `${publicUrl}: ${reasonOf(error)}`
    const remedy = 'Start the gateway, and look at DNS and the proxy.'
    return [{ check: 'public_url', result: 'failed', detail, remedy }]
  }
}

const checkCertificate = ({ publicUrl }: Config): Promise<readonly Finding[]> => {
  const url = publicUrl === undefined ? undefined : new URL(publicUrl)
  if (url?.protocol !== 'https:') return Promise.resolve([])
  return new Promise((done) => {
    const check = 'certificate'
    const socket = connectTls({
      host: url.hostname,
      port: Number(url.port) || 443,
      servername: url.hostname,
      timeout,
      ...recommendedTls,
    })
    const end = (finding: Finding): void => {
      socket.destroy()
      done([finding])
    }
    socket.once('secureConnect', () => {
      const { valid_to: until } = socket.getPeerCertificate()
      const days = Math.floor((Date.parse(until) - Date.now()) / 86_400_000)
      const detail = `valid for ${days} days`
      end(
        days >= certificateDays
          ? { check, result: 'ok', detail }
          : { check, result: 'warning', detail, remedy: 'Renew it.' },
      )
    })
    const failed = (error: Error): void =>
      end({ check, result: 'failed', detail: error.message, remedy: 'Install a certificate for this name.' })
    socket.once('error', failed)
    socket.once('timeout', () => failed(new Error('no answer')))
  })
}

const checkMail = async ({ smtp }: Config): Promise<Finding> =>
  smtp === undefined
    ? {
        check: 'mail',
        result: 'warning',
        detail: 'LENDWIRE_SMTP_URL is not set',
        remedy:
          'Set it if you have email partners, patron notices or people who sign in: mails wait without it.',
      }
    : checkReach('mail', smtp.url, 'Look at LENDWIRE_SMTP_URL and the firewall.')

const checkVariables = (): readonly Finding[] =>
  findUnknownSettings(process.env).map(({ name, nearest }) => ({
    check: 'settings',
    result: 'warning',
    detail: `${name} is no setting`,
    remedy: nearest === null ? 'See docs/settings.md.' : `Did you mean ${nearest}?`,
  }))

const checkKeys = async (config: Config): Promise<readonly Finding[]> =>
  (await findReadableKeys(config)).map(({ setting, file, mode }) => ({
    check: 'key_file',
    result: 'warning',
    detail: `every user of this machine may read ${file} (${setting}, mode ${mode})`,
    remedy: `Run chmod 600 ${file}, and replace the key if others have accounts here.`,
  }))

/** The part of a partner's document that is read: its secrets may be sealed under a key that is not here. */
const Reached = z.looseObject({ code: z.string(), connection: z.looseObject({ url: z.url() }) })

const checkPartners = async ({ store }: Config, output: Output): Promise<readonly Finding[]> => {
  if (store.kind === 'sqlite') {
    if (!existsSync(store.file)) return []
    const snapshot = await openSnapshot(store)
    const isPresent = isWhole(snapshot.version, upgradeSteps.length)
    snapshot.close()
    // Reading documents would upgrade the store.
    if (!isPresent) return []
  }
  const documents = await withStore(store, output, true, (opened) => opened.listDocuments('partner'))
  return Promise.all(
    documents.flatMap(({ value }) => {
      const partner = Reached.safeParse(value).data
      if (partner === undefined) return []
      const remedy = 'Ask the partner, and look at its profile and the firewall.'
      return [checkReach(`partner ${partner.code}`, partner.connection.url, remedy)]
    }),
  )
}

const lineOf = ({ check, result, detail, remedy }: Finding): string =>
  `${result.padEnd(8)} ${check}: ${detail}${remedy === undefined ? '' : `. ${remedy}`}`

/**
 * Checks the installation and says what to do: `lendwire doctor`. It changes nothing.
 *
 * @returns the exit code: 1 if a check failed
 */
export const doctor = async ({ json }: DoctorOptions, output: Output): Promise<number> => {
  const findings: Finding[] = [checkNode(), ...checkVariables()]
  try {
    const config = readConfig(process.env)
    findings.push({ check: 'settings', result: 'ok', detail: 'can be read' })
    findings.push(...(await checkStore(config)))
    const hasStore = findings.every(({ check, result }) => check !== 'store' || result !== 'failed')
    const more = await Promise.all([
      checkPublicUrl(config),
      checkCertificate(config),
      checkMail(config),
      checkKeys(config),
      hasStore ? checkPartners(config, output) : [],
    ])
    findings.push(...more.flat())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    findings.push({
      check: 'settings',
      result: 'failed',
      detail: reportError(error),
      remedy: 'See docs/settings.md.',
    })
  }
  if (json) output.print(JSON.stringify(findings, null, 2))
  else for (const finding of findings) output.print(lineOf(finding))
  return findings.some(({ result }) => result === 'failed') ? 1 : 0
}
