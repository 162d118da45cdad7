import { z } from 'zod'
import { chooseWorkflow } from '../borrowing/workflow/choose-workflow.ts'
import type { ConfigSnapshot } from './snapshot.ts'

const codes = z.array(z.string()).readonly()

/**
 * What a change of the configuration may mean for requests: which documents can be used, and which libraries and
 * partners name one that cannot, with its name.
 */
export const UsableDocuments = z.object({
  workflows: codes,
  partners: codes,
  /** The workflow profiles and partners that are there and cannot be read. */
  faulty: z.array(z.object({ kind: z.enum(['workflow', 'partner']), code: z.string() })).readonly(),
  gaps: z
    .array(z.object({ kind: z.enum(['library', 'partner']), code: z.string(), missing: z.string() }))
    .readonly(),
  /** The closures of libraries that have any: the patron's due dates are before them. */
  closures: z
    .array(z.object({ code: z.string(), days: codes }))
    .readonly()
    .optional(),
})
export type UsableDocuments = z.infer<typeof UsableDocuments>
type Gap = UsableDocuments['gaps'][number]

/** The name of a document, as attention `profile_missing` has it. */
type DocumentName = string

type WorkflowNames = Parameters<typeof chooseWorkflow>[1]['library']

const namedWorkflows = ({ workflow, workflows = {} }: WorkflowNames): readonly string[] =>
  [workflow, workflows.loan, workflows.copy].filter((name) => name !== undefined)

/** Returns the workflow profiles of a library's requests that name none, the built-in ones included. */
const workflowsOfLibrary = (library: WorkflowNames): readonly string[] =>
  (['loan', 'copy'] as const).map((type) => chooseWorkflow({ service: { type } }, { library }).name)

/** Reads which documents can be used now. A document that cannot be read counts as gone. */
export const readUsableDocuments = (snapshot: ConfigSnapshot): UsableDocuments => {
  const workflows = new Set(snapshot.workflows().map(({ code }) => code))
  const locateProfiles = new Set(snapshot.locateProfiles().map(({ code }) => code))
  const gapsOf = (
    kind: Gap['kind'],
    { code, locateProfile }: { readonly code: string; readonly locateProfile?: string | undefined },
    names: readonly string[],
  ): readonly Gap[] => {
    const missing = [...new Set(names)]
      .filter((name) => !workflows.has(name))
      .map((name) => `workflow ${name}`)
    if (locateProfile !== undefined && !locateProfiles.has(locateProfile))
      missing.push(`locate_profile ${locateProfile}`)
    return missing.map((name) => ({ kind, code, missing: name }))
  }
  const partners = snapshot.partners()
  return {
    workflows: [...workflows],
    partners: partners.map(({ code }) => code),
    faulty: snapshot
      .faults()
      .flatMap(({ kind, code }) => (kind === 'workflow' || kind === 'partner' ? [{ kind, code }] : [])),
    gaps: [
      ...snapshot.libraries().flatMap((library) => gapsOf('library', library, workflowsOfLibrary(library))),
      ...partners.flatMap((partner) =>
        gapsOf(
          'partner',
          partner,
          [partner, ...Object.values(partner.overrides)].flatMap((each) => namedWorkflows(each)),
        ),
      ),
    ],
    closures: snapshot
      .libraries()
      .filter(({ closures = [] }) => closures.length > 0)
      .map(({ code, closures = [] }) => ({ code, days: closures.map(({ from, to }) => `${from}/${to}`) })),
  }
}

/** The difference for requests between two states of the documents. */
export type DocumentsLostAndFound = {
  /** The documents whose requests now name one that cannot be used, themselves or what they name. */
  readonly lost: readonly { readonly kind: 'workflow' | 'library' | 'partner'; readonly code: string }[]
  /** The names that requests may hold as missing, and that are not missing any more. */
  readonly found: ReadonlySet<DocumentName>
  /** The libraries that close on other days: their loans may be due on another one. */
  readonly closing: readonly string[]
}

const without = <T>(some: readonly T[], others: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const keys = new Set(others.map(keyOf))
  return some.filter((each) => !keys.has(keyOf(each)))
}

const itself = (code: string): string => code
const closureKey = (closure: object): string => JSON.stringify(closure)
const gapKey = ({ kind, code, missing }: Gap): string => JSON.stringify([kind, code, missing])

/** Compares two states of the documents. */
export const compareUsableDocuments = (
  before: UsableDocuments,
  now: UsableDocuments,
): DocumentsLostAndFound => ({
  lost: [
    ...without(before.workflows, now.workflows, itself).map((code) => ({ kind: 'workflow' as const, code })),
    ...without(before.partners, now.partners, itself).map((code) => ({ kind: 'partner' as const, code })),
    ...without(now.faulty, before.faulty, ({ kind, code }) => `${kind} ${code}`),
    ...without(now.gaps, before.gaps, gapKey).map(({ kind, code }) => ({ kind, code })),
  ],
  found: new Set([
    ...without(now.workflows, before.workflows, itself).map((code) => `workflow ${code}`),
    ...without(now.partners, before.partners, itself).map((code) => `partner ${code}`),
    ...without(before.gaps, now.gaps, gapKey).map(({ missing }) => missing),
  ]),
  closing: [
    ...new Set(
      [
        ...without(now.closures ?? [], before.closures ?? [], closureKey),
        ...without(before.closures ?? [], now.closures ?? [], closureKey),
      ].map(({ code }) => code),
    ),
  ],
})
