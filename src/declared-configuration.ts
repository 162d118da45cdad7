import { z } from 'zod'
import { Library } from './borrowing/library.ts'
import { RotaRules, theRules } from './borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from './borrowing/rota-rules/sending-rules.ts'
import { RotaTemplate } from './borrowing/rota-rules/template.ts'
import { PartnerCode } from './borrowing/values.ts'
import { WorkflowProfile } from './borrowing/workflow/workflow-profile.ts'
import { ApiKeySettings, KeyFromOutside, keyIdOf, saveKey } from './http/auth/api-key.ts'
import { saveLibrary, saveLocateProfile, savePartner, saveWorkflow } from './http/configuration.ts'
import { configuring, writeConflict } from './http/documents.ts'
import { LocateProfileInput } from './http/locate-input.ts'
import { MailboxInput, saveMailbox } from './http/mailbox-input.ts'
import { partnerInput } from './http/partner-input.ts'
import { saveRotaRules, saveRotaTemplate, saveSendingRules } from './http/rota-configuration.ts'
import type { Services } from './http/services.ts'
import { MailboxName } from './partners/mailbox.ts'
import { protocolRegistry } from './partners/registry.ts'
import { type Fault, Problem } from './problem.ts'
import type { DocumentKind } from './store/ports/documents.ts'
import { stageDocuments } from './store/staged-documents.ts'

/** An API key as a file declares it: with the key itself. */
const DeclaredKey = z.discriminatedUnion('role', [
  ApiKeySettings.options[0].extend({
    key: KeyFromOutside,
    library: z
      .never('A key of the role admin belongs to no library: leave the library out, or take the role library')
      .optional(),
  }),
  ApiKeySettings.options[1].extend({ key: KeyFromOutside }),
])

/** What a configuration file may declare: documents as the API takes them, each with its name. */
export const DeclaredConfiguration = z.strictObject({
  workflows: z.array(WorkflowProfile).prefault([]),
  locateProfiles: z.array(LocateProfileInput.required({ name: true })).prefault([]),
  libraries: z.array(Library).prefault([]),
  partners: z.array(partnerInput(protocolRegistry).extend({ code: PartnerCode })).prefault([]),
  rotaTemplates: z.array(RotaTemplate).prefault([]),
  rotaRules: RotaRules.optional(),
  sendingRules: SendingRules.optional(),
  mailboxes: z.array(MailboxInput.extend({ name: MailboxName })).prefault([]),
  keys: z.array(DeclaredKey).prefault([]),
})
export type DeclaredConfiguration = z.infer<typeof DeclaredConfiguration>

type Shell = Pick<Services, 'store' | 'now' | 'letterLanguages'>

/** One declared document: where it stands in the file, what it is stored as, and how it is checked and put. */
type Entry = {
  readonly path: string
  /** The member that names it. */
  readonly named: string
  readonly kind: DocumentKind
  readonly key: string
  readonly save: (shell: Shell) => Promise<unknown>
}

