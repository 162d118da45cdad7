import { Library } from '../borrowing/library.ts'
import { partnersNamed, RotaTemplate } from '../borrowing/rota-rules/template.ts'
import type { LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { WorkflowProfile } from '../borrowing/workflow/workflow-profile.ts'
import { LocateProfile } from '../locate/profile.ts'
import { Partner } from '../partners/partner.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Stored } from '../store/ports/stored.ts'
import { configuring, readDocument, readDocuments, writeConflict, writeDocument } from './documents.ts'
import { gatewayCode } from './input/idempotency.ts'
import { type LocateProfileInput, locateProfileOf } from './locate-input.ts'
import { unmaskLibrary } from './masked-library.ts'
import { checkPartner, locateProfileFaults, ownerOfSymbol, repeatedSymbols } from './partner-checks.ts'
import { type PartnerInput, partnerOf } from './partner-input.ts'
import type { Services } from './services.ts'

type Shell = Pick<Services, 'store' | 'now'>

/** What a partner's profile is checked against besides the stored documents. */
export type ConfigurationFacts = Pick<Services, 'letterLanguages'> & {
  readonly protocols: Pick<Services['protocols'], 'entries'>
}

/** A document after it was saved; `created` where there was none of its key. */
export type Saved<T> = { readonly stored: Stored<T>; readonly created: boolean }

/** Refuses a write that hangs on another version of a document than the one that is there. */
export const insist = (before: Stored<unknown> | null, onVersion: number | undefined): void => {
  if (onVersion !== undefined && (before?.version ?? 0) !== onVersion) throw writeConflict()
}

/** Throws `Problem` invalid_input where a document has faults. */
export const refuse = (what: string, faults: readonly Fault[]): void => {
  if (faults.length > 0) {
    throw new Problem('invalid_input', `The ${what} cannot be stored: see faults.`, { faults })
  }
}

/** Refuses a document that names itself otherwise than its address. */
export const sameName = (what: string, member: string, named: string | undefined, key: string): void =>
  refuse(
    what,
    named === undefined || named === key
      ? []
      : [{ path: member, message: `The address says ${key}; a name is fixed once given` }],
  )

/**
 * Stores a partner's profile, checked against the rest of the configuration.
 *
 * @param shell the store, the clock and the languages of letters
 * @param code its code
 * @param input the profile as an admin wrote it
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const savePartner = (
  shell: Shell & ConfigurationFacts,
  code: PartnerCode,
  input: PartnerInput,
  onVersion?: number,
): Promise<Saved<Partner>> =>
  configuring(shell, async () => {
    const { store } = shell
    const before = await readDocument(store, 'partner', code, Partner)
    insist(before, onVersion)
    const partner = Partner.parse(await partnerOf(code, input, before?.value, shell.protocols.entries))
    const [partners, libraries, workflows, locateProfiles] = await Promise.all([
      readDocuments(store, 'partner', Partner),
      store.listDocuments('library'),
      store.listDocuments('workflow'),
      store.listDocuments('locate'),
    ])
    checkPartner(partner, {
      partners,
      libraries: new Set(libraries.map(({ key }) => key)),
      workflows: new Set(workflows.map(({ key }) => key)),
      locateProfiles: new Set(locateProfiles.map(({ key }) => key)),
      protocols: shell.protocols.entries,
      letterLanguages: shell.letterLanguages,
    })
    const stored = await writeDocument(store, 'partner', code, partner, before)
    return { stored, created: before === null }
  })

/**
 * Stores a library, checked against the rest of the configuration: its workflow profile exists, its agency ids are its own.
 *
 * @param shell the store and the clock
 * @param code its code
 * @param library the library as an admin wrote it
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveLibrary = (
  shell: Shell,
  code: LibraryCode,
  library: Omit<Library, 'code'> & { readonly code?: LibraryCode | undefined },
  onVersion?: number,
): Promise<Saved<Library>> =>
  configuring(shell, async () => {
    const { store } = shell
    sameName('library', 'code', library.code, code)
    if (code === gatewayCode)
      refuse('library', [
        { path: 'code', message: `${gatewayCode} stands for the gateway itself: choose another code` },
      ])
    const before = await readDocument(store, 'library', code, Library)
    insist(before, onVersion)
    const workflow = await store.getDocument('workflow', library.workflow)
    const locateProfiles = new Set((await store.listDocuments('locate')).map(({ key }) => key))
    refuse('library', [
      ...repeatedSymbols(library.symbols),
      ...locateProfileFaults(library.locateProfile, locateProfiles),
      ...(workflow === null
        ? [{ path: 'workflow', message: `There is no workflow profile ${library.workflow}` }]
        : []),
    ])
    const others = await readDocuments(store, 'library', Library)
    const taken = ownerOfSymbol(
      library.symbols,
      others.filter((each) => each.code !== code),
    )
    if (taken !== undefined) {
      throw new Problem(
        'conflict',
        `The agency id ${taken.symbol.type}:${taken.symbol.value} belongs to the library ${taken.owner.code}.`,
        { facts: { library: taken.owner.code } },
      )
    }
    const document = Library.parse({ ...unmaskLibrary(library, before?.value), code })
    const stored = await writeDocument(store, 'library', code, document, before)
    return { stored, created: before === null }
  })

/**
 * Stores a workflow profile.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param profile the profile as an admin wrote it
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` conflict where another write came first
 */
export const saveWorkflow = (
  shell: Shell,
  name: string,
  profile: Omit<WorkflowProfile, 'name'> & { readonly name?: string | undefined },
  onVersion?: number,
): Promise<Saved<WorkflowProfile>> =>
  configuring(shell, async () => {
    const { store } = shell
    sameName('workflow profile', 'name', profile.name, name)
    const before = await readDocument(store, 'workflow', name, WorkflowProfile)
    insist(before, onVersion)
    const document = WorkflowProfile.parse({ ...profile, name })
    const stored = await writeDocument(store, 'workflow', name, document, before)
    return { stored, created: before === null }
  })

/**
 * Stores a locate profile.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param input the profile as an admin wrote it
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveLocateProfile = (
  shell: Shell,
  name: string,
  input: LocateProfileInput,
  onVersion?: number,
): Promise<Saved<LocateProfile>> =>
  configuring(shell, async () => {
    const { store } = shell
    sameName('locate profile', 'name', input.name, name)
    const before = await readDocument(store, 'locate', name, LocateProfile)
    insist(before, onVersion)
    const stored = await writeDocument(
      store,
      'locate',
      name,
      locateProfileOf(name, input, before?.value),
      before,
    )
    return { stored, created: before === null }
  })

/**
 * Deletes a locate profile; `Problem` conflict while a library or partner names it.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param onVersion only on this version of the document
 */
export const deleteLocateProfile = (shell: Shell, name: string, onVersion: number): Promise<void> =>
  configuring(shell, async () => {
    const { store } = shell
    const libraries = await readDocuments(store, 'library', Library)
    const partners = await readDocuments(store, 'partner', Partner)
    const users = [
      ...libraries.flatMap((each) => (each.locateProfile === name ? [`library ${each.code}`] : [])),
      ...partners.flatMap((each) => (each.locateProfile === name ? [`partner ${each.code}`] : [])),
    ]
    if (users.length > 0) {
      throw new Problem('conflict', `The locate profile is in use: ${users.slice(0, 10).join(', ')}.`)
    }
    const result = await store.putDocuments([
      { kind: 'locate', key: name, value: undefined, expectedVersion: onVersion },
    ])
    if (result !== 'written') throw writeConflict()
  })

/**
 * Deletes a partner; `Problem` conflict while rota templates name it, or requests have live entries of it.
 *
 * @param shell the store and the clock
 * @param code its code
 * @param onVersion only on this version of the document
 */
export const deletePartner = (shell: Shell, code: PartnerCode, onVersion: number): Promise<void> =>
  configuring(shell, async () => {
    const templates = await readDocuments(shell.store, 'rota_template', RotaTemplate)
    const naming = templates.filter((template) =>
      partnersNamed(template).some(({ partner }) => partner === code),
    )
    if (naming.length > 0) {
      const names = naming.slice(0, 10).map(({ name }) => name)
      throw new Problem(
        'conflict',
        `Rota templates name the partner: ${names.join(', ')}. Take it out of them, or make it inactive instead.`,
      )
    }
    const result = await shell.store.putDocuments([
      { kind: 'partner', key: code, value: undefined, expectedVersion: onVersion, unlessLivePartner: code },
    ])
    if (result === 'conflict') throw writeConflict()
    if (result === 'in_use') {
      throw new Problem(
        'conflict',
        `Requests have live entries of the partner ${code}: it cannot be deleted, only made inactive.`,
      )
    }
  })

/**
 * Deletes a workflow profile; `Problem` conflict while a library or partner names it.
 *
 * @param shell the store and the clock
 * @param name its name
 * @param onVersion only on this version of the document
 */
export const deleteWorkflow = (shell: Shell, name: string, onVersion: number): Promise<void> =>
  configuring(shell, async () => {
    const { store } = shell
    const libraries = await readDocuments(store, 'library', Library)
    const partners = await readDocuments(store, 'partner', Partner)
    const users = [
      ...libraries.flatMap(({ code, workflow }) => (workflow === name ? [`library ${code}`] : [])),
      ...partners.flatMap(({ code, workflow, overrides }) =>
        [workflow, ...Object.values(overrides).map((override) => override.workflow)].includes(name)
          ? [`partner ${code}`]
          : [],
      ),
    ]
    if (users.length > 0) {
      throw new Problem('conflict', `The workflow profile is in use: ${users.slice(0, 10).join(', ')}.`)
    }
    const result = await store.putDocuments([
      { kind: 'workflow', key: name, value: undefined, expectedVersion: onVersion },
    ])
    if (result !== 'written') throw writeConflict()
  })
