import type { Section } from '../schema-form/sections.ts'

/** The kinds of configuration documents, as addresses and catalogues name them. */
export const documentKindNames = [
  'partner',
  'library',
  'ils',
  'workflow',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'locate_profile',
  'directory_entry',
  'directory_source',
  'network',
  'vendor',
  'mailbox',
  'webhook',
  'alarm_rule',
  'alarm_settings',
] as const
export type DocumentKindName = (typeof documentKindNames)[number]

/** The console's description of a kind of configuration documents. */
export type DocumentKind = {
  readonly name: DocumentKindName
  /** The path of the list of documents; of a kind with one document, its path. */
  readonly listPath: string
  /** Returns the path of a document. */
  readonly pathOf: (code: string) => string
  /** The schema of what is written, in the OpenAPI document. */
  readonly schema: string
  /** The member with which it is named, which cannot change; null for the only document of its kind. */
  readonly codeMember: 'code' | null
  /** True where one belongs to each thing in the list and may be missing, as a library's own system. */
  readonly belongsToListed?: boolean
  /** Members that the gateway keeps itself: they are shown, and not written. */
  readonly keptByGateway?: readonly string[]
  readonly canBeDeleted: boolean
  readonly sections: readonly Section[]
  /** The settings that name documents of another kind. */
  readonly names: readonly (keyof typeof namedLists)[]
  /** The lists of names whose order counts. */
  readonly ordered?: readonly (keyof typeof namedLists)[]
}

/** Settings that name other documents, and the lists of those documents; `isFound`: by what is typed. */
export const namedLists = {
  workflow: { path: '/v1/workflows' },
  locateProfile: { path: '/v1/locate-profiles' },
  sources: { path: '/v1/locate-profiles' },
  source: { path: '/v1/locate-profiles' },
  // There may be thousands.
  directoryEntry: { path: '/v1/directory-entries', isFound: true },
  parent: { path: '/v1/directory-entries', isFound: true },
  library: { path: '/v1/libraries' },
  partner: { path: '/v1/partners' },
  partners: { path: '/v1/partners' },
  exclude: { path: '/v1/partners' },
  lastResort: { path: '/v1/partners' },
  templates: { path: '/v1/rota-templates' },
  vendor: { path: '/v1/vendors' },
  profile: { path: '/v1/vendors' },
  dialect: { path: '/v1/vendors' },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly isFound?: true }>>

/** Documents that are not stored and can be named all the same. */
export const builtIn: Readonly<Partial<Record<keyof typeof namedLists, readonly string[]>>> = {
  workflow: ['standard loan'],
  vendor: ['standard'],
  profile: ['standard'],
  dialect: ['standard'],
}

/** Returns the addresses of documents below a path of the API. */
export const below =
  (path: string) =>
  (code: string): string =>
    `${path}/${encodeURIComponent(code)}`

/** Returns whether a name is that of a kind of documents. */
export const isDocumentKind = (name: string): name is DocumentKindName =>
  documentKindNames.some((each) => each === name)