/** The documents of each kind, in an order in which none names one that comes later. */
const sectionsOf = (declared: DeclaredConfiguration): readonly (readonly Entry[])[] => {
  const { rotaRules, sendingRules } = declared
  return [
    declared.workflows.map((each, index) => ({
      path: `workflows/${index}`,
      named: 'name',
      kind: 'workflow',
      key: each.name,
      save: (shell) => saveWorkflow(shell, each.name, each),
    })),
    declared.locateProfiles.map((each, index) => ({
      path: `locateProfiles/${index}`,
      named: 'name',
      kind: 'locate',
      key: each.name,
      save: (shell) => saveLocateProfile(shell, each.name, each),
    })),
    declared.libraries.map((each, index) => ({
      path: `libraries/${index}`,
      named: 'code',
      kind: 'library',
      key: each.code,
      save: (shell) => saveLibrary(shell, each.code, each),
    })),
    declared.partners.map((each, index) => ({
      path: `partners/${index}`,
      named: 'code',
      kind: 'partner',
      key: each.code,
      save: (shell) => savePartner({ ...shell, protocols: { entries: protocolRegistry } }, each.code, each),
    })),
    declared.rotaTemplates.map((each, index) => ({
      path: `rotaTemplates/${index}`,
      named: 'name',
      kind: 'rota_template',
      key: each.name,
      save: (shell) => saveRotaTemplate(shell, each.name, each),
    })),
    rotaRules === undefined
      ? []
      : [
          {
            path: 'rotaRules',
            named: '',
            kind: 'rota_rules',
            key: theRules,
            save: (shell) => saveRotaRules(shell, rotaRules),
          },
        ],
    sendingRules === undefined
      ? []
      : [
          {
            path: 'sendingRules',
            named: '',
            kind: 'sending_rules',
            key: theRules,
            save: (shell) => saveSendingRules(shell, sendingRules),
          },
        ],
    declared.mailboxes.map((each, index) => ({
      path: `mailboxes/${index}`,
      named: 'name',
      kind: 'mailbox',
      key: each.name,
      save: (shell) => saveMailbox(shell, each.name, each),
    })),
    declared.keys.map(({ key, library, ...each }, index) => ({
      path: `keys/${index}`,
      named: 'key',
      kind: 'key',
      key: keyIdOf(key),
      save: (shell) => saveKey(shell, key, ApiKeySettings.parse({ ...each, library })),
    })),
  ]
}

/** The faults of a list in which something stands a second time. */
const repeats = (entries: readonly Entry[]): readonly Fault[] => {
  const first = new Map<string, string>()
  return entries.flatMap(({ path, named, key }) => {
    const before = first.get(key)
    if (before === undefined) first.set(key, path)
    return before === undefined
      ? []
      : [{ path: `${path}/${named}`, message: `${before} has the same ${named}: declare each once` }]
  })
}

/** What is wrong with one of the documents; anything else than that passes through. */
const faultsOf = (path: string, error: unknown): readonly Fault[] => {
  if (!(error instanceof Problem) || (error.code !== 'invalid_input' && error.code !== 'conflict'))
    throw error
  return error.faults.length === 0
    ? [{ path, message: error.message }]
    : error.faults.map((fault) => ({ ...fault, path: `${path}/${fault.path}` }))
}

const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0)
    throw new Problem('invalid_input', 'The configuration file has faults: nothing of it was stored.', {
      faults,
    })
}

/** Enough for some thousand documents on a slow machine, in milliseconds. */
const longest = 60_000

/**
 * Stores what a configuration file declares: checks all of it, as the API checks each document, against the store and the
 * rest of the file, and then writes all that differs in one step. Loading it twice changes nothing.
 *
 * @param shell the store, the clock and the languages of letters
 * @returns nothing; `Problem` invalid_input with the faults of the first kind of documents that has some, conflict or
 *   unavailable where others change the configuration at the same time. Then nothing was written
 */
export const storeDeclared = (shell: Shell, declared: DeclaredConfiguration): Promise<void> =>
  configuring(
    shell,
    async () => {
      const sections = sectionsOf(declared)
      refuse(sections.flatMap(repeats))
      const toCome = new Set(sections.flat().map(({ kind, key }) => `${kind} ${key}`))
      const draft = stageDocuments(shell.store, (kind, key) => toCome.has(`${kind} ${key}`))
      for (const entries of sections) {
        const faults: Fault[] = []
        for (const { path, kind, key, save } of entries) {
          await save({ ...shell, store: draft.store }).catch((error: unknown) =>
            faults.push(...faultsOf(path, error)),
          )
          toCome.delete(`${kind} ${key}`)
        }
        refuse(faults)
      }
      const documents = draft.documents()
      if (documents.length > 0 && (await shell.store.putDocuments(documents)) !== 'written')
        throw writeConflict()
    },
    longest,
  )
