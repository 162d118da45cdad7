import { z } from 'zod'
import { isRecord } from '../../is-record.ts'
import { changeMembers, renameMembers } from './rename-members.ts'
import type { StoredDocument, UpgradeStep } from './step.ts'

const keptFailing = /^Event (\S{1,200}) failed for more than three days: ([\s\S]{1,1000})\.$/

const causes = ['by_staff', 'gone', 'other_store']

const reasonOf = (sentence: string, cause: unknown): unknown => {
  const [, event, why] = keptFailing.exec(sentence) ?? []
  if (event !== undefined)
    return {
      code: 'webhook_pause.kept_failing',
      params: { event, why: { code: 'text', params: { text: why } } },
    }
  if (cause === 'kept_failing') return { code: 'webhook_pause.kept_failing_without_event', params: {} }
  return typeof cause === 'string' && causes.includes(cause)
    ? { code: `webhook_pause.${cause}`, params: {} }
    : { code: 'text', params: { text: sentence } }
}

/** Reads a pause as older versions wrote it: as a sentence, later with the name of its cause. */
const readPause = (paused: unknown): unknown => {
  if (!isRecord(paused) || typeof paused.reason !== 'string') return paused
  const { cause, reason, ...others } = paused
  return { ...others, reason: reasonOf(reason, cause) }
}

const readPauses = (document: StoredDocument): StoredDocument => {
  const { kind, value } = document
  if (kind === 'webhook_state') return { ...document, value: changeMembers(value, { paused: readPause }) }
  return kind === 'alarm' && isRecord(value) && value.kind === 'webhook_paused'
    ? { ...document, value: changeMembers(value, { facts: readPause }) }
    : document
}

/** Why a webhook is paused becomes a code with parameters, in its state and in alarms. */
export const pausedWebhooksStep: UpgradeStep = {
  from: 11,
  name: 'why a webhook is paused is a code with parameters',
  changes: { document: readPauses },
}

/**
 * URLs with credentials are sealed when the store is opened with its master key. The step changes nothing itself: it keeps
 * older programs away, which would take a sealed URL for a wrong one.
 */
export const sealedUrlsStep: UpgradeStep = {
  from: 12,
  name: 'URLs with credentials are sealed',
  changes: {},
}

/** The kinds of documents whose `name` was their code. */
const named: readonly string[] = ['workflow', 'locate', 'locate_profile', 'rota_template', 'mailbox']

const Named = z.looseObject({ name: z.string(), code: z.undefined().optional() })

/** Renames `name` to `code`, as partners and libraries have it, and the kind `locate` to `locate_profile`. */
export const renameCode = ({ kind, key, value }: StoredDocument): StoredDocument => {
  if (!named.includes(kind)) return { kind, key, value }
  const read = Named.safeParse(value)
  const { name, ...rest } = read.data ?? { name: '' }
  return {
    kind: kind === 'locate' ? 'locate_profile' : kind,
    key,
    value: read.success ? { code: name, ...rest } : value,
  }
}

/** Renames `belief` of an email partner to `senderChecks`. */
export const renameSenderChecks = (document: StoredDocument): StoredDocument =>
  document.kind === 'partner'
    ? {
        ...document,
        value: changeMembers(document.value, {
          connection: (connection) => renameMembers(connection, { belief: 'senderChecks' }),
        }),
      }
    : document

/** Workflow profiles, locate profiles, rota templates and mailboxes are identified by a `code` like all documents. */
export const configurationCodesStep: UpgradeStep = {
  from: 4,
  name: 'configuration documents are identified by a code',
  changes: { document: renameCode },
}

/** Email partners name the checks of their senders in plain words. */
export const senderChecksStep: UpgradeStep = {
  from: 6,
  name: 'email partners name the checks of their senders',
  changes: { document: renameSenderChecks },
}
