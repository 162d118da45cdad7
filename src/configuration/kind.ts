import { z } from 'zod'
import type { Library } from '../borrowing/library.ts'
import type { Instant, LibraryCode } from '../borrowing/values.ts'
import type { Partner } from '../partners/partner.ts'
import { type Fault, fault, Problem } from '../problem.ts'
import type { CachedKind, DocumentKind } from '../store/ports/documents.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { type KeysOf, reason } from '../translations/reason.ts'
import type { PartnerIndex } from './partner-index.ts'
import type { Role } from './roles.ts'
import { keepMaskedSecrets, keepMaskedUrls, maskSecrets } from './secrets.ts'

/** A place at which a document names another one; `part` is the name of the part that does, such as a rule. */
export type Reference = {
  readonly path: string
  readonly kind: CachedKind
  readonly code: string
  readonly part?: string
}

/** The reader of documents: an admin, or a library that sees only what concerns it. */
export type Reader = { readonly role: Role; readonly library: LibraryCode | null }

/** The configuration that a document is checked against, in its future state. Faulty documents are left out. */
export type Surroundings = {
  readonly partners: () => PartnerIndex
  readonly libraries: () => readonly Library[]
  /** All partners, with what they inherit. */
  readonly lenders: () => readonly Partner[]
  /** The languages that letters can be written in. */
  readonly letterLanguages: readonly string[]
}

/** The values that complete an input: its code, the stored document, the time. */
type Completion<T> = { readonly code: string; readonly before: T | null; readonly now: Instant }

/** A document that contradicts another one, such as two partners with one agency id. */
export type Contradiction = { readonly reason: AnyReason; readonly facts: Readonly<Record<string, unknown>> }

/** The API of the documents of a kind. */
export type KindApi = {
  readonly path: `/v1/${string}`
  readonly tag: string
  /** The name of the kind in the ids of operations, such as `RotaTemplate`. */
  readonly noun: string
  /** The roles that may list and read them; only admins write. */
  readonly readers: 'everybody' | 'admins'
  readonly aboutList?: string
  readonly aboutPut: string
  readonly aboutDelete: string
  /** The name of the code in paths; `code` where left out. */
  readonly parameter?: string
  /** The schema of the shown form, if it differs from the stored one. */
  readonly shown?: z.ZodType
  /** False where the list has a route of its own. */
  readonly list?: false
  /** False where documents are not written by PUT. */
  readonly put?: boolean
}

/** The member of an entry in a configuration file that holds its code, or how the code follows from the entry. */
export type FileCode = { readonly member: string } | { readonly from: (entry: unknown) => string | undefined }

/** Everything that sets a kind of documents apart. */
type Definition<Stored extends z.ZodType, Input extends z.ZodType> = {
  readonly kind: CachedKind
  /** The names of the kind in sentences, singular and plural. */
  readonly called: { readonly one: string; readonly many: string }
  /** The member of a configuration file that holds them. */
  readonly section: string
  /** The schema of a code; of a kind with one single document, its fixed key. */
  readonly code: z.ZodType<string> | { readonly single: string }
  /** The member that repeats the code in the document; null where the document does not. */
  readonly codeMember: 'code' | null
  /** The schema of the stored document. */
  readonly schema: Stored
  /** The schema of the input of an admin. */
  readonly input: Input
  /** Makes the document from an input whose masked secrets are filled in; the input itself where left out. */
  readonly complete?: (input: z.output<Input>, more: Completion<z.output<Stored>>) => unknown
  /** The documents that it names: each must exist, and none can be deleted meanwhile. */
  readonly references: (value: z.output<Stored>, code: string) => readonly Reference[]
  /**
   * Finds what no schema can: hosts, repeated entries. Paths are within the document.
   *
   * @param before the stored document; null where there is none
   */
  readonly check?: (
    value: z.output<Stored>,
    surroundings: Surroundings,
    before: z.output<Stored> | null,
  ) => readonly Fault[]
  /** Finds a contradiction with another document. */
  readonly contradiction?: (value: z.output<Stored>, surroundings: Surroundings) => Contradiction | null
  /** Returns the part that a reader may see; null hides the document. */
  readonly view?: (value: z.output<Stored>, reader: Reader) => unknown
  /**
   * Makes the entry of a configuration file from a stored document, or undefined where it is not exported; the document
   * with its code where left out.
   */
  readonly declare?: (value: z.output<Stored>) => unknown
  /** Members that the gateway itself creates: no configuration file has them. */
  readonly createdMembers?: readonly string[]
  /** What to do before a document that is named can be deleted. */
  readonly beforeDeleting?: KeysOf<'before_deleting'>
  /** The member of an entry of a configuration file that names its document, where it is not by `codeMember`. */
  readonly fileCode?: FileCode
  /** Notes of the gateway under the same code, deleted with it. */
  readonly notes?: readonly DocumentKind[]
  /** Left out where the API has no routes made from this table. */
  readonly api?: KindApi
}

/**
 * One row of the table of document kinds. Its functions take any value and parse it: a stored document is foreign data.
 */
export type ConfigKind = {
  readonly kind: CachedKind
  readonly called: { readonly one: string; readonly many: string }
  readonly section: string
  readonly code: z.ZodType<string> | { readonly single: string }
  readonly codeMember: 'code' | null
  readonly schema: z.ZodType
  readonly input: z.ZodType
  readonly notes: readonly DocumentKind[]
  readonly api: KindApi | undefined
  readonly fileCode: FileCode
  readonly beforeDeleting: KeysOf<'before_deleting'>
  readonly createdMembers: readonly string[]
  /**
   * Makes the entry of a configuration file from a stored document.
   *
   * @param value the document; secrets may be replaced
   */
  readonly declare: (value: unknown, code: string) => unknown
  /**
   * Makes the document that an input stands for. `Problem` invalid_input with its faults, or conflict where it
   * contradicts another document.
   *
   * @param exists whether a document that it names is there
   */
  readonly make: (
    input: unknown,
    facts: {
      readonly code: string
      readonly before: unknown
      readonly now: Instant
      readonly surroundings: Surroundings
      readonly exists: (kind: CachedKind, code: string) => boolean
    },
  ) => unknown
  /**
   * Reads a stored document in its present shape: with the defaults of members that came after it was saved, and under
   * their present names. One that cannot be read is returned as it is.
   */
  readonly inPresentShape: (value: unknown) => unknown
  /** Lists the documents that a stored document names; null where it cannot be read. */
  readonly references: (value: unknown, code: string) => readonly Reference[] | null
  /** Shows a stored document without its secrets; null where the reader may not see it. */
  readonly view: (value: unknown, reader: Reader) => unknown
}

const refuse = (kind: DocumentKind, faults: readonly Fault[]): void => {
  if (faults.length > 0)
    throw new Problem('invalid_input', reason('problem.document_not_valid', { kind }), { faults })
}

const NamesItself = z.looseObject({ code: z.unknown().optional() })

/** Returns the fault of a document that names itself otherwise than its address. */
const codeFaults = (member: 'code' | null, input: unknown, code: string): readonly Fault[] => {
  const named = member === null ? undefined : NamesItself.safeParse(input).data?.[member]
  return member === null || named === undefined || named === code
    ? []
    : [fault(member, 'fault.code_in_address', { code })]
}

/** Makes a row of the table of document kinds. */
export const defineKind = <Stored extends z.ZodType, Input extends z.ZodType>(
  definition: Definition<Stored, Input>,
): ConfigKind => {
  const { schema, input: inputSchema, codeMember, complete = (input) => input } = definition
  const storedOf = (value: unknown): z.output<Stored> | null => schema.safeParse(value).data ?? null
  return {
    ...definition,
    notes: definition.notes ?? [],
    api: definition.api,
    beforeDeleting: definition.beforeDeleting ?? 'before_deleting.change_first',
    createdMembers: definition.createdMembers ?? [],
    declare: (value, code) => {
      const stored = definition.declare === undefined ? null : storedOf(value)
      if (stored !== null && definition.declare !== undefined) return definition.declare(stored)
      const member = 'single' in definition.code ? '' : (definition.fileCode ?? { member: codeMember ?? '' })
      return typeof member === 'object' && 'member' in member && member.member !== ''
        ? { [member.member]: code, ...Object(value) }
        : value
    },
    fileCode: definition.fileCode ?? { member: codeMember ?? '' },
    make: (content, { code, before, now, surroundings, exists }) => {
      refuse(definition.kind, codeFaults(codeMember, content, code))
      const input = inputSchema.parse(keepMaskedUrls(schema, content, before))
      const completed: unknown = complete(input, { code, before: storedOf(before), now })
      const named = codeMember === null ? completed : { ...Object(completed), [codeMember]: code }
      const value = schema.parse(named)
      const missing = definition
        .references(value, code)
        .flatMap(({ path, kind, code: other }) =>
          exists(kind, other)
            ? []
            : [{ kind, other, ...fault(path, 'fault.no_document', { kind, document: other }) }],
        )
      const owner = missing.find(({ path }) => path === '')
      if (owner !== undefined)
        throw new Problem(
          'not_found',
          reason('not_found.document', { kind: owner.kind, document: owner.other }),
        )
      refuse(definition.kind, [
        ...(definition.check?.(value, surroundings, storedOf(before)) ?? []),
        ...missing,
      ])
      const contradiction = definition.contradiction?.(value, surroundings) ?? null
      if (contradiction !== null)
        throw new Problem('conflict', contradiction.reason, { facts: contradiction.facts })
      return keepMaskedSecrets(schema, value, before)
    },
    inPresentShape: (value) => storedOf(value) ?? value,
    references: (value, code) => {
      const stored = storedOf(value)
      return stored === null ? null : definition.references(stored, code)
    },
    view: (value, reader) => {
      const stored = schema.parse(value)
      const seen = definition.view === undefined ? stored : definition.view(stored, reader)
      return seen === null ? null : maskSecrets(schema, seen)
    },
  }
}
